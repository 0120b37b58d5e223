/* SPDX-License-Identifier: MIT
 *
 * popup - a small window over a pane: a title, a line of facts, and a part of a document.
 */
#ifndef VIEW_POPUP_H
#define VIEW_POPUP_H

#include "base/platform.h"
#include "base/strbuf.h"
#include "view/readerdraw.h"

struct popup {
    struct strbuf title, facts; /* facts may be empty */
    struct readerdraw show;     /* .document NULL: .facts are all there is */
};

void popup_init(struct popup *p);
void popup_release(struct popup *p); /* and leaves it empty, to be used again */

/* Shows a document from a line on; holds it. */
void popup_show(struct popup *p, struct document *d, uint32_t line);

/* Scrolls what it shows; a page is what popup_draw had room for. */
void popup_scroll(struct popup *p, long rows);

/* Where it is to be over a pane, so that row `keep` of the pane stays in sight (-1: none). */
struct rect popup_place(struct rect pane, int keep);

/* Lays out what it shows for that place; to be called before popup_draw when the place changed. */
void popup_resize(struct popup *p, struct rect place);

void popup_draw(const struct popup *p, struct canvas *c, struct rect place);

#endif
