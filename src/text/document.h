/* SPDX-License-Identifier: MIT
 *
 * document - an RFC made ready to read: pages joined, sections, references.  Immutable once made.
 *
 * The clean text is UTF-8 (RFC 3629; input that is not is taken as Latin-1), each line ends in LF,
 * trailing blanks are gone, tabs are expanded to 8 columns, and no control character is in it but
 * LF: what is in here may be shown.  Page headers, footers and form feeds are removed; a sentence
 * or figure that went over a page break goes on without a gap.  Positions are byte offsets into
 * that text; lines count from 0.
 *
 * Thread: shared by count between threads (document_hold, document_release); everything reached
 * from it is const.  What is made when it is first asked for (document_prose) any thread may ask.
 */
#ifndef TEXT_DOCUMENT_H
#define TEXT_DOCUMENT_H

#include "base/platform.h"
#include "base/str.h"
#include "text/captions.h"
#include "text/blocks.h"
#include "text/links.h"
#include "text/outline.h"
#include "text/prose.h"
#include "rfc/ref.h"

struct document {
    struct str text;
    const uint32_t *line_start; /* line_count + 1 offsets; the last is text.n */
    uint32_t line_count;
    const uint32_t *raw_line;  /* of each clean line: its line in the published bytes, from 0 */
    const uint32_t *page_line; /* page_line[p]: first clean line of page p + 1 */
    uint32_t page_count;       /* 0 when the text has no pages */
    const struct section *sections; /* by line (text/outline.h) */
    uint32_t section_count;
    uint32_t contents_first, contents_end; /* lines of the contents list; equal when none */
    const struct caption *captions;        /* figures and tables, by line (text/captions.h) */
    uint32_t caption_count;
    const struct link *links; /* by start; never overlapping (text/links.h) */
    uint32_t link_count;
    const struct block *blocks; /* by line, not overlapping (text/blocks.h) */
    uint32_t block_count;
    uint32_t references_line; /* first line of the first References section; line_count if none */
    uint32_t number;          /* as the caller gave it; 0 for other texts */
    struct str title;         /* from the text itself; may be empty */
    uint32_t title_line, title_end; /* its lines on the first page: [title_line, title_end) */
};

/* number: of the RFC, 0 unknown.  Copies what it needs; raw may be freed after.  Any bytes give a
 * document.  raw.n <= DOCUMENT_MAX.  Held once for the caller. */
struct document *document_new(struct str raw, uint32_t number);

/* The most bytes a text may have. */
#define DOCUMENT_MAX ((size_t)32 << 20)

struct document *document_hold(struct document *d);
void document_release(struct document *d); /* frees with the last holder; NULL is fine */

/* The line without its LF; line < line_count. */
struct str document_line(const struct document *d, uint32_t line);

/* The line that holds a byte offset. */
uint32_t document_line_at(const struct document *d, uint32_t offset);

/* The clean line that shows a raw line, or the nearest after it; and back is raw_line[]. */
uint32_t document_line_of_raw(const struct document *d, uint32_t raw);

/* The section that a line stands in (innermost), or NULL before the first. */
const struct section *document_section_at(const struct document *d, uint32_t line);

/* Where a place is: the line of the heading, reference entry, page, figure or table. False when the
 * document has no such place. "4.2." and "4.2" are the same; labels compare without case. */
bool document_place(const struct document *d, const struct ref *place,
                    uint32_t *line) ATTR_MUST_USE;

/* The block that a line belongs to, or NULL: blank lines between blocks have none. */
const struct block *document_block_at(const struct document *d, uint32_t line);

/* The text as one line a paragraph; belongs to the document. */
const struct prose *document_prose(struct document *d);

/* Index of the first link with end > offset; link_count if none. */
uint32_t document_link_after(const struct document *d, uint32_t offset);

#endif
