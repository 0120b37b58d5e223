/* SPDX-License-Identifier: MIT
 *
 * Anchors of the document being read.  Thread: main.
 */
#include "base/platform.h"

#include "app/keeping.h"

#include <stdlib.h>

#include "app/made.h"
#include "base/utf8.h"
#include "text/anchoring.h"

char *keeping_document(const struct app *a)
{
    const struct document *d = readerview_document(a->reader);
    if (d == NULL || d->line_count == 0 || a->nav.here == NULL ||
        made_find(str_of(a->nav.here)) != NULL)
        return NULL;
    return d->number > 0 ? xasprintf("rfc%u", d->number) : xstrdup(a->nav.here);
}

/* What is written at a line or soon after it, so much of it that one knows it again. */
static void add_words(const struct document *d, uint32_t line, struct strbuf *out)
{
    enum { SOON = 6, COLUMNS = 72 };
    struct str words = STR_NONE;
    for (uint32_t i = line; words.n == 0 && i < d->line_count && i < line + SOON; i++)
        words = str_trim(document_line(d, i));
    words = str_slice(words, 0, utf8_clip(words, COLUMNS));
    for (size_t i = 0; i < words.n; i++)
        if (i == 0 || words.p[i] != ' ' || words.p[i - 1] != ' ')
            strbuf_add_char(out, words.p[i]);
}

/* A place in the document being read; what it borrows from is released with it. */
struct place {
    char *document;
    struct strbuf section;
    struct strbuf words;
    struct memory_place is;
};

/* False: nothing is read that has places to be kept. */
static bool place_begin(struct place *p, const struct app *a, struct readerview_place from)
{
    const struct document *d = readerview_document(a->reader);
    *p = (struct place){.document = keeping_document(a),
                        .section = STRBUF_INIT(STRBUF_TEXT),
                        .words = STRBUF_INIT(STRBUF_TEXT)};
    if (p->document == NULL)
        return false;
    p->is.document = str_of(p->document);
    p->is.at = anchoring_of(d, from.line, &p->section);
    p->is.at.column = (uint32_t)from.left;
    add_words(d, from.line, &p->words);
    p->is.words = strbuf_str(&p->words);
    return true;
}

static void place_end(struct place *p)
{
    free(p->document);
    strbuf_release(&p->section);
    strbuf_release(&p->words);
}

/* The RFCs that were read, the last one first; to be freed, count in *n. */
static uint32_t *read_numbers(const struct memory *m, size_t *n)
{
    size_t count;
    const struct memo **places = memory_list(m, MEMO_PLACE, &count);
    uint32_t *numbers = xreallocarray(NULL, count + 1, sizeof *numbers);
    *n = 0;
    for (size_t i = 0; i < count; i++) {
        struct ref r = {0};
        if (ref_parse(places[i]->name, &r) && r.kind == REF_RFC)
            numbers[(*n)++] = r.number;
    }
    free((void *)places);
    return numbers;
}

void keeping_tell_list(struct app *a)
{
    const struct memory *m = library_memory(a->library);
    size_t n;
    uint32_t *favourites = memory_favourite_numbers(m, &n);
    catalogview_set_favourites(a->list, (struct numbers){favourites, n});
    uint32_t *read = read_numbers(m, &n);
    catalogview_set_read(a->list, (struct numbers){read, n});
    free(favourites);
    free(read);
}

void keeping_leave(struct app *a)
{
    struct place p;
    if (place_begin(&p, a, readerview_place(a->reader)))
        memory_leave(library_memory(a->library), &p.is);
    place_end(&p);
    keeping_tell_list(a);
}

void keeping_jump(struct app *a, struct readerview_place from)
{
    struct place p;
    if (place_begin(&p, a, from))
        memory_jump(library_memory(a->library), &p.is);
    place_end(&p);
}

bool keeping_mark(struct app *a, char letter)
{
    struct place p;
    bool there = place_begin(&p, a, readerview_place(a->reader));
    if (there)
        memory_mark(library_memory(a->library), letter, &p.is);
    place_end(&p);
    return there;
}

char *keeping_chosen(const struct app *a)
{
    if (a->reader_focus)
        return keeping_document(a);
    uint32_t number = catalogview_selected(a->list);
    return number > 0 ? xasprintf("rfc%u", number) : NULL;
}

void keeping_favourite(struct app *a)
{
    char *document = keeping_chosen(a);
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    struct ref r = {0};
    if (document == NULL) {
        app_say(a, "there is no document to be a favourite");
        return;
    }
    bool is = memory_toggle_favourite(library_memory(a->library), str_of(document));
    if (ref_parse(str_of(document), &r))
        ref_describe(&r, &said);
    strbuf_add_cstr(&said, is ? " is a favourite now" : " is no favourite any more");
    app_say(a, strbuf_cstr(&said));
    keeping_tell_list(a);
    strbuf_release(&said);
    free(document);
}

void keeping_go_on(struct app *a)
{
    const struct document *d = readerview_document(a->reader);
    char *name = keeping_document(a);
    const struct memo *left =
        name != NULL ? memory_find(library_memory(a->library), MEMO_PLACE, str_of(name)) : NULL;
    uint32_t line = left != NULL ? anchoring_line(d, &left->at) : 0;
    int column = left != NULL ? (int)left->at.column : 0;
    free(name);
    if (line == 0)
        return;
    readerview_restore(a->reader, (struct readerview_place){line, 0, -1, column});
    app_say(a, "where you left it; g goes to the beginning");
}

void keeping_came(struct app *a)
{
    keeping_tell_list(a);
    struct readerview_place p = readerview_place(a->reader);
    if (readerview_document(a->reader) != NULL && p.line == 0 && p.row == 0 && p.link < 0)
        keeping_go_on(a);
}
