/* SPDX-License-Identifier: MIT
 *
 * Values by name: each kind is a row of functions over the field it is kept in.  Thread: main.
 */
#include "base/platform.h"

#include "library/settings.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/nearest.h"
#include "base/xmalloc.h"
#include "rfc/source.h"

enum { SWITCH, NUMBER, CHOICE, SIZE, NAME, WORDS, ADDRESS, DIRS, HOSTS, URLS };

static const struct settings_row settings_rows[] = {
#define SETTING(field, name, kind, form, initial, changes, environment, help)                      \
    {name,    form,                                                                                \
     initial, environment,                                                                         \
     help,    SETTINGS_##changes,                                                                  \
     kind,    offsetof(struct settings, field)},
#include "library/settings.def"
#undef SETTING
};

size_t settings_count(void)
{
    return ARRAY_LEN(settings_rows);
}

const struct settings_row *settings_row(size_t i)
{
    return &settings_rows[i];
}

const struct settings_row *settings_find(struct str name, struct err *e)
{
    struct nearest near = {.word = name};
    for (size_t i = 0; i < ARRAY_LEN(settings_rows); i++) {
        struct str this = str_of(settings_rows[i].name);
        if (str_eq(name, this))
            return &settings_rows[i];
        nearest_consider(&near, this);
    }
    nearest_fail(&near, "setting", "settings", e);
    return NULL;
}

bool settings_word(const struct settings_row *row, size_t i, struct str *word)
{
    struct str rest = str_of(row->form);
    if (str_find_char(rest, '|', 0) < 0)
        return false;
    for (; rest.n > 0; i--) {
        *word = str_cut(&rest, '|');
        if (i == 0)
            return !char_is_upper(word->p[0]); /* NAME stands for any name */
    }
    return false;
}

/* ---------------------------------------------------------------- values from text */

/* What is not a value of this form. */
static bool settings_refuse(const struct settings_row *row, const char *wanted, struct str value,
                            struct err *e)
{
    enum { QUOTED_MOST = 40 };
    value = str_slice(value, 0, QUOTED_MOST);
    return err_set(e, ERR_USAGE, "%s is %s, not \"%.*s\" (settings)", row->name, wanted,
                   STR_ARG(value));
}

static bool set_switch(void *slot, const struct settings_row *row, struct str value, struct err *e)
{
    bool yes = str_eq(value, STR("yes")) || str_eq(value, STR("on"));
    if (!yes && !str_eq(value, STR("no")) && !str_eq(value, STR("off")))
        return settings_refuse(row, "yes or no", value, e);
    *(bool *)slot = yes;
    return true;
}

static bool set_number(void *slot, const struct settings_row *row, struct str value, struct err *e)
{
    struct str most_word = str_of(row->form), least_word = str_cut(&most_word, '-');
    uint32_t least, most, number;
    if (!str_number(least_word, UINT32_MAX, &least) || !str_number(most_word, UINT32_MAX, &most))
        BUG("the form of %s is no range", row->name);
    if (!str_number(value, most, &number) || number < least) {
        struct strbuf wanted = STRBUF_INIT(STRBUF_TEXT);
        strbuf_addf(&wanted, "a number from %u to %u", least, most);
        settings_refuse(row, strbuf_cstr(&wanted), value, e);
        strbuf_release(&wanted);
        return false;
    }
    *(unsigned *)slot = number;
    return true;
}

static bool set_choice(void *slot, const struct settings_row *row, struct str value, struct err *e)
{
    struct strbuf wanted = STRBUF_INIT(STRBUF_TEXT);
    struct str word, next;
    bool found = false;
    for (size_t i = 0; !found && settings_word(row, i, &word); i++) {
        found = str_eq(word, value);
        if (found)
            *(unsigned *)slot = (unsigned)i;
        strbuf_add_cstr(&wanted, i == 0 ? "" : settings_word(row, i + 1, &next) ? ", " : " or ");
        strbuf_add_str(&wanted, word);
    }
    if (!found)
        settings_refuse(row, strbuf_cstr(&wanted), value, e);
    strbuf_release(&wanted);
    return found;
}

static bool set_size(void *slot, const struct settings_row *row, struct str value, struct err *e)
{
    enum { COLUMNS_LEAST = 10, COLUMNS_MOST = 999, PERCENT_LEAST = 10, PERCENT_MOST = 90 };
    struct settings_size size = {0, str_ends(value, STR("%"))};
    uint32_t number = 0;
    struct str digits = str_slice(value, 0, value.n - size.percent);
    uint32_t most = size.percent ? PERCENT_MOST : COLUMNS_MOST;
    uint32_t least = size.percent ? PERCENT_LEAST : COLUMNS_LEAST;
    if (!str_eq(value, STR("auto")) && (!str_number(digits, most, &number) || number < least))
        return settings_refuse(row, "auto, columns from 10 to 999, or percent from 10% to 90%",
                               value, e);
    size.number = number;
    *(struct settings_size *)slot = size;
    return true;
}

/* A word that may be the name of a file, and leads to no other directory. */
static bool set_name(void *slot, const struct settings_row *row, struct str value, struct err *e)
{
    bool good = value.n <= 64;
    for (size_t i = 0; i < value.n; i++)
        good &= char_is_alnum(value.p[i]) || memchr("-_", value.p[i], 2) != NULL;
    if (!good)
        return settings_refuse(row, "a name of letters and digits", value, e);
    free(*(char **)slot);
    *(char **)slot = xstrndup(value.p, value.n);
    return true;
}

/* Nothing that would not survive in a line of a file. */
static bool is_printable(struct str value)
{
    for (size_t i = 0; i < value.n; i++)
        if ((unsigned char)value.p[i] < ' ' || value.p[i] == 0x7F)
            return false;
    return true;
}

static bool set_words(void *slot, const struct settings_row *row, struct str value, struct err *e)
{
    if (!is_printable(value))
        return settings_refuse(row, "words", value, e);
    free(*(char **)slot);
    *(char **)slot = xstrndup(value.p, value.n);
    return true;
}

static bool set_dirs(void *slot, const struct settings_row *row, struct str value, struct err *e)
{
    struct settings_list *list = slot;
    if (!is_printable(value))
        return settings_refuse(row, "a directory", value, e);
    char *path = xstrndup(value.p, value.n);
    VEC_PUSH(list, paths_expand(path));
    free(path);
    return true;
}

static bool set_hosts(void *slot, const struct settings_row *row, struct str value, struct err *e)
{
    struct settings_list *list = slot;
    if (!is_printable(value) || str_find_char(value, '/', 0) >= 0)
        return settings_refuse(row, "HOST or HOST:PORT", value, e);
    VEC_PUSH(list, xstrndup(value.p, value.n));
    return true;
}

static bool set_address(void *slot, const struct settings_row *row, struct str value, struct err *e)
{
    if (!source_base_url_check(value, e))
        return err_prefix(e, "%s", row->name);
    free(*(char **)slot);
    *(char **)slot = xstrndup(value.p, value.n);
    return true;
}

static bool set_urls(void *slot, const struct settings_row *row, struct str value, struct err *e)
{
    struct settings_list *list = slot;
    if (!source_base_url_check(value, e))
        return err_prefix(e, "%s", row->name);
    VEC_PUSH(list, xstrndup(value.p, value.n));
    return true;
}

static bool (*const setters[])(void *, const struct settings_row *, struct str, struct err *) = {
    [SWITCH] = set_switch, [NUMBER] = set_number, [CHOICE] = set_choice,   [SIZE] = set_size,
    [NAME] = set_name,     [WORDS] = set_words,   [ADDRESS] = set_address, [DIRS] = set_dirs,
    [HOSTS] = set_hosts,   [URLS] = set_urls,
};

/* The first address of a source makes room for itself. */
static void settings_make_room(struct settings *s)
{
    for (size_t i = 0; i < s->base_urls_before; i++)
        free(s->base_urls.at[i]);
    s->base_urls.n -= s->base_urls_before;
    memmove(s->base_urls.at, s->base_urls.at + s->base_urls_before,
            s->base_urls.n * sizeof *s->base_urls.at);
    s->base_urls_before = 0;
}

bool settings_set(struct settings *s, struct str name, struct str value, struct err *e)
{
    const struct settings_row *row = settings_find(name, e);
    if (row == NULL)
        return false;
    if (value.n == 0)
        return err_set(e, ERR_USAGE, "%s needs a value: %s (settings)", row->name, row->form);
    if (!setters[row->kind]((char *)s + row->offset, row, value, e))
        return false;
    if (row->kind == URLS)
        settings_make_room(s);
    s->changed |= row->changes;
    return true;
}

void settings_seal(struct settings *s)
{
    s->base_urls_before = s->base_urls.n;
}

/* ---------------------------------------------------------------- values as text */

static void add_switch(const void *slot, const struct settings_row *row, struct strbuf *out)
{
    (void)row;
    strbuf_add_cstr(out, *(const bool *)slot ? "yes" : "no");
}

static void add_number(const void *slot, const struct settings_row *row, struct strbuf *out)
{
    (void)row;
    strbuf_addf(out, "%u", *(const unsigned *)slot);
}

static void add_choice(const void *slot, const struct settings_row *row, struct strbuf *out)
{
    struct str word;
    if (settings_word(row, *(const unsigned *)slot, &word))
        strbuf_add_str(out, word);
}

static void add_size(const void *slot, const struct settings_row *row, struct strbuf *out)
{
    const struct settings_size *size = slot;
    (void)row;
    if (size->number == 0)
        strbuf_add_cstr(out, "auto");
    else
        strbuf_addf(out, "%u%s", size->number, size->percent ? "%" : "");
}

static void add_text(const void *slot, const struct settings_row *row, struct strbuf *out)
{
    (void)row;
    strbuf_add_cstr(out, *(char *const *)slot);
}

static void (*const adders[])(const void *, const struct settings_row *, struct strbuf *) = {
    [SWITCH] = add_switch, [NUMBER] = add_number, [CHOICE] = add_choice, [SIZE] = add_size,
    [NAME] = add_text,     [WORDS] = add_text,    [ADDRESS] = add_text,
};

static const struct settings_list *settings_list(const struct settings *s,
                                                 const struct settings_row *row)
{
    bool is_list = row->kind == DIRS || row->kind == HOSTS || row->kind == URLS;
    return is_list ? (const struct settings_list *)((const char *)s + row->offset) : NULL;
}

size_t settings_values(const struct settings *s, const struct settings_row *row)
{
    const struct settings_list *list = settings_list(s, row);
    return list != NULL ? list->n : 1;
}

void settings_value(const struct settings *s, const struct settings_row *row, size_t i,
                    struct strbuf *out)
{
    const struct settings_list *list = settings_list(s, row);
    if (list != NULL)
        strbuf_add_cstr(out, list->at[i]);
    else
        adders[row->kind]((const char *)s + row->offset, row, out);
}

/* The word of a switch or a choice that comes after the one in force; the first after the last. */
static bool settings_next(const struct settings *s, const struct settings_row *row,
                          struct str *next)
{
    struct strbuf now = STRBUF_INIT(STRBUF_TEXT);
    size_t i = 0;
    if (row->kind != SWITCH && row->kind != CHOICE)
        return false;
    settings_value(s, row, 0, &now);
    while (settings_word(row, i, next) && !str_eq(*next, strbuf_str(&now)))
        i++;
    strbuf_release(&now);
    return settings_word(row, i + 1, next) || settings_word(row, 0, next);
}

bool settings_toggle(struct settings *s, struct str name, struct err *e)
{
    struct str next;
    const struct settings_row *row = settings_find(name, e);
    if (row == NULL)
        return false;
    if (!settings_next(s, row, &next))
        return err_set(e, ERR_USAGE, "%s is no switch: it is %s (settings)", row->name, row->form);
    return settings_set(s, name, next, e);
}

/* ---------------------------------------------------------------- beginning and end */

bool settings_init(struct settings *s, struct err *e)
{
    *s = (struct settings){0};
    if (!paths_init(&s->paths, e))
        return false;
    for (size_t i = 0; i < ARRAY_LEN(settings_rows); i++) {
        const struct settings_row *row = &settings_rows[i];
        struct err why = {0};
        if (row->initial[0] != '\0' &&
            !settings_set(s, str_of(row->name), str_of(row->initial), &why))
            BUG("%s", why.text);
    }
    settings_seal(s);
    s->changed = 0;
    return true;
}

static void settings_list_release(struct settings_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        free(list->at[i]);
    VEC_RELEASE(list);
}

void settings_line_release(struct settings_line *line)
{
    free(line->words);
    free(line->where);
}

void settings_release(struct settings *s)
{
    paths_release(&s->paths);
    settings_list_release(&s->base_urls);
    settings_list_release(&s->mirrors);
    settings_list_release(&s->own_mirrors);
    free(s->file);
    free(s->draft_url);
    free(s->datatracker_url);
    free(s->theme);
    free(s->browser);
    for (size_t i = 0; i < s->lines.n; i++)
        settings_line_release(&s->lines.at[i]);
    VEC_RELEASE(&s->lines);
    for (size_t i = 0; i < s->overrides.n; i++) {
        free(s->overrides.at[i].name);
        free(s->overrides.at[i].value);
    }
    VEC_RELEASE(&s->overrides);
    VEC_RELEASE(&s->faults);
}
