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

/* The first words at a line or soon after it. */
static struct str words_at(const struct document *d, uint32_t line)
{
    enum { SOON = 6, COLUMNS = 72 };
    struct str words = STR_NONE;
    for (uint32_t i = line; words.n == 0 && i < d->line_count && i < line + SOON; i++)
        words = str_trim(document_line(d, i));
    return str_slice(words, 0, utf8_clip(words, COLUMNS));
}

/* A place in the document being read: from is the line at the top, the name and bytes go to be
 * released. */
static struct memory_place place_of(const struct app *a, struct readerview_place from,
                                    const char *document, struct strbuf *bytes)
{
    const struct document *d = readerview_document(a->reader);
    return (struct memory_place){.document = str_of(document),
                                 .at = anchoring_of(d, from.line, bytes),
                                 .words = words_at(d, from.line)};
}

/* Hands a place to one of the memory's functions. */
static void tell(struct app *a, struct readerview_place from,
                 void (*told)(struct memory *, const struct memory_place *))
{
    char *document = keeping_document(a);
    struct strbuf bytes = STRBUF_INIT(STRBUF_TEXT);
    if (document == NULL)
        return;
    struct memory_place place = place_of(a, from, document, &bytes);
    told(library_memory(a->library), &place);
    strbuf_release(&bytes);
    free(document);
}

void keeping_leave(struct app *a)
{
    tell(a, readerview_place(a->reader), memory_leave);
    memory_keep_jumps(library_memory(a->library));
}

void keeping_jump(struct app *a, struct readerview_place from)
{
    tell(a, from, memory_jump);
}

void keeping_go_on(struct app *a)
{
    const struct document *d = readerview_document(a->reader);
    char *name = keeping_document(a);
    const struct memo *left =
        name != NULL ? memory_find(library_memory(a->library), MEMO_PLACE, str_of(name)) : NULL;
    uint32_t line = left != NULL ? anchoring_line(d, &left->at) : 0;
    free(name);
    if (line == 0)
        return;
    readerview_go(a->reader, line);
    app_say(a, "where you left it; g goes to the beginning");
}

void keeping_came(struct app *a)
{
    struct readerview_place p = readerview_place(a->reader);
    if (readerview_document(a->reader) != NULL && p.line == 0 && p.row == 0 && p.link < 0)
        keeping_go_on(a);
}
