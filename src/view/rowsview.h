/* SPDX-License-Identifier: MIT
 *
 * rowsview - a list pane: rows (view/rows.h), a cursor, and words that narrow it.
 */
#ifndef VIEW_ROWSVIEW_H
#define VIEW_ROWSVIEW_H

#include "base/platform.h"
#include "view/rows.h"
#include "view/view.h"

struct rowsview;

struct rowsview *rowsview_new(void);
void rowsview_free(struct rowsview *v);

struct view *rowsview_view(struct rowsview *v);

/* Begins another list: without rows, words or a cursor.  title: "Contents of RFC 9110"; nothing: a
 * sentence in place of rows where there are none; both copied.  context: whose keys it has. */
void rowsview_begin(struct rowsview *v, enum context context, const char *title,
                    const char *nothing);

/* Takes the rows in place of those there were; the cursor stays with its key, else in its place. */
void rowsview_take(struct rowsview *v, struct rows *rows);

/* Shows the rows that hold every word, letter case aside. */
void rowsview_filter(struct rowsview *v, struct str words);

/* Lends the words in force, "" for none. */
const char *rowsview_filter_words(const struct rowsview *v);

/* Lends the row under the cursor, until rows are taken; NULL: there is none. */
const struct row *rowsview_selected(const struct rowsview *v);

/* The cursor is on the first row, or there is none. */
bool rowsview_is_on_first(const struct rowsview *v);

/* Marks the last row whose key is not above this one (rows ascend by key) as where one is. */
void rowsview_mark_here(struct rowsview *v, uint64_t key);

/* Puts the cursor on that row. */
void rowsview_go_here(struct rowsview *v);

#endif
