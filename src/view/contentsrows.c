/* SPDX-License-Identifier: MIT
 *
 * Sections → rows, and where each begins in the document, in percent.  Pure.
 */
#include "base/platform.h"

#include "view/contentsrows.h"

#include "base/strbuf.h"

enum { CONTENTS_INDENT = 2, CONTENTS_DEEPEST = 5 };

void contentsrows_add(const struct document *d, struct rows *rows)
{
    struct strbuf aside = STRBUF_INIT(STRBUF_TEXT);
    for (uint32_t i = 0; i < d->section_count; i++) {
        const struct section *s = &d->sections[i];
        int depth = s->level < CONTENTS_DEEPEST ? s->level : CONTENTS_DEEPEST;
        strbuf_clear(&aside);
        strbuf_addf(&aside, "%u%%", (unsigned)((uint64_t)s->line * 100 / d->line_count));
        struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
        strbuf_addf(&text, "%.*s%s%.*s", STR_ARG(s->label), s->label.n > 0 ? " " : "",
                    STR_ARG(s->title));
        rows_add(rows, &(struct row){
                           .key = s->line,
                           .text = strbuf_str(&text),
                           .aside = strbuf_str(&aside),
                           .role = depth <= 1 ? ROLE_TITLE : ROLE_TEXT,
                           .indent = (uint8_t)((depth > 0 ? depth - 1 : 0) * CONTENTS_INDENT),
                       });
        strbuf_release(&text);
    }
    strbuf_release(&aside);
}
