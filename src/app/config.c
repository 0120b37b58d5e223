/* SPDX-License-Identifier: MIT
 *
 * library/rcfile reads the lines; those of keys and colours are understood here.  Thread: main.
 */
#include "base/platform.h"

#include "app/config.h"

#include "app/sharing.h"
#include "app/themes.h"
#include "library/rcfile.h"
#include "view/binding.h"

/* A line of keys or colours. */
static bool do_line(struct keymap *m, struct theme *t, struct str line, struct err *e)
{
    return binding_knows(line) ? binding_do(m, line, e) : themes_do(t, line, e);
}

/* Lines of the settings into a keymap, and colours tried on a theme; a bad one becomes a fault. */
static bool bind_lines(struct keymap *m, struct settings *s, struct err *e)
{
    struct theme tried;
    bool good = true;
    theme_init(&tried);
    keymap_release(m);
    command_bind_defaults(m);
    for (size_t i = 0; i < s->lines.n; i++) {
        const struct settings_line *line = &s->lines.at[i];
        struct err why = {0};
        if (do_line(m, &tried, str_of(line->words), &why))
            continue;
        err_prefix(&why, "%s", line->where);
        VEC_PUSH(&s->faults, why);
        if (good && e != NULL)
            *e = why;
        good = false;
    }
    return good;
}

bool config_bind(struct app *a, struct err *e)
{
    return bind_lines(&a->keymap, a->settings, e);
}

/* The setting counts when it changes; else what S made of it. */
static void heed_look(struct app *a)
{
    const struct settings *s = a->settings;
    struct readerdraw_look look = {.numbers = s->line_numbers,
                                   .refill = s->refill,
                                   .page_breaks = s->page_breaks,
                                   .centre = s->centre,
                                   .columns = (int)s->text_width,
                                   .plain = s->plain};
    bool wrap = s->wrap != a->wrap_heeded ? s->wrap : readerview_wraps(a->reader);
    a->wrap_heeded = s->wrap;
    readerview_set_look(a->reader, look, wrap);
    catalogview_view(a->list)->plain = rowsview_view(a->pane.rows)->plain = s->plain;
    sharing_heed(a);
}

void config_heed(struct app *a)
{
    unsigned changed = a->settings->changed;
    a->settings->changed = 0;
    a->dirty = true;
    if (changed & SETTINGS_RELOAD)
        themes_begin(a, a->settings);
    if (changed & SETTINGS_REFLOW)
        heed_look(a);
    a->redraw |= (changed & (SETTINGS_REDRAW | SETTINGS_REFLOW | SETTINGS_RELOAD)) != 0;
}

/* Setting that counts only later says so. */
static void say_later(const struct app *a, struct strbuf *said)
{
    if ((a->settings->changed & SETTINGS_LATER) && said->n == 0)
        strbuf_add_cstr(said, "this counts from the next start; in rfcviewrc it stays");
}

bool config_line(struct app *a, struct str line, struct strbuf *said, struct err *e)
{
    struct settings *s = a->settings;
    size_t lines = s->lines.n, faults = s->faults.n;
    struct theme tried = a->theme;
    bool good = rcfile_line(s, line, "typed", said, e);
    for (size_t i = lines; good && i < s->lines.n; i++)
        good = do_line(&a->keymap, &tried, str_of(s->lines.at[i].words), e);
    if (good && lines < s->lines.n)
        s->changed |= SETTINGS_RELOAD;
    for (; !good && s->lines.n > lines; s->lines.n--)
        settings_line_release(&s->lines.at[s->lines.n - 1]);
    if (faults < s->faults.n)
        s->faults.n = faults; /* it was told; the files' own stay */
    say_later(a, said);
    config_heed(a);
    return good;
}

void config_complain(struct app *a, const struct err *e)
{
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    size_t n = a->settings->faults.n;
    strbuf_add_cstr(&said, e->text);
    if (n > 1)
        strbuf_addf(&said, "; %zu more %s bad: rfcview --dump-config tells", n - 1,
                    n == 2 ? "is" : "are");
    app_say(a, strbuf_cstr(&said));
    a->message_is_error = true;
    strbuf_release(&said);
}

void config_reload(struct app *a)
{
    struct err e = {0};
    struct settings *s = a->settings;
    bool good = rcfile_reload(s, &e);
    good = config_bind(a, good ? &e : NULL) && good;
    bool later = s->changed & SETTINGS_LATER;
    s->changed |= SETTINGS_RELOAD; /* the colours may be others, also where the theme is not */
    config_heed(a);
    if (!good)
        config_complain(a, &e);
    else if (a->message.n == 0)
        app_say(a, later ? "the configuration is read again; where texts come from counts from "
                           "the next start"
                         : "the configuration is read again");
}

void config_dump(struct settings *s, struct strbuf *out)
{
    struct keymap m = {0};
    struct theme tried;
    (void)!bind_lines(&m, s, NULL);
    rcfile_dump(s, out);
    strbuf_add_cstr(out, "\n# The keys in force\n");
    binding_dump(&m, out);
    theme_init(&tried);
    for (size_t i = 0; i < s->lines.n; i++) {
        struct str line = str_of(s->lines.at[i].words);
        if (themes_knows(line) && themes_do(&tried, line, NULL))
            strbuf_addf(out, "%.*s\n", STR_ARG(line));
    }
    keymap_release(&m);
}
