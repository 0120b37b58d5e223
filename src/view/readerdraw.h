/* SPDX-License-Identifier: MIT
 *
 * readerdraw - the reader's window as cells: text, then headings and keywords, references, matches,
 * each over the one before.
 */
#ifndef VIEW_READERDRAW_H
#define VIEW_READERDRAW_H

#include "base/platform.h"
#include "text/document.h"
#include "search/matches.h"
#include "ui/canvas.h"
#include "view/readerlabels.h"
#include "view/textrows.h"

enum { READERDRAW_PAGE = 72 }; /* columns of a published line */

/* How a document is laid out, as the reader likes it. */
struct readerdraw_look {
    bool numbers;     /* of lines, left of the text */
    bool page_breaks; /* where pages end in print: a thin rule, or the page's number at the edge */
    bool centre;      /* the text in the middle of a wide pane */
    int columns;      /* of the text; 0: 72 */
    bool plain;       /* no drawn lines; a mark before what is selected, which has a look else */
    bool refill;      /* paragraphs that are wider than the pane are laid out anew */
};

struct readerdraw {
    struct document *document; /* NULL: nothing to draw */
    uint32_t top_line, top_row;
    int64_t link; /* selected; -1: none */
    struct readerlabels labels;
    struct matches matches;
    int64_t current_match; /* -1: none */
    struct readerdraw_look look;
    int w, h;
    int gutter;         /* columns of line numbers, in the margin */
    int margin, text_w; /* columns left of the text, and for it */
    bool stepping;      /* from match to match: until the window is scrolled */
    bool bar;           /* the last column has marks where matches are in the document */
    bool cut;           /* long lines are cut at the edge, not wrapped */
    int left;           /* columns scrolled to the right; above 0 lines are cut, too */
    int wrap_w;         /* columns of a row: text_w, or without end where lines are cut */
};

/* The rows that the pane shows of its document. */
static inline struct textrows readerdraw_rows(const struct readerdraw *s)
{
    return (struct textrows){s->document, s->wrap_w, s->look.refill && s->wrap_w < READERDRAW_PAGE};
}

/* Where what is selected begins: the reference, else the match being shown.  False: nothing is. */
bool readerdraw_subject(const struct readerdraw *s, uint32_t *offset);

/* Sets how lines longer than the pane are shown; left < 0 is 0. */
void readerdraw_set_lines(struct readerdraw *s, bool cut, int left);

/* After another size, document, look or set of matches. */
void readerdraw_resize(struct readerdraw *s, int w, int h);
void readerdraw(const struct readerdraw *s, struct canvas *c, struct rect r, bool focused);

#endif
