/* SPDX-License-Identifier: MIT
 *
 * The blocks of any text cover it: every line that is not blank is in one, in order, and what is
 * said about a block fits its lines.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "text/document.h"
#include "text/spans.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool kept)
{
    if (!kept)
        abort();
}

static void check_block(const struct document *d, const struct block *b)
{
    require(b->first < b->end && b->end <= d->line_count && b->kind < BLOCK_KINDS);
    for (uint32_t line = b->first; line < b->end; line++) {
        bool edge = line == b->first || line + 1 == b->end;
        require(document_line(d, line).n > 0 || (!edge && !block_is_prose(b)));
        require(document_block_at(d, line) == b);
    }
    require(b->mark == 0 || (block_is_prose(b) && b->kind != BLOCK_PARAGRAPH));
    require(b->mark <= document_line(d, b->first).n);
}

/* The bar of an aside alone may stand between blocks too (text/blocks.h). */
static bool is_nothing(const struct document *d, uint32_t line)
{
    struct str words = str_trim(document_line(d, line));
    return words.n == 0 || str_eq(words, STR("|"));
}

static void check_cover(const struct document *d)
{
    uint32_t end = 0;
    for (uint32_t i = 0; i < d->block_count; i++) {
        check_block(d, &d->blocks[i]);
        require(d->blocks[i].first >= end);
        for (; end < d->blocks[i].first; end++)
            require(is_nothing(d, end) && document_block_at(d, end) == NULL);
        end = d->blocks[i].end;
    }
    for (; end < d->line_count; end++)
        require(is_nothing(d, end));
}

/* No look goes over the end of a line, and the words of BCP 14 are only told apart in prose. */
static void check_spans(const struct document *d)
{
    struct span spans[8];
    for (uint32_t line = 0; line < d->line_count; line++) {
        size_t n = spans_of_line(d, line, spans, ARRAY_LEN(spans));
        const struct block *b = document_block_at(d, line);
        for (size_t i = 0; i < n; i++) {
            require(spans[i].start >= (i == 0 ? d->line_start[line] : spans[i - 1].end));
            require(spans[i].start < spans[i].end && spans[i].end < d->line_start[line + 1]);
            require(spans[i].kind != SPAN_KEYWORD || block_is_prose(b));
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > DOCUMENT_MAX)
        return 0;
    struct document *d = document_new((struct str){(const char *)data, size}, 9999);
    check_cover(d);
    check_spans(d);
    document_release(d);
    return 0;
}
