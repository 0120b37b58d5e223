/* SPDX-License-Identifier: MIT
 *
 * catalogview - the list pane: the series, newest first, filtered while typing.
 *
 * It shows one of a few views (what is new, what was read, favourites, or all); words choose from
 * that, and an order arranges it.  Whatever changes, the cursor stays on its record.
 */
#ifndef VIEW_CATALOGVIEW_H
#define VIEW_CATALOGVIEW_H

#include "base/platform.h"
#include "rfc/catalog.h"
#include "rfc/changes.h"
#include "view/view.h"

struct catalogview;

/* Borrows the catalogue, which must outlive the view. */
struct catalogview *catalogview_new(const struct catalog *c);
void catalogview_free(struct catalogview *v);

/* The view inside, for its owner. */
struct view *catalogview_view(struct catalogview *v);

enum catalogview_show {
    CATALOGVIEW_ALL,
    CATALOGVIEW_NEWS,   /* what is new or changed lately, latest first */
    CATALOGVIEW_RECENT, /* what was read, latest first */
    CATALOGVIEW_FAVOURITES,
    CATALOGVIEW_SHOWS,
};

/* Shows a view in its own order; the words stay in force. */
void catalogview_show(struct catalogview *v, enum catalogview_show show);
enum catalogview_show catalogview_shown(const struct catalogview *v);

/* Shows what the words select (search/query.h); the cursor stays on its record where that is
 * still shown. */
void catalogview_filter(struct catalogview *v, struct str words);

/* Lends the sentence that tells what of the words is not in force because it is not understood, ""
 * where all is. */
const char *catalogview_trouble(const struct catalogview *v);

/* Lends the words in force, "" for none. */
const char *catalogview_filter_words(const struct catalogview *v);

/* Puts the cursor on the record whose number begins with these digits, the exact number first:
 * "911" → 911; "91100" → the nearest below.  False: nothing was near. */
bool catalogview_jump(struct catalogview *v, struct str digits);

/* Puts the cursor on an RFC, if it is shown. */
void catalogview_select(struct catalogview *v, uint32_t number);

/* What is known of the RFCs, for other queries; lent until it is told more. */
struct query_facts catalogview_facts(const struct catalogview *v);

/* How many RFCs are shown, and the number of each from the top. */
size_t catalogview_count(const struct catalogview *v);
uint32_t catalogview_number(const struct catalogview *v, size_t i);

/* The RFC under the cursor; 0: none. */
uint32_t catalogview_selected(const struct catalogview *v);

/* Shows another catalogue, which must outlive the view; the one before is not used any more.  The
 * words and the RFC under the cursor stay, and its row on the screen, but where the list was shown
 * from its top: then it still is, as long as the cursor is in sight. */
void catalogview_set_catalog(struct catalogview *v, const struct catalog *c);

/* What is being done about the age of its facts. */
enum catalogview_refresh {
    CATALOGVIEW_IDLE,
    CATALOGVIEW_FETCHING,
    CATALOGVIEW_FAILED, /* the last time it was tried */
};

/* When its facts were last known to be current, and today (YYYYMMDD). */
void catalogview_set_index(struct catalogview *v, uint32_t day, uint32_t today,
                           enum catalogview_refresh refresh);

/* Which RFCs are on this machine; ascending, copied. */
void catalogview_set_local(struct catalogview *v, const uint32_t *numbers, size_t n);
struct numbers catalogview_local(const struct catalogview *v); /* lent until they change */
void catalogview_add_local(struct catalogview *v, uint32_t number);

/* What the reader made: favourites in any order; what was read, latest first.  Copied. */
void catalogview_set_favourites(struct catalogview *v, struct numbers numbers);
void catalogview_set_read(struct catalogview *v, struct numbers latest_first);
void catalogview_add_read(struct catalogview *v, uint32_t number); /* now */

/* What is kept of what changed; copied. */
void catalogview_set_changes(struct catalogview *v, const struct changes *changes);

/* Draws what is known of the record under the cursor, for a pane that has nothing else to show. */
void catalogview_draw_card(const struct catalogview *v, struct canvas *c, struct rect r);

#endif
