/* SPDX-License-Identifier: MIT
 *
 * Any bytes give a document that keeps its promises.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "text/document.h"
#include "text/spans.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool kept)
{
    if (!kept)
        abort();
}

static void check_text(const struct document *d)
{
    for (size_t i = 0; i < d->text.n;) {
        uint32_t c = utf8_next(d->text, &i);
        require(c != UTF8_BAD && (c == '\n' || !utf8_is_control(c)));
    }
    require(d->line_start[d->line_count] == d->text.n);
    for (uint32_t i = 0; i < d->line_count; i++) {
        require(d->line_start[i] < d->line_start[i + 1]);
        require(d->text.p[d->line_start[i + 1] - 1] == '\n');
        require(i == 0 || d->raw_line[i - 1] <= d->raw_line[i]);
    }
}

static void check_parts(const struct document *d)
{
    for (uint32_t i = 0; i < d->section_count; i++)
        require(d->sections[i].line < d->line_count &&
                (i == 0 || d->sections[i - 1].line < d->sections[i].line));
    for (uint32_t i = 0; i < d->link_count; i++)
        require(d->links[i].start < d->links[i].end && d->links[i].end <= d->text.n &&
                d->links[i].target.n > 0 && (i == 0 || d->links[i - 1].end <= d->links[i].start));
    for (uint32_t i = 0; i < d->page_count; i++)
        require(d->page_line[i] <= d->line_count &&
                (i == 0 || d->page_line[i - 1] <= d->page_line[i]));
}

static void check_spans(const struct document *d)
{
    struct span spans[8];
    for (uint32_t line = 0; line < d->line_count; line++) {
        size_t n = spans_of_line(d, line, spans, ARRAY_LEN(spans));
        for (size_t i = 0; i < n; i++)
            require(spans[i].start >= (i == 0 ? d->line_start[line] : spans[i - 1].end) &&
                    spans[i].end > spans[i].start && spans[i].end < d->line_start[line + 1]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > DOCUMENT_MAX)
        return 0;
    struct document *d = document_new((struct str){(const char *)data, size}, 9999);
    check_text(d);
    check_parts(d);
    check_spans(d);
    document_release(d);
    return 0;
}
