/* SPDX-License-Identifier: MIT
 *
 * Anchors of the document being read.  Thread: main.
 */
#include "base/platform.h"

#include "app/keeping.h"

#include <stdlib.h>

#include "app/made.h"
#include "text/anchoring.h"

char *keeping_document(const struct app *a)
{
    const struct document *d = readerview_document(a->reader);
    if (d == NULL || d->line_count == 0 || a->nav.here == NULL ||
        made_find(str_of(a->nav.here)) != NULL)
        return NULL;
    return d->number > 0 ? xasprintf("rfc%u", d->number) : xstrdup(a->nav.here);
}

/* The line at the top of the window. */
static struct anchor anchor_here(const struct app *a, struct strbuf *bytes)
{
    return anchoring_of(readerview_document(a->reader), readerview_place(a->reader).line, bytes);
}

void keeping_leave(struct app *a)
{
    char *name = keeping_document(a);
    if (name == NULL)
        return;
    struct strbuf bytes = STRBUF_INIT(STRBUF_TEXT);
    struct anchor at = anchor_here(a, &bytes);
    memory_leave(library_memory(a->library), str_of(name), &at);
    strbuf_release(&bytes);
    free(name);
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
