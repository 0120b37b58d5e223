/* SPDX-License-Identifier: MIT
 *
 * Memos → rows, and rows → memos.  Thread: main.
 */
#include "base/platform.h"

#include "app/places.h"

#include <stdlib.h>

#include "app/keeping.h"
#include "app/visit.h"

/* ---------------------------------------------------------------- what a row says */

static void add_name(struct str document, struct strbuf *out)
{
    struct ref r = {0};
    if (ref_parse(document, &r))
        ref_describe(&r, out);
    else
        strbuf_add_str(out, document);
}

/* The title of an RFC, by the catalogue. */
static struct str title_of(const struct app *a, struct str document)
{
    const struct catalog *c = library_catalog(a->library);
    struct ref r = {0};
    ptrdiff_t index = ref_parse(document, &r) && r.kind == REF_RFC ? catalog_find(c, r.number) : -1;
    return index >= 0 ? catalog_entry(c, (size_t)index).title : STR_NONE;
}

/* Before the words the number of their section, where they are not its heading; of the beginning of
 * an RFC its title says more than they. */
static void add_words(const struct app *a, const struct memo *m, struct strbuf *out)
{
    struct strbuf target = STRBUF_INIT(STRBUF_TEXT);
    struct ref r = {0};
    struct str section = m->at.section, title = title_of(a, m->text);
    strbuf_addf(&target, "#%.*s", STR_ARG(section));
    bool numbered = section.n > 0 && ref_parse(strbuf_str(&target), &r) && r.place != PLACE_NAME;
    if (numbered && m->at.after > 0)
        strbuf_addf(out, "§ %.*s  ", STR_ARG(r.label));
    strbuf_add_str(out, section.n == 0 && title.n > 0 ? title : m->words);
    strbuf_release(&target);
}

/* letter: of a mark, else 0. */
static void add_place(const struct app *a, const struct memo *m, char letter, struct rows *rows)
{
    struct strbuf head = STRBUF_INIT(STRBUF_TEXT), text = STRBUF_INIT(STRBUF_TEXT);
    if (letter != 0)
        strbuf_addf(&head, "%c  ", letter);
    add_name(m->text, &head);
    add_words(a, m, &text);
    rows_add(rows, &(struct row){.key = (uint64_t)m->when,
                                 .target = m->name,
                                 .head = strbuf_str(&head),
                                 .text = strbuf_str(&text),
                                 .role = ROLE_TEXT});
    strbuf_release(&head);
    strbuf_release(&text);
}

static void add_document(const struct app *a, struct str document, int64_t when, struct rows *rows)
{
    struct strbuf head = STRBUF_INIT(STRBUF_TEXT);
    add_name(document, &head);
    rows_add(rows, &(struct row){.key = (uint64_t)when,
                                 .target = document,
                                 .head = strbuf_str(&head),
                                 .text = title_of(a, document),
                                 .role = ROLE_TEXT});
    strbuf_release(&head);
}

/* ---------------------------------------------------------------- the panes */

static struct memory *memory_of(const struct app *a)
{
    return library_memory(a->library);
}

void places_fill_jumps(const struct app *a, struct rows *rows)
{
    size_t n;
    const struct memo **list = memory_list(memory_of(a), MEMO_JUMP, &n);
    for (size_t i = 0; i < n; i++)
        add_place(a, list[i], 0, rows);
    free(list);
}

void places_fill_marks(const struct app *a, struct rows *rows)
{
    size_t n;
    const struct memo **list = memory_list(memory_of(a), MEMO_MARK, &n);
    char *document = keeping_document(a);
    struct str here = document != NULL ? str_of(document) : STR_NONE;
    for (size_t i = 0; i < n; i++)
        if (str_eq(list[i]->text, here))
            add_place(a, list[i], memory_letter(list[i]), rows);
    for (size_t i = 0; i < n; i++)
        if (!str_eq(list[i]->text, here))
            add_place(a, list[i], memory_letter(list[i]), rows);
    free(document);
    free(list);
}

void places_fill_recent(const struct app *a, struct rows *rows)
{
    size_t n;
    const struct memo **list = memory_list(memory_of(a), MEMO_PLACE, &n);
    for (size_t i = 0; i < n; i++)
        add_document(a, list[i]->name, list[i]->when, rows);
    free(list);
}

void places_fill_notes(const struct app *a, struct rows *rows)
{
    struct notes notes = memory_notes(memory_of(a));
    for (size_t i = 0; i < notes.n; i++)
        add_document(a, str_of(notes.at[i].document), notes.at[i].when, rows);
    notes_release(&notes);
}

static void choose(struct app *a, enum memo_kind kind, const struct row *row)
{
    const struct memo *m = memory_find(memory_of(a), kind, row->target);
    if (m != NULL)
        visit_anchor(a, m->text, &m->at);
}

void places_choose_jump(struct app *a, const struct row *row)
{
    choose(a, MEMO_JUMP, row);
}

void places_choose_mark(struct app *a, const struct row *row)
{
    choose(a, MEMO_MARK, row);
}

void places_choose_document(struct app *a, const struct row *row)
{
    visit_document(a, row->target);
}

void places_forget_jump(struct app *a, const struct row *row)
{
    memory_forget(memory_of(a), MEMO_JUMP, row->target);
}

void places_forget_mark(struct app *a, const struct row *row)
{
    memory_forget(memory_of(a), MEMO_MARK, row->target);
}

void places_forget_recent(struct app *a, const struct row *row)
{
    memory_forget(memory_of(a), MEMO_PLACE, row->target);
    keeping_tell_list(a);
}
