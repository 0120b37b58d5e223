/* SPDX-License-Identifier: MIT
 *
 * What can be said next is read off the tables: each word that is typed leads to the next kind.
 * Thread: main.
 */
#include "base/platform.h"

#include "app/completion.h"

#include <stdlib.h>
#include <string.h>

#include "app/completing.h"
#include "base/utf8.h"
#include "library/rcfile.h"
#include "ui/key.h"

/* ---------------------------------------------------------------- candidates */

struct gathering {
    struct completion *into;
    struct str beginning; /* of the word */
};

static void offer(struct gathering *g, struct str name)
{
    struct completion *c = g->into;
    if (!str_starts(name, g->beginning))
        return;
    for (size_t i = 0; i < c->names.n; i++)
        if (str_eq(name, str_of(c->names.at[i])))
            return;
    VEC_PUSH(&c->names, xstrndup(name.p, name.n));
}

/* What a line begins with; of the commands those of this pane. */
static void offer_verbs(struct gathering *g, const struct app *a)
{
    for (size_t i = 0; i < rcfile_verb_count(); i++)
        offer(g, str_of(rcfile_verb(i)->name));
    for (int id = 0; id < CMD_COUNT; id++)
        if (command_row((enum command)id)->contexts & app_view(a)->ops->context)
            offer(g, str_of(command_row((enum command)id)->name));
}

static void offer_settings(struct gathering *g, struct str before)
{
    (void)before;
    for (size_t i = 0; i < settings_count(); i++)
        offer(g, str_of(settings_row(i)->name));
}

static void offer_values(struct gathering *g, struct str before)
{
    const struct settings_row *row = settings_find(before, NULL);
    struct str word;
    for (size_t i = 0; row != NULL && settings_word(row, i, &word); i++)
        offer(g, word);
}

static void offer_places(struct gathering *g, struct str before)
{
    (void)before;
    for (size_t i = 0; i < command_place_count(); i++)
        offer(g, str_of(command_place(i)->name));
}

static void offer_keys(struct gathering *g, struct str before)
{
    (void)before;
    for (size_t i = 0; key_name_at(i) != NULL; i++) {
        struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
        strbuf_addf(&name, "<%s>", key_name_at(i));
        offer(g, strbuf_str(&name));
        strbuf_release(&name);
    }
}

static void offer_commands(struct gathering *g, struct str before)
{
    (void)before;
    offer(g, STR("none"));
    for (int id = 0; id < CMD_COUNT; id++)
        offer(g, str_of(command_row((enum command)id)->name));
}

static void offer_roles(struct gathering *g, struct str before)
{
    (void)before;
    for (int role = 0; role < ROLE_COUNT; role++)
        offer(g, str_of(theme_role_name((enum role)role)));
}

/* A whole line of the open prompt. */
static void offer_line(void *to, struct str line)
{
    offer(to, line);
}

/* What follows a verb, word by word; before: the word before. */
static const struct grammar {
    const char *verb;
    void (*words[3])(struct gathering *g, struct str before);
} grammars[] = {
    {"set", {offer_settings, offer_values, NULL}},
    {"toggle", {offer_settings, NULL, NULL}},
    {"bind", {offer_places, offer_keys, offer_commands}},
    {"unbind", {offer_places, offer_keys, NULL}},
    {"colour", {offer_roles, NULL, NULL}},
};

static void gather_words(struct completion *c, const struct app *a)
{
    struct str line = strbuf_str(&a->prompt.line.text), verb = STR_NONE, before = STR_NONE, word;
    struct str rest = line;
    size_t words = 0;
    for (;; words++) {
        while (rest.n > 0 && char_is_blank(rest.p[0]))
            rest = str_from(rest, 1);
        ptrdiff_t end = str_find_char(rest, ' ', 0);
        word = end < 0 ? rest : str_slice(rest, 0, (size_t)end);
        if (end < 0)
            break;
        before = word;
        if (words == 0)
            verb = word;
        rest = str_from(rest, (size_t)end);
    }
    c->from = line.n - word.n;
    struct gathering g = {c, word};
    if (words == 0)
        offer_verbs(&g, a);
    for (size_t i = 0; words > 0 && i < ARRAY_LEN(grammars); i++)
        if (str_eq(verb, str_of(grammars[i].verb)) && words <= ARRAY_LEN(grammars[i].words) &&
            grammars[i].words[words - 1] != NULL)
            grammars[i].words[words - 1](&g, before);
}

static void gather(struct app *a)
{
    struct completion *c = &a->prompt.completion;
    struct str line = strbuf_str(&a->prompt.line.text);
    struct gathering all = {c, STR_NONE};
    c->from = 0;
    if (a->prompt.kind == PROMPT_OPEN)
        completing_offer(a, offer_line, &all);
    else
        gather_words(c, a);
    struct str word = str_from(line, c->from);
    if (c->names.n > 0)
        VEC_PUSH(&c->names, xstrndup(word.p != NULL ? word.p : "", word.n));
}

/* ---------------------------------------------------------------- choosing */

void completion_end(struct completion *c)
{
    for (size_t i = 0; i < c->names.n; i++)
        free(c->names.at[i]);
    VEC_RELEASE(&c->names);
}

static void put(struct app *a, const char *word, const char *behind)
{
    struct lineedit *l = &a->prompt.line;
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    strbuf_add_str(&text, str_slice(strbuf_str(&l->text), 0, a->prompt.completion.from));
    strbuf_addf(&text, "%s%s", word, behind);
    lineedit_set(l, strbuf_str(&text));
    strbuf_release(&text);
}

void completion_next(struct app *a, bool backward)
{
    struct completion *c = &a->prompt.completion;
    if (a->prompt.line.cursor != a->prompt.line.text.n)
        return;
    if (c->names.n > 0) {
        c->chosen = (c->chosen + (backward ? c->names.n - 1 : 1)) % c->names.n;
        put(a, c->names.at[c->chosen], "");
        return;
    }
    gather(a);
    if (c->names.n == 0)
        return;
    c->chosen = backward ? c->names.n - 2 : 0;
    bool only = c->names.n == 2; /* it, and what was typed */
    put(a, c->names.at[c->chosen], only && a->prompt.kind == PROMPT_COMMAND ? " " : "");
    if (only)
        completion_end(c);
}

void completion_draw(const struct completion *c, struct canvas *canvas, struct rect r)
{
    if (c->names.n == 0)
        return;
    /* as far to the left as leaves the chosen one in sight */
    size_t first = c->chosen, last = c->names.n - 1;
    int room = r.w - 2 - (c->chosen < last ? utf8_columns(str_of(c->names.at[c->chosen])) : 0);
    while (first > 0 && (room -= utf8_columns(str_of(c->names.at[first - 1])) + 2) >= 0)
        first--;
    int x = 1;
    canvas_fill(canvas, r, ROLE_STATUS);
    for (size_t i = first; i < last && x + 1 < r.w; i++) {
        enum role role = i == c->chosen ? ROLE_CURSOR_ASIDE : ROLE_STATUS;
        x = canvas_text_fit(canvas, r, x, 0, r.w - x - 1, str_of(c->names.at[i]), role) + 2;
    }
}
