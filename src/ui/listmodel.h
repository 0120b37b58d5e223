/* SPDX-License-Identifier: MIT
 *
 * listmodel - which row the cursor is on and which row is at the top of the window.  Pure numbers.
 */
#ifndef UI_LISTMODEL_H
#define UI_LISTMODEL_H

#include "base/platform.h"

/* Invariants: count == 0, or 0 <= cursor < count; top <= cursor < top + rows where rows > 0; the
 * window is never half empty while rows above could fill it. */
struct listmodel {
    long count, cursor, top;
    long rows; /* of the window */
};

void listmodel_set_count(struct listmodel *m, long count);
void listmodel_set_rows(struct listmodel *m, long rows);

/* Moves the cursor; the window follows by as little as it can. */
void listmodel_move(struct listmodel *m, long by);
void listmodel_go(struct listmodel *m, long to);

/* Moves window and cursor together, as a page key does. */
void listmodel_scroll(struct listmodel *m, long by);

/* Moves the window alone, as a wheel does; the cursor stays on its row while that is in it. */
void listmodel_pan(struct listmodel *m, long by);

/* Puts the cursor on a row of the window, if there is one.  True: it was there already. */
bool listmodel_point(struct listmodel *m, long row);

/* Puts the cursor's row that many rows below the window's first, as far as the list reaches. */
void listmodel_show_at(struct listmodel *m, long offset);

/* Puts the cursor's row in the middle of the window. */
void listmodel_centre(struct listmodel *m);

#endif
