/* SPDX-License-Identifier: MIT
 *
 * readerview - the reader pane: one document, scrolled as in less.
 */
#ifndef VIEW_READERVIEW_H
#define VIEW_READERVIEW_H

#include "base/platform.h"
#include "text/document.h"
#include "search/matches.h"
#include "view/readerdraw.h"
#include "view/view.h"

struct readerview;

/* The exact place being read. */
struct readerview_place {
    uint32_t line, row; /* at the top; row of a wrapped line */
    int64_t link;       /* the selected reference, -1: none */
    int left;           /* columns scrolled to the right */
};

struct readerview *readerview_new(void);
void readerview_free(struct readerview *v);

struct view *readerview_view(struct readerview *v);

/* Lays the text out as the reader likes it, from now on; the line at the top stays. */
void readerview_set_look(struct readerview *v, struct readerdraw_look look, bool wrap);

/* Lines wider than the pane are wrapped, not cut. */
bool readerview_wraps(const struct readerview *v);

/* Shows a document from its beginning, without selection or matches.  Holds it until another is
 * shown; NULL closes.  name: "RFC 9110"; notice: a warning for the status row, "" for none; copied.
 */
void readerview_show(struct readerview *v, struct document *d, const char *name,
                     const char *notice);

/* Another warning about the document shown; "" for none. */
void readerview_warn(struct readerview *v, const char *notice);

/* Something else to know about it, calmly told in the status row; "" for none. */
void readerview_remark(struct readerview *v, const char *remark);

/* The document shown is the beginning of one of about so many lines. */
void readerview_expect(struct readerview *v, uint32_t lines);

/* The whole of a document whose beginning is shown: the same line stays at the top. */
void readerview_complete(struct readerview *v, struct document *d);

/* Lends the document being shown, NULL if none. */
struct document *readerview_document(const struct readerview *v);

struct readerview_place readerview_place(const struct readerview *v);
void readerview_restore(struct readerview *v, struct readerview_place place);

/* Lends the name it is shown under, "" for none. */
const char *readerview_name(const struct readerview *v);

/* The section at the top of the window, or NULL. */
const struct section *readerview_section(const struct readerview *v);

/* Goes to the section that is meant (view/readersections.h).  False: there is none. */
bool readerview_go_section(struct readerview *v, struct str typed);

/* Puts a line at the top. */
void readerview_go(struct readerview *v, uint32_t line);

/* Takes the matches of a search that was begun at the place given and shows the first of them
 * behind it (before it, when backward), wrapping round.  Adds to said what is to be told ("match 3
 * of 17", "search wrapped …"). */
void readerview_take_matches(struct readerview *v, struct matches *m, bool backward,
                             struct readerview_place origin, struct strbuf *said);

/* Lends the matches marked, until they are others. */
const struct matches *readerview_matches(const struct readerview *v);

/* The one being shown, -1: none; and showing another. */
int64_t readerview_match(const struct readerview *v);
void readerview_show_match(struct readerview *v, int64_t match);

/* Unmarks all matches. False: there were none. */
bool readerview_clear_matches(struct readerview *v);

/* Lends the reference that is selected in the window, or NULL. */
const struct link *readerview_link(const struct readerview *v);

/* The row of the window in which the selected reference begins, -1 where none is in the window. */
int readerview_link_row(const struct readerview *v);

/* There are letters on the references; a key is for them, and ends them but for the first of
 * several letters.  *intent: to open one. */
bool readerview_is_labelled(const struct readerview *v);
void readerview_label_key(struct readerview *v, uint32_t key, struct intent *intent);

/* Unselects the reference. False: none was selected. */
bool readerview_clear_link(struct readerview *v);

#endif
