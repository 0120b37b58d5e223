/* SPDX-License-Identifier: MIT
 *
 * Reading settings.  Thread: main, at start.
 */
#include "base/platform.h"

#include "library/settings.h"

#include <stdlib.h>

#include "base/asset.h"
#include "base/bug.h"
#include "base/file.h"
#include "base/xmalloc.h"
#include "rfc/source.h"
#include "store/shelf.h"

enum settings_kind { TEXT, SWITCH, NUMBER, DIRS, URLS };

static const struct settings_row {
    const char *name;
    enum settings_kind kind;
    size_t offset;
} settings_rows[] = {
#define SETTING(field, name, kind) {name, kind, offsetof(struct settings, field)},
#include "library/settings.def"
#undef SETTING
};

#define SETTINGS_FILE_MAX ((size_t)1 << 20)

/* How much of a bad word an error repeats. */
static int settings_quoted(struct str word)
{
    return word.n < 40 ? (int)word.n : 40;
}

static bool settings_set_switch(bool *slot, const char *name, struct str value, struct err *e)
{
    bool yes = str_eq(value, STR("yes")) || str_eq(value, STR("on"));
    if (!yes && !str_eq(value, STR("no")) && !str_eq(value, STR("off")))
        return err_set(e, ERR_USAGE, "%s is yes or no, not \"%.*s\" (settings)", name,
                       settings_quoted(value), value.p);
    *slot = yes;
    return true;
}

static const struct {
    const char *name;
    uint32_t least, most;
} settings_ranges[] = {{"retries", 0, 3}, {"patience", 1, 300}};

static bool settings_set_number(unsigned *slot, const char *name, struct str value, struct err *e)
{
    for (size_t i = 0; i < ARRAY_LEN(settings_ranges); i++) {
        uint32_t least = settings_ranges[i].least, most = settings_ranges[i].most, number;
        if (!str_eq(str_of(name), str_of(settings_ranges[i].name)))
            continue;
        if (!str_number(value, most, &number) || number < least)
            return err_set(e, ERR_USAGE, "%s is a number from %u to %u, not \"%.*s\" (settings)",
                           name, least, most, settings_quoted(value), value.p);
        *slot = number;
        return true;
    }
    BUG("no range for %s", name);
}

static void settings_clear(struct settings_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        free(list->at[i]);
    list->n = 0;
}

/* The first of its source makes room for itself. */
static void settings_add_base_url(struct settings *s, char *url)
{
    if (s->base_urls_before > 0)
        settings_clear(&s->base_urls);
    s->base_urls_before = 0;
    VEC_PUSH(&s->base_urls, url);
}

void settings_seal(struct settings *s)
{
    s->base_urls_before = s->base_urls.n;
}

/* What a value must be beyond its kind. */
static bool settings_check(const char *name, struct str value, struct err *e)
{
    if (value.n == 0)
        return err_set(e, ERR_USAGE, "%s needs a value (settings)", name);
    if (str_ends(str_of(name), STR("-url")))
        return source_base_url_check(value, e) || err_prefix(e, "%s", name);
    for (size_t i = 0; str_eq(str_of(name), STR("theme")) && i < value.n; i++)
        if (!char_is_alnum(value.p[i]) && value.p[i] != '-' && value.p[i] != '_')
            return err_set(e, ERR_USAGE,
                           "theme is auto or the name of one, of letters, digits, - and _, not "
                           "\"%.*s\" (settings)",
                           settings_quoted(value), value.p);
    return true;
}

static bool settings_store(struct settings *s, const struct settings_row *row, struct str value,
                           struct err *e)
{
    void *slot = (char *)s + row->offset;
    if (!settings_check(row->name, value, e))
        return false;
    if (row->kind == SWITCH)
        return settings_set_switch(slot, row->name, value, e);
    if (row->kind == NUMBER)
        return settings_set_number(slot, row->name, value, e);
    char *text = xstrndup(value.p, value.n);
    if (row->kind == TEXT) {
        free(*(char **)slot);
        *(char **)slot = text;
    } else if (row->kind == URLS) {
        settings_add_base_url(s, text);
    } else {
        struct settings_list *list = slot;
        VEC_PUSH(list, paths_expand(text));
        free(text);
    }
    return true;
}

bool settings_set(struct settings *s, struct str name, struct str value, struct err *e)
{
    for (size_t i = 0; i < ARRAY_LEN(settings_rows); i++)
        if (str_eq(name, str_of(settings_rows[i].name)))
            return settings_store(s, &settings_rows[i], value, e);
    struct strbuf names = STRBUF_INIT(STRBUF_TEXT);
    for (size_t i = 0; i < ARRAY_LEN(settings_rows); i++)
        strbuf_addf(&names, "%s%s", i > 0 ? ", " : "", settings_rows[i].name);
    err_set(e, ERR_USAGE, "no setting is called \"%.*s\"; there are %s (settings)",
            settings_quoted(name), name.n ? name.p : "", strbuf_cstr(&names));
    strbuf_release(&names);
    return false;
}

bool settings_init(struct settings *s, struct err *e)
{
    *s = (struct settings){0};
    bool ok = paths_init(&s->paths, e) &&
              settings_read(s, asset_get(ASSET_RCFILE), "the built-in rfcviewrc", e);
    settings_seal(s);
    return ok;
}

void settings_release(struct settings *s)
{
    paths_release(&s->paths);
    settings_clear(&s->base_urls);
    VEC_RELEASE(&s->base_urls);
    settings_clear(&s->mirrors);
    VEC_RELEASE(&s->mirrors);
    free(s->draft_url);
    free(s->datatracker_url);
    free(s->theme);
    for (size_t i = 0; i < s->binds.n; i++) {
        free(s->binds.at[i].words);
        free(s->binds.at[i].where);
    }
    VEC_RELEASE(&s->binds);
}

/* The first word of *rest. */
static struct str settings_word(struct str *rest)
{
    *rest = str_trim(*rest);
    size_t n = 0;
    while (n < rest->n && !char_is_space(rest->p[n]))
        n++;
    struct str word = str_slice(*rest, 0, n);
    *rest = str_trim(str_from(*rest, n));
    return word;
}

static bool settings_line(struct settings *s, struct str line, const char *where, struct err *e)
{
    struct str rest = line;
    struct str verb = settings_word(&rest);
    if (verb.n == 0 || verb.p[0] == '#')
        return true;
    if (str_eq(verb, STR("set"))) {
        struct str name = settings_word(&rest);
        return settings_set(s, name, rest, e);
    }
    if (str_eq(verb, STR("bind"))) {
        VEC_PUSH(&s->binds,
                 (struct settings_bind){xstrndup(rest.n ? rest.p : "", rest.n), xstrdup(where)});
        return true;
    }
    return err_set(e, ERR_USAGE, "a line begins with set, bind or #, not with \"%.*s\" (settings)",
                   settings_quoted(verb), verb.p);
}

bool settings_read(struct settings *s, struct str text, const char *where, struct err *e)
{
    bool good = true;
    for (unsigned number = 1; text.n > 0; number++) {
        struct str line = str_cut(&text, '\n');
        struct err one = {0};
        char *place = xasprintf("%s:%u", where, number);
        if (!settings_line(s, line, place, good ? e : &one) && good)
            good = err_prefix(e, "%s", place);
        free(place);
    }
    return good;
}

bool settings_read_file(struct settings *s, struct err *e)
{
    char *path = paths_join(s->paths.config, "rfcviewrc");
    struct strbuf text = STRBUF_INIT(SETTINGS_FILE_MAX);
    struct err why = {0};
    bool good = file_read(path, &text, &why);
    if (good)
        good = settings_read(s, strbuf_str(&text), "rfcviewrc", e);
    else if (why.kind == ERR_NOT_FOUND)
        good = true; /* nothing was decided yet */
    else if (e != NULL)
        *e = why;
    settings_seal(s);
    strbuf_release(&text);
    free(path);
    return good;
}
