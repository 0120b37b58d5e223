/* SPDX-License-Identifier: MIT
 *
 * The geometry of the screen.
 */
#include "base/platform.h"

#include "ui/layout.h"

enum {
    LEAST_W = 20,
    LEAST_H = 4,
    TEXT_W = 72,       /* columns of an RFC */
    MARGINS_W = 2,     /* on both sides of it */
    RULE_MOST_W = 2,   /* with a blank column */
    LIST_LEAST_W = 36, /* number, marks and a readable title */
    LIST_MOST_W = 100,
    STACK_LEAST_H = 20, /* below: one pane at a time, unless both are wanted */
    STATUS_LEAST_H = 8, /* below: the message row alone */
    /* where somebody wants panes so */
    WANTED_LIST_W = 10,
    WANTED_LIST_H = 1,
    WANTED_READER_W = 20,
    WANTED_READER_H = 3,
};

static int layout_clip(int value, int least, int most)
{
    if (value > most)
        value = most;
    return value < least ? least : value;
}

/* The list's columns where nobody said how many. */
static int layout_list_w(int w, int text_w)
{
    int spare = w - text_w - 1;
    if (spare < LIST_LEAST_W) /* no width that the text would like */
        return w / 3;
    return layout_clip(spare < w / 2 ? spare : w / 2, LIST_LEAST_W, LIST_MOST_W);
}

static void layout_one(struct layout *l, struct rect area, bool reader)
{
    l->kind = LAYOUT_ONE;
    *(reader ? &l->reader : &l->list) = area;
}

/* A text that fills its pane stands off the rule by a column. */
static void layout_beside(struct layout *l, struct rect area, int text_w, int columns)
{
    int list_w = columns > 0 ? columns : layout_list_w(area.w, text_w);
    list_w = layout_clip(list_w, WANTED_LIST_W, area.w - RULE_MOST_W - WANTED_READER_W);
    int rule_w = area.w - list_w - 1 < text_w - MARGINS_W ? RULE_MOST_W : 1;
    l->kind = LAYOUT_BESIDE;
    l->list = (struct rect){0, 0, list_w, area.h};
    l->rule = (struct rect){list_w, 0, rule_w, area.h};
    l->reader = (struct rect){list_w + rule_w, 0, area.w - list_w - rule_w, area.h};
}

static void layout_stacked(struct layout *l, struct rect area, int rows, bool reader_focus)
{
    int list_h = layout_clip(rows > 0       ? rows
                             : reader_focus ? area.h / 4
                                            : area.h / 2,
                             WANTED_LIST_H, area.h - 1 - WANTED_READER_H);
    l->kind = LAYOUT_STACKED;
    l->list = (struct rect){0, 0, area.w, list_h};
    l->rule = (struct rect){0, list_h, area.w, 1};
    l->reader = (struct rect){0, list_h + 1, area.w, area.h - list_h - 1};
}

/* By size: beside, stacked while something is read, one. */
static enum layout_kind layout_auto(struct rect area, int text_w, bool reader_open)
{
    if (area.w >= LIST_LEAST_W + 1 + text_w)
        return LAYOUT_BESIDE;
    bool tall = area.h >= STACK_LEAST_H && area.w >= LIST_LEAST_W;
    return reader_open && tall ? LAYOUT_STACKED : LAYOUT_ONE;
}

static enum layout_kind layout_kind_of(struct rect area, int text_w, const struct layout_wish *wish)
{
    if (wish->zoomed)
        return LAYOUT_ONE;
    switch (wish->choice) {
    case LAYOUT_AUTO:
        return layout_auto(area, text_w, wish->reader_open);
    case LAYOUT_WANT_BESIDE:
        return area.w >= WANTED_LIST_W + RULE_MOST_W + WANTED_READER_W ? LAYOUT_BESIDE : LAYOUT_ONE;
    case LAYOUT_WANT_STACKED:
        return area.h >= WANTED_LIST_H + 1 + WANTED_READER_H ? LAYOUT_STACKED : LAYOUT_ONE;
    default:
        return LAYOUT_ONE;
    }
}

struct layout layout_compute(int w, int h, struct layout_wish wish)
{
    struct layout l = {.message = {0, h - 1, w, 1}};
    if (w < LEAST_W || h < LEAST_H) {
        l.kind = LAYOUT_TOO_SMALL;
        return l;
    }
    struct rect area = {0, 0, w, h - 1};
    if (h >= STATUS_LEAST_H) {
        area.h--;
        l.status = (struct rect){0, area.h, w, 1};
    }
    int text_w = (wish.text_columns > 0 ? wish.text_columns : TEXT_W) + MARGINS_W;
    switch (layout_kind_of(area, text_w, &wish)) {
    case LAYOUT_BESIDE:
        layout_beside(&l, area, text_w, wish.columns);
        break;
    case LAYOUT_STACKED:
        layout_stacked(&l, area, wish.rows, wish.reader_focus);
        break;
    default:
        layout_one(&l, area, wish.reader_focus);
    }
    return l;
}
