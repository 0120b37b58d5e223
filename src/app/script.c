/* SPDX-License-Identifier: MIT
 *
 * Scripts.  Thread: main.
 */
#include "base/platform.h"

#include "app/script.h"

#include "app/dispatch.h"
#include "app/gather.h"
#include "app/loop.h"
#include "app/mousing.h"
#include "app/outing.h"
#include "app/screen.h"
#include "ui/key.h"

enum { SCRIPT_SIZE_MOST = 1000 };

struct script {
    struct app *app;
    struct strbuf *out; /* the screens asked for */
};

static void settle(struct app *a, bool fetches_too)
{
    loop_take_events(a);
    while (library_is_busy(a->library) ||
           (fetches_too &&
            (a->nav.ticket != 0 || a->errata.ticket != 0 || library_is_refreshing(a->library) ||
             bulk_tally(library_bulk(a->library)).running))) {
        library_continue(a->library);
        library_wait(a->library);
        loop_take_events(a);
    }
}

static bool do_size(struct script *s, struct str rest)
{
    uint32_t w, h;
    struct str first = str_cut(&rest, 'x');
    if (!str_number(first, SCRIPT_SIZE_MOST, &w) || !str_number(rest, SCRIPT_SIZE_MOST, &h) ||
        w == 0 || h == 0)
        return false;
    screen_resize(s->app, (int)w, (int)h);
    return true;
}

static bool do_keys(struct script *s, struct str rest)
{
    struct app *a = s->app;
    settle(a, false);
    while (rest.n > 0 && !a->quit) {
        uint32_t key = key_parse(&rest);
        if (key == KEY_NOTHING)
            return false;
        dispatch_key(a, key);
        settle(a, false);
        while (outing_waits(a))
            outing_do(a, NULL);
    }
    return true;
}

/* "press 10 5": what, at which column and row of the screen, from 0. */
static bool do_mouse(struct script *s, struct str rest)
{
    static const char *const actions[] = {[MOUSE_PRESS] = "press",
                                          [MOUSE_RELEASE] = "release",
                                          [MOUSE_DRAG] = "drag",
                                          [MOUSE_WHEEL_UP] = "up",
                                          [MOUSE_WHEEL_DOWN] = "down"};
    struct str action = str_cut(&rest, ' '), column = str_cut(&rest, ' ');
    uint32_t x, y;
    if (!str_number(column, SCRIPT_SIZE_MOST, &x) || !str_number(rest, SCRIPT_SIZE_MOST, &y))
        return false;
    for (size_t i = 0; i < ARRAY_LEN(actions); i++)
        if (str_eq(action, str_of(actions[i]))) {
            settle(s->app, false);
            mousing_event(
                s->app, (struct mouse_event){
                            .action = (enum mouse_action)i, .button = 1, .x = (int)x, .y = (int)y});
            return true;
        }
    return false;
}

static bool do_wait(struct script *s, struct str rest)
{
    settle(s->app, true);
    return rest.n == 0;
}

static void add_screen(struct script *s, void (*dump)(const struct canvas *, struct strbuf *))
{
    int x, y;
    settle(s->app, false);
    gather_look(s->app);
    screen_draw(s->app, &x, &y);
    dump(&s->app->canvas, s->out);
    if (x >= 0)
        strbuf_addf(s->out, "cursor %d,%d\n", x, y);
    strbuf_add_cstr(s->out, "----\n");
}

static bool do_screen(struct script *s, struct str rest)
{
    add_screen(s, canvas_dump_text);
    return rest.n == 0;
}

static bool do_roles(struct script *s, struct str rest)
{
    add_screen(s, canvas_dump_roles);
    return rest.n == 0;
}

/* Of each role on the screen. */
static void dump_looks(const struct script *s)
{
    const struct canvas *c = &s->app->canvas;
    bool there[ROLE_COUNT] = {false};
    for (size_t i = 0; i < (size_t)c->w * (size_t)c->h; i++)
        there[c->cells[i].role] = true;
    for (int role = 0; role < ROLE_COUNT; role++) {
        if (!there[role])
            continue;
        strbuf_addf(s->out, "%c %-14s ", theme_role_letter((enum role)role),
                    theme_role_name((enum role)role));
        theme_describe(&s->app->theme, (enum role)role, s->out);
        strbuf_add_char(s->out, '\n');
    }
    strbuf_add_cstr(s->out, "----\n");
}

static bool do_looks(struct script *s, struct str rest)
{
    int x, y;
    settle(s->app, false);
    screen_draw(s->app, &x, &y);
    dump_looks(s);
    return rest.n == 0;
}

static bool do_scan(struct script *s, struct str rest)
{
    struct app *a = s->app;
    settle(a, false);
    library_scan(a->library);
    while (library_is_scanning(a->library)) {
        library_wait(a->library);
        loop_take_events(a);
    }
    return rest.n == 0;
}

static const struct script_verb {
    const char *name;
    bool (*run)(struct script *s, struct str rest);
} script_verbs[] = {
    {"size", do_size},   {"keys", do_keys},   {"wait", do_wait}, {"screen", do_screen},
    {"roles", do_roles}, {"looks", do_looks}, {"scan", do_scan}, {"mouse", do_mouse},
};

static bool run_line(struct script *s, struct str line)
{
    struct str rest = str_trim(line);
    if (rest.n == 0 || rest.p[0] == '#')
        return true;
    struct str verb = str_cut(&rest, ' ');
    for (size_t i = 0; i < ARRAY_LEN(script_verbs); i++)
        if (str_eq(verb, str_of(script_verbs[i].name)))
            return script_verbs[i].run(s, str_trim(rest));
    return false;
}

bool script_run(struct app *a, struct str script, struct strbuf *out, struct err *e)
{
    struct script s = {a, out};
    screen_resize(a, 80, 24);
    settle(a, false);
    for (unsigned number = 1; script.n > 0 && !a->quit; number++)
        if (!run_line(&s, str_cut(&script, '\n')))
            return err_set(e, ERR_USAGE, "script line %u is not understood", number);
    return true;
}
