/* SPDX-License-Identifier: MIT
 *
 * Lines and where they come from.  Thread: main.
 */
#include "base/platform.h"

#include "library/rcfile.h"

#include <stdlib.h>
#include <string.h>

#include "base/asset.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/xmalloc.h"

enum {
    FILE_MOST = 1 << 20,
    LINES_MOST = 10000, /* of keys and colours together */
    FILES_MOST = 32,    /* that name each other */
};

/* A line being read. */
struct line {
    struct settings *settings;
    struct str verb, rest;
    const char *where;
    struct strbuf *said;
    unsigned *files; /* read so far; a file that names itself comes to an end */
};

static bool read_line(struct line *l, struct str line, struct err *e);

/* The first word of *rest, cut off. */
static struct str cut_word(struct str *rest)
{
    *rest = str_trim(*rest);
    size_t n = 0;
    while (n < rest->n && !char_is_space(rest->p[n]))
        n++;
    struct str word = str_slice(*rest, 0, n);
    *rest = str_trim(str_from(*rest, n));
    return word;
}

/* ---------------------------------------------------------------- verbs */

/* What a setting is, and what for. */
static bool do_show(struct line *l, struct str name, struct err *e)
{
    const struct settings_row *row = settings_find(name, e);
    if (row == NULL)
        return false;
    size_t n = settings_values(l->settings, row);
    strbuf_addf(l->said, "%s is %s", row->name, n == 0 ? "not set" : "");
    for (size_t i = 0; i < n; i++) {
        strbuf_add_cstr(l->said, i > 0 ? ", " : "");
        settings_value(l->settings, row, i, l->said);
    }
    strbuf_addf(l->said, " (%s): %s", row->form, row->help);
    return true;
}

static bool do_toggle(struct line *l, struct err *e)
{
    struct str name = l->rest;
    return settings_toggle(l->settings, name, e) && (l->said == NULL || do_show(l, name, e));
}

static bool do_set(struct line *l, struct err *e)
{
    struct str value = l->rest, name = cut_word(&value);
    if (name.n == 0)
        return err_set(e, ERR_USAGE, "set needs the name of a setting, and its value (settings)");
    if (str_find_char(name, '=', 0) > 0) { /* as the options of the command line */
        value = l->rest;
        name = str_cut(&value, '=');
        value = str_trim(value);
    }
    if (value.n == 0 && str_ends(name, STR("!"))) {
        l->rest = str_slice(name, 0, name.n - 1);
        return do_toggle(l, e);
    }
    if (value.n == 0 && l->said != NULL)
        return do_show(l, name, e);
    return settings_set(l->settings, name, value, e);
}

/* The words are the screen's to understand. */
static bool do_keep(struct line *l, struct err *e)
{
    if (l->settings->lines.n >= LINES_MOST)
        return err_set(e, ERR_USAGE, "there are more than %d lines of keys and colours (settings)",
                       LINES_MOST);
    struct strbuf words = STRBUF_INIT(STRBUF_TEXT);
    strbuf_add_str(&words, l->verb);
    strbuf_add_char(&words, ' ');
    strbuf_add_str(&words, l->rest);
    VEC_PUSH(&l->settings->lines, (struct settings_line){strbuf_take(&words), xstrdup(l->where)});
    return true;
}

static bool read_text(struct settings *s, struct str text, const char *name, unsigned *files,
                      struct err *e)
{
    bool good = true;
    for (unsigned number = 1; text.n > 0; number++) {
        struct err why = {0};
        char *where = xasprintf("%s:%u", name, number);
        struct line line = {.settings = s, .where = where, .files = files};
        size_t faults = s->faults.n;
        if (!read_line(&line, str_cut(&text, '\n'), &why)) {
            /* a file that this line named has told its own */
            if (s->faults.n == faults) {
                err_prefix(&why, "%s", where);
                VEC_PUSH(&s->faults, why);
            }
            if (good && e != NULL)
                *e = s->faults.at[faults];
            good = false;
        }
        free(where);
    }
    return good;
}

/* needed: it is an error where there is none. */
static bool read_file(struct settings *s, const char *path, const char *name, bool needed,
                      unsigned *files, struct err *e)
{
    struct strbuf text = STRBUF_INIT(FILE_MOST);
    struct err why = {0};
    bool good = file_read(path, &text, &why);
    if (good)
        good = read_text(s, strbuf_str(&text), name, files, e);
    else if (why.kind == ERR_NOT_FOUND && !needed)
        good = true; /* nothing was decided yet */
    else if (e != NULL)
        *e = why;
    strbuf_release(&text);
    return good;
}

/* A name without a directory is looked for beside the reader's own rfcviewrc. */
static bool do_source(struct line *l, struct err *e)
{
    if (l->rest.n == 0)
        return err_set(e, ERR_USAGE, "source needs the name of a file (settings)");
    if (++*l->files >= FILES_MOST)
        return err_set(e, ERR_USAGE, "more than %d files name each other (settings)", FILES_MOST);
    char *name = xstrndup(l->rest.p, l->rest.n), *path = paths_expand(name);
    if (path[0] != '/') {
        char *beside = paths_join(l->settings->paths.config, path);
        free(path);
        path = beside;
    }
    bool good = read_file(l->settings, path, name, true, l->files, e);
    free(name);
    free(path);
    return good;
}

static const struct verb {
    struct rcfile_verb row;
    bool (*run)(struct line *l, struct err *e);
} verbs[] = {
    {{"set", "NAME VALUE", "gives a setting a value; NAME! is toggle"}, do_set},
    {{"toggle", "NAME", "turns a switch, or takes the next choice"}, do_toggle},
    {{"bind", "CONTEXT KEYS COMMAND", "gives a key, or several in a row, a meaning"}, do_keep},
    {{"unbind", "CONTEXT KEYS", "takes the meaning of a key away"}, do_keep},
    {{"colour", "ROLE FG BG ATTRIBUTES", "how a part of the screen looks"}, do_keep},
    {{"source", "FILE", "reads another file of such lines"}, do_source},
};

size_t rcfile_verb_count(void)
{
    return ARRAY_LEN(verbs);
}

const struct rcfile_verb *rcfile_verb(size_t i)
{
    return &verbs[i].row;
}

static const struct verb *verb_find(struct str name)
{
    for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
        if (str_eq(name, str_of(verbs[i].row.name)))
            return &verbs[i];
    return NULL;
}

bool rcfile_knows(struct str verb)
{
    return verb_find(verb) != NULL;
}

/* ---------------------------------------------------------------- lines */

static bool read_line(struct line *l, struct str line, struct err *e)
{
    struct nearest near = {0};
    l->rest = line;
    l->verb = cut_word(&l->rest);
    if (l->verb.n == 0 || l->verb.p[0] == '#')
        return true;
    const struct verb *v = verb_find(l->verb);
    if (v != NULL)
        return v->run(l, e);
    near.word = l->verb;
    for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
        nearest_consider(&near, str_of(verbs[i].row.name));
    return nearest_fail(&near, "command of this file", "settings", e);
}

bool rcfile_line(struct settings *s, struct str line, const char *where, struct strbuf *said,
                 struct err *e)
{
    unsigned files = 0;
    struct line l = {.settings = s, .where = where, .said = said, .files = &files};
    return read_line(&l, line, e);
}

bool rcfile_read(struct settings *s, struct str text, const char *name, struct err *e)
{
    unsigned files = 0;
    return read_text(s, text, name, &files, e);
}

/* ---------------------------------------------------------------- sources */

/* The separator between values of a list in the environment. */
static char list_separator(const struct settings_row *row)
{
    return str_eq(str_of(row->form), STR("DIR"))   ? ':'
           : str_eq(str_of(row->form), STR("URL")) ? ' '
                                                   : '\0';
}

/* A variable's values are set one by one. */
static bool read_variable(struct settings *s, const struct settings_row *row, struct err *e)
{
    struct str given = str_of(row->environment), variable = str_cut(&given, '=');
    char *name = xstrndup(variable.p, variable.n);
    struct str value = str_of(getenv(name));
    char separator = list_separator(row);
    bool good = true;
    if (value.n > 0 && given.n > 0)
        value = given;
    while (value.n > 0) {
        struct str one = separator != '\0' ? str_cut(&value, separator) : value;
        struct err why = {0};
        if (separator == '\0')
            value = STR_NONE;
        if (one.n == 0 || settings_set(s, str_of(row->name), one, &why))
            continue;
        err_prefix(&why, "$%s", name);
        VEC_PUSH(&s->faults, why);
        if (good && e != NULL)
            *e = why;
        good = false;
    }
    free(name);
    return good;
}

static bool read_environment(struct settings *s, struct err *e)
{
    bool good = true;
    for (size_t i = 0; i < settings_count(); i++)
        if (settings_row(i)->environment != NULL &&
            !read_variable(s, settings_row(i), good ? e : NULL))
            good = false;
    settings_seal(s);
    return good;
}

/* These were good when they were given. */
static void apply_overrides(struct settings *s)
{
    for (size_t i = 0; i < s->overrides.n; i++) {
        const struct settings_override *o = &s->overrides.at[i];
        struct err why = {0};
        if (!settings_set(s, str_of(o->name), str_of(o->value), &why))
            VEC_PUSH(&s->faults, why);
    }
}

bool rcfile_load(struct settings *s, struct err *e)
{
    char *own = paths_join(s->paths.config, "rfcviewrc");
    const char *path = s->file != NULL ? s->file : own;
    unsigned files = 0;
    bool good =
        read_file(s, path, s->file != NULL ? path : "rfcviewrc", s->file != NULL, &files, e);
    settings_seal(s);
    good = read_environment(s, good ? e : NULL) && good;
    apply_overrides(s);
    free(own);
    return good;
}

/* What the settings that differ make necessary. */
static unsigned changes_between(const struct settings *a, const struct settings *b)
{
    unsigned changes = 0;
    for (size_t i = 0; i < settings_count(); i++) {
        const struct settings_row *row = settings_row(i);
        struct strbuf one = STRBUF_INIT(STRBUF_TEXT), other = STRBUF_INIT(STRBUF_TEXT);
        for (size_t k = 0; k < settings_values(a, row); k++) {
            settings_value(a, row, k, &one);
            strbuf_add_char(&one, '\n');
        }
        for (size_t k = 0; k < settings_values(b, row); k++) {
            settings_value(b, row, k, &other);
            strbuf_add_char(&other, '\n');
        }
        if (!str_eq(strbuf_str(&one), strbuf_str(&other)))
            changes |= row->changes;
        strbuf_release(&one);
        strbuf_release(&other);
    }
    return changes;
}

bool rcfile_reload(struct settings *s, struct err *e)
{
    struct settings fresh;
    if (!settings_init(&fresh, e)) {
        settings_release(&fresh);
        return false;
    }
    fresh.file = s->file;
    s->file = NULL;
    for (size_t i = 0; i < s->overrides.n; i++)
        VEC_PUSH(&fresh.overrides, s->overrides.at[i]);
    s->overrides.n = 0;
    bool good = rcfile_load(&fresh, e);
    fresh.changed = s->changed | changes_between(s, &fresh);
    settings_release(s);
    *s = fresh;
    return good;
}

bool rcfile_override(struct settings *s, struct str name, struct str value, struct err *e)
{
    if (!settings_set(s, name, value, e))
        return false;
    VEC_PUSH(&s->overrides,
             (struct settings_override){xstrndup(name.p, name.n), xstrndup(value.p, value.n)});
    return true;
}

/* ---------------------------------------------------------------- all of it as a file */

static void dump_setting(const struct settings *s, const struct settings_row *row,
                         struct strbuf *out)
{
    size_t n = settings_values(s, row);
    if (n == 0)
        strbuf_addf(out, "#set %s %s\n", row->name, row->form);
    for (size_t i = 0; i < n; i++) {
        strbuf_addf(out, "set %s ", row->name);
        settings_value(s, row, i, out);
        strbuf_add_char(out, '\n');
    }
}

/* The lines of the built-in file that set something, or show how, give way to what is in force. */
void rcfile_dump(const struct settings *s, struct strbuf *out)
{
    struct str text = asset_get(ASSET_RCFILE);
    while (text.n > 0) {
        struct str line = str_cut(&text, '\n'), rest = line, verb = cut_word(&rest);
        const struct settings_row *row = NULL;
        if (str_eq(verb, STR("set")) || str_eq(verb, STR("#set")))
            row = settings_find(cut_word(&rest), NULL);
        if (row != NULL) {
            dump_setting(s, row, out);
        } else {
            strbuf_add_str(out, line);
            strbuf_add_char(out, '\n');
        }
    }
}
