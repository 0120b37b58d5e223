/* SPDX-License-Identifier: MIT
 *
 * Scripts.  Thread: main.
 */
#include "base/platform.h"

#include "app/script.h"

#include <stdio.h>

#include "app/dispatch.h"
#include "app/loop.h"
#include "app/screen.h"
#include "ui/key.h"

enum { SCRIPT_SIZE_MOST = 1000 };

static void settle(struct app *a, bool fetches_too)
{
    loop_take_events(a);
    while (library_is_busy(a->library) || (fetches_too && a->nav.ticket != 0)) {
        library_wait(a->library);
        loop_take_events(a);
    }
}

static bool do_size(struct app *a, struct str rest)
{
    uint32_t w, h;
    struct str first = str_cut(&rest, 'x');
    if (!str_number(first, SCRIPT_SIZE_MOST, &w) || !str_number(rest, SCRIPT_SIZE_MOST, &h) ||
        w == 0 || h == 0)
        return false;
    screen_resize(a, (int)w, (int)h);
    return true;
}

static bool do_keys(struct app *a, struct str rest)
{
    settle(a, false);
    while (rest.n > 0 && !a->quit) {
        uint32_t key = key_parse(&rest);
        if (key == KEY_NOTHING)
            return false;
        dispatch_key(a, key);
        settle(a, false);
    }
    return true;
}

static bool do_wait(struct app *a, struct str rest)
{
    settle(a, true);
    return rest.n == 0;
}

static bool print_screen(struct app *a, void (*dump)(const struct canvas *, struct strbuf *))
{
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
    int x, y;
    settle(a, false);
    screen_draw(a, &x, &y);
    dump(&a->canvas, &out);
    fwrite(out.p, 1, out.n, stdout);
    if (x >= 0)
        printf("cursor %d,%d\n", x, y);
    puts("----");
    strbuf_release(&out);
    return true;
}

static bool do_screen(struct app *a, struct str rest)
{
    return rest.n == 0 && print_screen(a, canvas_dump_text);
}

static bool do_roles(struct app *a, struct str rest)
{
    return rest.n == 0 && print_screen(a, canvas_dump_roles);
}

static bool do_scan(struct app *a, struct str rest)
{
    library_scan(a->library);
    return rest.n == 0;
}

static const struct script_verb {
    const char *name;
    bool (*run)(struct app *a, struct str rest);
} script_verbs[] = {
    {"size", do_size},     {"keys", do_keys},   {"wait", do_wait},
    {"screen", do_screen}, {"roles", do_roles}, {"scan", do_scan},
};

static bool run_line(struct app *a, struct str line)
{
    struct str rest = str_trim(line);
    if (rest.n == 0 || rest.p[0] == '#')
        return true;
    struct str verb = str_cut(&rest, ' ');
    for (size_t i = 0; i < ARRAY_LEN(script_verbs); i++)
        if (str_eq(verb, str_of(script_verbs[i].name)))
            return script_verbs[i].run(a, str_trim(rest));
    return false;
}

bool script_run(struct app *a, struct str script, struct err *e)
{
    screen_resize(a, 80, 24);
    settle(a, false);
    for (unsigned number = 1; script.n > 0 && !a->quit; number++)
        if (!run_line(a, str_cut(&script, '\n')))
            return err_set(e, ERR_USAGE, "script line %u is not understood", number);
    return true;
}
