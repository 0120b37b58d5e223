/* SPDX-License-Identifier: MIT
 *
 * Programs are run by the shell, which reads the user's variables; what comes from a document goes
 * to them as an argument or as input, never as a word of the shell's.
 */
#include "base/platform.h"

#include "app/outing.h"

#include <stdlib.h>
#include <unistd.h>

#include "app/made.h"
#include "base/child.h"
#include "base/file.h"
#include "base/utf8.h"
#include "ui/rescue.h"

/* "$1" is the argument, "$2" the program.  A pager that is none of these may not know "+LINE". */
#define SHELL_VIEW                                                                                 \
    "case ${PAGER:-less} in *less*|*more*|*most*) eval \"exec ${PAGER:-less} \\\"\\$1\\\"\";; "    \
    "*) eval \"exec $PAGER\";; esac"
#define SHELL_EDIT   "eval \"exec ${VISUAL:-${EDITOR:-vi}} \\\"\\$1\\\"\""
#define SHELL_BROWSE "eval \"exec ${2:-xdg-open} \\\"\\$1\\\"\""
#define SHELL_ALONE  "exec ${SHELL:-/bin/sh}"
#define SHELL_LINE                                                                                 \
    "eval \"$1\"; printf '\\n-- Enter goes back to rfcview -- ' >/dev/tty; read -r _ </dev/tty"

void outing_release(struct outing *o)
{
    strbuf_release(&o->argument);
    strbuf_release(&o->input);
    strbuf_release(&o->copy);
    strbuf_release(&o->path);
}

bool outing_waits(const struct app *a)
{
    return a->outing.command != NULL || a->outing.copy.n > 0;
}

static void set(struct strbuf *b, struct str text)
{
    strbuf_clear(b);
    strbuf_add_str(b, text);
}

/* name: of the program in sentences; NULL: it says itself how it ended. */
static struct outing *begin(struct app *a, const char *command, struct str argument,
                            const char *name)
{
    struct outing *o = &a->outing;
    o->command = command;
    o->name = name;
    o->program = NULL;
    o->has_input = o->beside = false;
    set(&o->argument, argument);
    return o;
}

/* ---------------------------------------------------------------- the text as published */

/* Asks for it; *wish is done when it comes. */
static void ask(struct app *a, enum outing_wish wish)
{
    struct err e = {0};
    struct outing *o = &a->outing;
    library_cancel(a->library, o->ticket);
    o->wish = wish;
    o->ticket = a->nav.here != NULL && made_find(str_of(a->nav.here)) == NULL
                    ? library_open_raw(a->library, str_of(a->nav.here), &e)
                    : 0;
    if (o->ticket == 0)
        app_say(a, "nothing that was published is being read");
}

void outing_view(struct app *a)
{
    ask(a, OUTING_VIEW);
}

void outing_write(struct app *a, struct str path)
{
    set(&a->outing.path, path);
    ask(a, OUTING_WRITE);
}

static void view_came(struct app *a, struct str raw)
{
    const struct document *d = readerview_document(a->reader);
    struct strbuf line = STRBUF_INIT(STRBUF_TEXT);
    uint32_t at = readerview_place(a->reader).line;
    strbuf_addf(&line, "+%u", d != NULL && d->line_count > 0 ? d->raw_line[at] + 1 : 1);
    struct outing *o = begin(a, SHELL_VIEW, strbuf_str(&line), "the pager");
    o->has_input = true;
    set(&o->input, raw);
    strbuf_release(&line);
}

/* A file that is there stays what it is. */
static void write_came(struct app *a, struct str raw)
{
    char *path = paths_expand(strbuf_cstr(&a->outing.path));
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {0};
    if (file_exists(path)) {
        err_set(&e, ERR_STORAGE, "%s is there already: it was left alone (disk)", path);
        app_say_error(a, &e);
    } else if (!file_write(path, raw, &e)) {
        app_say_error(a, &e);
    } else {
        strbuf_addf(&said, "%zu bytes written to %s", raw.n, path);
        app_say(a, strbuf_cstr(&said));
    }
    strbuf_release(&said);
    free(path);
}

bool outing_event(struct app *a, struct event *ev)
{
    static void (*const came[])(struct app *, struct str) = {
        [OUTING_VIEW] = view_came,
        [OUTING_WRITE] = write_came,
    };
    struct outing *o = &a->outing;
    if (ev->ticket == 0 || ev->ticket != o->ticket)
        return false;
    if (ev->kind == EVENT_RAW)
        came[o->wish](a, strbuf_str(&ev->raw));
    else if (ev->kind == EVENT_FAILED)
        app_say_error(a, &ev->err);
    if (ev->kind == EVENT_RAW || ev->kind == EVENT_FAILED)
        o->ticket = 0;
    a->dirty = true;
    return true;
}

/* ---------------------------------------------------------------- programs */

void outing_shell(struct app *a, struct str command)
{
    begin(a, command.n > 0 ? SHELL_LINE : SHELL_ALONE, command, NULL);
}

void outing_pipe(struct app *a, struct str command)
{
    const struct document *d = readerview_document(a->reader);
    if (d == NULL || command.n == 0)
        return;
    struct outing *o = begin(a, SHELL_LINE, command, NULL);
    o->has_input = true;
    set(&o->input, d->text);
}

void outing_edit(struct app *a, const char *path)
{
    begin(a, SHELL_EDIT, str_of(path), "the editor");
}

/* One that shows pages in a terminal needs ours; others run beside us. */
static bool browser_is_for_terminals(const char *browser)
{
    static const char *const names[] = {"w3m", "lynx", "links", "elinks"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_find(str_of(browser), str_of(names[i]), 0) >= 0)
            return true;
    return false;
}

static bool is_in_path(const char *name)
{
    struct str path = str_of(getenv("PATH") != NULL ? getenv("PATH") : "");
    bool found = false;
    while (path.n > 0 && !found) {
        struct str dir = str_cut(&path, ':');
        struct strbuf file = STRBUF_INIT(STRBUF_TEXT);
        strbuf_addf(&file, "%.*s/%s", STR_ARG(dir), name);
        found = access(strbuf_cstr(&file), X_OK) == 0;
        strbuf_release(&file);
    }
    return found;
}

/* The one that is set, else $BROWSER; NULL: neither. */
static const char *chosen_browser(const struct app *a)
{
    struct str set = str_of(a->settings->browser);
    const char *browser = getenv("BROWSER");
    if (set.n > 0 && !str_eq(set, STR("auto")))
        return a->settings->browser;
    return browser != NULL && browser[0] != '\0' ? browser : NULL;
}

void outing_browse(struct app *a, struct str url)
{
    const char *browser = chosen_browser(a);
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    if (!str_starts_nocase(url, STR("https://")) && !str_starts_nocase(url, STR("http://"))) {
        app_say(a, "only addresses of the web go to the browser");
        return;
    }
    if (browser == NULL && !is_in_path("xdg-open")) {
        strbuf_addf(&said, "%.*s: no browser is known: :set browser names one", STR_ARG(url));
        app_say(a, strbuf_cstr(&said));
    } else {
        strbuf_addf(&said, "%.*s: given to the browser", STR_ARG(url));
        struct outing *o = begin(a, SHELL_BROWSE, url, "the browser");
        o->program = browser;
        o->beside = browser == NULL || !browser_is_for_terminals(browser);
        app_say(a, strbuf_cstr(&said));
    }
    strbuf_release(&said);
}

static bool start(const struct outing *o, struct err *e)
{
    const char *const argv[] = {"/bin/sh",  "-c", o->command, "rfcview", strbuf_cstr(&o->argument),
                                o->program, NULL};
    struct str input = strbuf_str(&o->input);
    int status = 0;
    bool ok = o->beside ? child_start(argv, e)
                        : child_run(argv, o->has_input ? &input : NULL, &status, e);
    if (ok && status != 0 && o->name != NULL)
        return err_set(e, ERR_STORAGE, "%s ended with status %d (program)", o->name, status);
    return ok;
}

void outing_run(struct app *a)
{
    struct outing *o = &a->outing;
    struct err e = {0};
    if (!start(o, &e))
        app_say_error(a, &e);
    o->command = NULL;
    strbuf_clear(&o->input);
    a->dirty = true;
}

static void do_program(struct app *a, struct terminal *t)
{
    bool beside = a->outing.beside;
    if (t == NULL) {
        a->outing.command = NULL;
        if (a->message.n == 0)
            app_say(a, "there is no terminal for other programs");
        return;
    }
    if (!beside)
        term_leave(t);
    outing_run(a);
    if (!beside) {
        term_enter(t);
        rescue_forget_keys();
    }
}

/* ---------------------------------------------------------------- the clipboard */

void outing_copy(struct app *a, struct str text, const char *what)
{
    a->outing.copied = what;
    set(&a->outing.copy, text);
}

/* No terminal tells whether it took it, so what was sent is shown, as far as a row goes. */
static void say_copied(struct app *a)
{
    const struct outing *o = &a->outing;
    struct str text = strbuf_str(&o->copy), first = str_cut(&text, '\n');
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&said, "%s, to the clipboard: %.*s%s", o->copied,
                STR_ARG(str_slice(first, 0, utf8_clip(first, 200))), text.n > 0 ? " …" : "");
    app_say(a, strbuf_cstr(&said));
    strbuf_release(&said);
}

static void do_copy(struct app *a, struct terminal *t)
{
    struct outing *o = &a->outing;
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {0};
    if (t != NULL && term_copy(t, strbuf_str(&o->copy))) {
        say_copied(a);
    } else {
        char *path = paths_join(a->settings->paths.state, "copied.txt");
        if (file_make_dir(a->settings->paths.state, &e) &&
            file_write(path, strbuf_str(&o->copy), &e)) {
            strbuf_addf(&said, "this terminal has no clipboard: %s is in %s", o->copied, path);
            app_say(a, strbuf_cstr(&said));
        } else {
            app_say_error(a, &e);
        }
        free(path);
    }
    strbuf_clear(&o->copy);
    strbuf_release(&said);
}

void outing_do(struct app *a, struct terminal *t)
{
    if (a->outing.copy.n > 0)
        do_copy(a, t);
    if (a->outing.command != NULL)
        do_program(a, t);
}
