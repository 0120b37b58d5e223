/* SPDX-License-Identifier: MIT
 *
 * readerlinks - the references in the reader's window: selecting, following, labelling.  What is
 * shown must not be empty.
 */
#ifndef VIEW_READERLINKS_H
#define VIEW_READERLINKS_H

#include "base/platform.h"
#include "view/readerdraw.h"
#include "view/view.h"

/* Selects the next reference in a direction; where none is selected in the window, the first at the
 * match or in the window (the last there).  INTENT_SELECTED, or nothing where there is none. */
void readerlinks_select(struct readerdraw *s, int step, struct intent *intent);

/* INTENT_OPEN of the selected one; none: scrolls by a line. */
void readerlinks_follow(struct readerdraw *s, struct intent *intent);

/* False: none was selected. */
bool readerlinks_clear(struct readerdraw *s);

/* Lends the selected one where it is in the window, else NULL. */
const struct link *readerlinks_selected(const struct readerdraw *s);

/* Selects the one at a cell of the window.  False: there is none. */
bool readerlinks_point(struct readerdraw *s, int x, int y);

/* Puts labels on the references in the window. */
void readerlinks_label(struct readerdraw *s, struct intent *intent);

/* A key typed while there are labels: INTENT_OPEN when it ends one; any other key ends them. */
void readerlinks_label_key(struct readerdraw *s, uint32_t key, struct intent *intent);

#endif
