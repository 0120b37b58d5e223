/* SPDX-License-Identifier: MIT
 *
 * view - what a pane is: it draws from its state and turns commands into changes of that state or
 * into an intent.  A view does no input or output and opens nothing.
 */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "base/platform.h"
#include "base/strbuf.h"
#include "ui/canvas.h"
#include "view/command.h"

struct view;

enum intent_kind {
    INTENT_NONE,
    INTENT_OPEN,     /* .target: go there, remembering here */
    INTENT_JUMPED,   /* the view moved far by itself; .from is where it was (reader) */
    INTENT_MESSAGE,  /* .text: to be said */
    INTENT_SELECTED, /* .text: the target of the reference that is selected now */
};

/* What a view wants done by its owner. Strings are owned by the intent: intent_release. */
struct intent {
    enum intent_kind kind;
    char *text;        /* OPEN, SELECTED: canonical target; MESSAGE: a sentence */
    const char *about; /* SELECTED: what the text says of it ("normative"), or NULL; borrowed */
    uint32_t from_line, from_row;
};

void intent_release(struct intent *i);

/* What the status row says; texts are added. */
struct view_status {
    struct strbuf name;   /* what is shown; never cut */
    struct strbuf alert;  /* a warning about it; stands out, never cut */
    struct strbuf remark; /* something to know about it; goes where there is no room */
    struct strbuf title;  /* what else there is to say of it; the first to be cut */
    struct strbuf brief;  /* instead of the title where that has no room */
    struct strbuf place;  /* where in it, in words */
    struct strbuf right;  /* where in it, in numbers */
};

void view_status_init(struct view_status *s);
void view_status_release(struct view_status *s);

struct view_ops {
    const char *name;
    enum context context;

    /* Draws into r, which has the size last given to resize. */
    void (*draw)(const struct view *v, struct canvas *c, struct rect r, bool focused);

    void (*resize)(struct view *v, int w, int h);

    /* count: typed before the key, -1 for none.  False: not a command of this view. */
    bool (*command)(struct view *v, enum command command, long count, struct intent *intent);

    void (*status)(const struct view *v, struct view_status *s);

    /* The cell of the pane that a reader without eyes is to be told first: the row of the cursor,
     * the line being read. */
    void (*spot)(const struct view *v, int *x, int *y);

    /* Selects what is shown at a cell of the pane.  True: it is to be gone to; a row was selected
     * already, a reference is at once. */
    bool (*click)(struct view *v, int x, int y);

    /* Scrolls by rows, downward where above 0. */
    void (*wheel)(struct view *v, int rows);
};

/* The first member of every view. */
struct view {
    const struct view_ops *ops;
    bool plain; /* a list tells nothing by its look alone; the owner's to set */
};

/* Marks the row of a plain list where the cursor is on it; what is left is the row's own. */
struct rect view_mark_row(struct canvas *c, struct rect line, bool cursor);

#endif
