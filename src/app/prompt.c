/* SPDX-License-Identifier: MIT
 *
 * Prompts.  Each kind is a row of functions: what a changed line, Enter and Esc do.
 */
#include "base/platform.h"

#include "app/prompt.h"

#include <stdlib.h>

#include "app/completion.h"
#include "app/finding.h"
#include "app/nav.h"
#include "app/outing.h"
#include "search/pattern.h"
#include "ui/key.h"

/* What of the memory has what was typed before; MEMO_KINDS: it is not kept. */
static const enum memo_kind kinds[] = {
    [PROMPT_FILTER] = MEMO_FILTER, [PROMPT_SEARCH] = MEMO_SEARCH,   [PROMPT_OPEN] = MEMO_OPEN,
    [PROMPT_SECTION] = MEMO_KINDS, [PROMPT_SHELL] = MEMO_KINDS,     [PROMPT_PIPE] = MEMO_KINDS,
    [PROMPT_WRITE] = MEMO_KINDS,   [PROMPT_COMMAND] = MEMO_COMMAND,
};

static struct str typed(const struct app *a)
{
    return strbuf_str(&a->prompt.line.text);
}

static void prompt_end(struct app *a)
{
    a->prompt.kind = PROMPT_NONE;
    free(a->prompt.before);
    a->prompt.before = NULL;
    a->dirty = true;
}

static void remember(struct app *a)
{
    memory_remember(library_memory(a->library), kinds[a->prompt.kind], typed(a));
}

/* ---------------------------------------------------------------- filter */

struct str prompt_filter_words(const struct app *a)
{
    return str_of(a->pane.kind != PANE_NONE ? rowsview_filter_words(a->pane.rows)
                                            : catalogview_filter_words(a->list));
}

void prompt_filter(struct app *a, struct str words)
{
    if (a->pane.kind != PANE_NONE)
        rowsview_filter(a->pane.rows, words);
    else
        catalogview_filter(a->list, words);
}

/* Why some of the words are not in force; the list's alone can be wrong. */
static const char *filter_trouble(const struct app *a)
{
    return a->pane.kind != PANE_NONE ? "" : catalogview_trouble(a->list);
}

static void filter_changed(struct app *a)
{
    prompt_filter(a, typed(a));
    strbuf_add_cstr(&a->prompt.trouble, filter_trouble(a));
}

/* Words that are not understood stay, to be mended. */
static void filter_accepted(struct app *a)
{
    const char *trouble = filter_trouble(a);
    if (trouble[0] != '\0') {
        strbuf_add_cstr(&a->prompt.trouble, trouble);
        return;
    }
    remember(a);
    prompt_end(a);
}

static void filter_cancelled(struct app *a)
{
    prompt_filter(a, str_of(a->prompt.before));
    prompt_end(a);
}

/* ---------------------------------------------------------------- search */

static void search_changed(struct app *a)
{
    if (typed(a).n == 0)
        finding_abandon(a);
    else if (a->settings->incremental_search)
        finding_begin(a, typed(a), a->finding.backward, a->finding.origin);
}

static void search_accepted(struct app *a)
{
    bool nothing = typed(a).n == 0;
    if (!nothing && a->finding.broken)
        return; /* the pattern stays, to be mended */
    remember(a);
    if (!nothing && !a->settings->incremental_search)
        finding_begin(a, typed(a), a->finding.backward, a->finding.origin);
    prompt_end(a);
    if (!nothing)
        finding_accept(a);
    else if (a->finding.last[0] != '\0')
        finding_begin(a, str_of(a->finding.last), a->finding.backward, a->finding.origin);
}

static void search_cancelled(struct app *a)
{
    finding_abandon(a);
    prompt_end(a);
}

/* ---------------------------------------------------------------- open */

static void open_changed(struct app *a)
{
    if (!a->reader_focus)
        catalogview_jump(a->list, typed(a));
}

/* A name that is not understood stays to be mended. */
static void open_accepted(struct app *a)
{
    struct strbuf target = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {0};
    if (typed(a).n == 0) {
        prompt_end(a);
    } else if (ref_read(typed(a), &target, &e)) {
        remember(a);
        prompt_end(a);
        nav_open(a, strbuf_str(&target));
    } else {
        strbuf_clear(&a->prompt.trouble);
        strbuf_addf(&a->prompt.trouble, "%s; / in the list searches titles", e.text);
    }
    strbuf_release(&target);
}

static void open_cancelled(struct app *a)
{
    prompt_end(a);
}

/* ---------------------------------------------------------------- a command */

/* It is left in .entered; whoever gave the key runs it. */
static void command_accepted(struct app *a)
{
    struct prompt *p = &a->prompt;
    struct str line = str_trim(typed(a));
    free(p->entered);
    p->entered = xstrndup(line.p != NULL ? line.p : "", line.n);
    remember(a);
    prompt_end(a);
}

/* ---------------------------------------------------------------- section */

/* Goes there; says when there is no such section. */
static bool section_is_shown(struct app *a)
{
    bool found = typed(a).n == 0 || readerview_go_section(a->reader, typed(a));
    if (!found)
        strbuf_add_cstr(&a->prompt.trouble, "no section has this number or these words");
    return found;
}

/* The text follows the typing. */
static void section_changed(struct app *a)
{
    if (!section_is_shown(a) || typed(a).n == 0)
        readerview_restore(a->reader, a->prompt.origin);
}

static void section_accepted(struct app *a)
{
    if (!section_is_shown(a))
        return;
    prompt_end(a);
    nav_jumped(a, a->prompt.origin);
}

static void section_cancelled(struct app *a)
{
    readerview_restore(a->reader, a->prompt.origin);
    prompt_end(a);
}

void prompt_begin_section(struct app *a)
{
    a->prompt.origin = readerview_place(a->reader);
    prompt_begin(a, PROMPT_SECTION, STR_NONE);
}

/* ---------------------------------------------------------------- other programs, files */

static void nothing_changed(struct app *a)
{
    (void)a;
}

static void shell_accepted(struct app *a)
{
    outing_shell(a, typed(a));
    prompt_end(a);
}

static void pipe_accepted(struct app *a)
{
    outing_pipe(a, typed(a));
    prompt_end(a);
}

static void write_accepted(struct app *a)
{
    if (typed(a).n > 0)
        outing_write(a, typed(a));
    prompt_end(a);
}

/* Under the name that it has everywhere. */
void prompt_begin_write(struct app *a)
{
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    struct ref r = {0};
    if (a->nav.here != NULL && ref_parse(str_of(a->nav.here), &r) && r.kind != REF_FILE)
        strbuf_addf(&name, "%s.txt", a->nav.here);
    prompt_begin(a, PROMPT_WRITE, strbuf_str(&name));
    strbuf_release(&name);
}

/* ---------------------------------------------------------------- the table */

static const struct prompt_row {
    const char *label;
    void (*changed)(struct app *);
    void (*accepted)(struct app *);
    void (*cancelled)(struct app *);
    const char *hint; /* beside the empty line */
} prompt_rows[] = {
    [PROMPT_FILTER] = {"Filter: ", filter_changed, filter_accepted, filter_cancelled,
                       "words, title: author: wg: year: status: is:  -without"},
    [PROMPT_SEARCH] = {"/", search_changed, search_accepted, search_cancelled,
                       "Alt with r: literal  w: whole word  c: match case  i: any case"},
    [PROMPT_OPEN] = {"Open: ", open_changed, open_accepted, open_cancelled, ""},
    [PROMPT_COMMAND] = {":", nothing_changed, command_accepted, prompt_end,
                        "Tab completes  ↑ typed before"},
    [PROMPT_SECTION] = {"Section: ", section_changed, section_accepted, section_cancelled,
                        "its number, or words of its title"},
    [PROMPT_SHELL] = {"!", nothing_changed, shell_accepted, prompt_end,
                      "a command of the shell; nothing: a shell"},
    [PROMPT_PIPE] = {"|", nothing_changed, pipe_accepted, prompt_end,
                     "a command of the shell that reads the text"},
    [PROMPT_WRITE] = {"Write to: ", nothing_changed, write_accepted, prompt_end, "a file"},
};

/* What is typed into a pane other than the list has no fields. */
struct str prompt_hint(const struct app *a)
{
    const struct prompt *p = &a->prompt;
    bool plain = p->kind == PROMPT_FILTER && a->pane.kind != PANE_NONE;
    return p->line.text.n > 0 ? STR_NONE : plain ? STR("words") : str_of(prompt_rows[p->kind].hint);
}

/* Alt and a letter change how the pattern is meant: a switch on or off, the case in a circle. */
static const struct search_switch {
    uint32_t key;
    unsigned how, others; /* others go off with it */
    const char *name;
} search_switches[] = {
    {KEY_ALT | 'r', PATTERN_LITERAL, 0, "literal"},
    {KEY_ALT | 'w', PATTERN_WORD, 0, "whole word"},
    {KEY_ALT | 'c', PATTERN_MIND_CASE, PATTERN_ANY_CASE, "match case"},
    {KEY_ALT | 'i', PATTERN_ANY_CASE, PATTERN_MIND_CASE, "any case"},
};

void prompt_label(const struct app *a, struct strbuf *out)
{
    const struct finding *f = &a->finding;
    size_t before = out->n;
    if (a->prompt.kind != PROMPT_SEARCH) {
        strbuf_add_cstr(out, prompt_rows[a->prompt.kind].label);
        return;
    }
    for (size_t i = 0; i < ARRAY_LEN(search_switches); i++)
        if (f->how & search_switches[i].how)
            strbuf_addf(out, "%s%s", out->n > before ? ", " : "", search_switches[i].name);
    strbuf_addf(out, "%s%s", out->n > before ? " " : "", f->backward ? "?" : "/");
}

static void begin_recall(struct app *a)
{
    size_t n = 0;
    enum memo_kind kind = kinds[a->prompt.kind];
    const struct memo **list =
        kind < MEMO_KINDS ? memory_list(library_memory(a->library), kind, &n) : NULL;
    recall_begin(&a->prompt.recall, typed(a));
    for (size_t i = 0; i < n; i++)
        recall_add(&a->prompt.recall, list[i]->name);
    free(list);
}

void prompt_begin(struct app *a, enum prompt_kind kind, struct str text)
{
    a->prompt.kind = kind;
    lineedit_set(&a->prompt.line, text);
    begin_recall(a);
    strbuf_clear(&a->prompt.trouble);
    free(a->prompt.before);
    a->prompt.before = NULL;
    if (text.n > 0)
        prompt_rows[kind].changed(a);
    a->dirty = true;
}

void prompt_begin_filter(struct app *a)
{
    struct str words = prompt_filter_words(a);
    prompt_begin(a, PROMPT_FILTER, words);
    a->prompt.before = xstrndup(words.p, words.n);
}

void prompt_begin_search(struct app *a, bool backward)
{
    a->finding.backward = backward;
    a->finding.origin = readerview_place(a->reader);
    a->finding.bad = a->finding.broken = false;
    strbuf_clear(&a->finding.said);
    prompt_begin(a, PROMPT_SEARCH, STR_NONE);
}

/* Keys that move through the list while its prompt is open. */
static bool list_key(struct app *a, uint32_t key)
{
    static const struct {
        uint32_t key;
        enum command command;
    } keys[] = {{KEY_CODE_UP, CMD_LINE_UP},
                {KEY_CODE_DOWN, CMD_LINE_DOWN},
                {KEY_CODE_PAGE_UP, CMD_PAGE_UP},
                {KEY_CODE_PAGE_DOWN, CMD_PAGE_DOWN}};
    struct intent none = {0};
    struct view *list = app_side(a);
    if (a->prompt.kind != PROMPT_FILTER)
        return false;
    for (size_t i = 0; i < ARRAY_LEN(keys); i++)
        if (keys[i].key == key)
            return list->ops->command(list, keys[i].command, -1, &none);
    return false;
}

/* A switch is on or off; the pattern typed is looked for anew. */
static bool switch_key(struct app *a, uint32_t key)
{
    struct finding *f = &a->finding;
    if (a->prompt.kind != PROMPT_SEARCH)
        return false;
    for (size_t i = 0; i < ARRAY_LEN(search_switches); i++) {
        const struct search_switch *s = &search_switches[i];
        if (key != s->key)
            continue;
        f->how = (f->how & ~s->others) ^ s->how;
        search_changed(a);
        return true;
    }
    return false;
}

/* ↑ and ↓, where they do not move through the list, walk through what was typed before. */
static bool recall_key(struct app *a, uint32_t key)
{
    struct recall *r = &a->prompt.recall;
    struct str text;
    bool older = key == KEY_CODE_UP || key == ('p' & KEY_CTRL_MASK);
    if (!older && key != KEY_CODE_DOWN && key != ('n' & KEY_CTRL_MASK))
        return false;
    if (older ? recall_older(r, typed(a), &text) : recall_newer(r, &text)) {
        lineedit_set(&a->prompt.line, text);
        prompt_rows[a->prompt.kind].changed(a);
    }
    return true;
}

/* Tab completes a command, or a name. */
static bool completion_key(struct app *a, uint32_t key)
{
    bool completes = a->prompt.kind == PROMPT_COMMAND || a->prompt.kind == PROMPT_OPEN;
    if (completes && (key == KEY_TAB || key == KEY_CODE_BACK_TAB)) {
        completion_next(a, key == KEY_CODE_BACK_TAB);
        prompt_rows[a->prompt.kind].changed(a);
        return true;
    }
    completion_end(&a->prompt.completion);
    return false;
}

void prompt_release(struct prompt *p)
{
    lineedit_release(&p->line);
    strbuf_release(&p->trouble);
    completion_end(&p->completion);
    recall_release(&p->recall);
    free(p->before);
    free(p->entered);
}

void prompt_key(struct app *a, uint32_t key)
{
    const struct prompt_row *row = &prompt_rows[a->prompt.kind];
    a->dirty = true;
    strbuf_clear(&a->prompt.trouble);
    if (completion_key(a, key) || list_key(a, key) || recall_key(a, key) || switch_key(a, key))
        return;
    switch (lineedit_key(&a->prompt.line, key)) {
    case LINEEDIT_CHANGED:
        recall_touch(&a->prompt.recall);
        row->changed(a);
        break;
    case LINEEDIT_ACCEPTED:
        row->accepted(a);
        break;
    case LINEEDIT_CANCELLED:
        row->cancelled(a);
        break;
    case LINEEDIT_MOVED:
        break;
    }
}
