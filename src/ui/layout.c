/* SPDX-License-Identifier: MIT
 *
 * The geometry of the screen.
 */
#include "base/platform.h"

#include "ui/layout.h"

enum {
    LEAST_W = 20,
    LEAST_H = 4,
    READER_W = 74,     /* 72 columns of text with a margin on both sides */
    LIST_LEAST_W = 36, /* number, marks and a readable title */
    LIST_MOST_W = 100,
    STACK_LEAST_H = 20, /* below: one pane at a time */
    STATUS_LEAST_H = 8, /* below: the message row alone */
};

static int layout_least(int a, int b)
{
    return a < b ? a : b;
}

static void layout_one(struct layout *l, struct rect area, bool reader)
{
    l->kind = LAYOUT_ONE;
    *(reader ? &l->reader : &l->list) = area;
}

static void layout_beside(struct layout *l, struct rect area)
{
    int spare = area.w - READER_W - 1;
    int list_w = layout_least(layout_least(spare, area.w / 2), LIST_MOST_W);
    if (list_w < LIST_LEAST_W)
        list_w = LIST_LEAST_W;
    l->kind = LAYOUT_BESIDE;
    l->list = (struct rect){0, 0, list_w, area.h};
    l->rule = (struct rect){list_w, 0, 1, area.h};
    l->reader = (struct rect){list_w + 1, 0, area.w - list_w - 1, area.h};
}

static void layout_stacked(struct layout *l, struct rect area, bool reader_focus)
{
    int list_h = reader_focus ? area.h / 4 : area.h / 2;
    l->kind = LAYOUT_STACKED;
    l->list = (struct rect){0, 0, area.w, list_h};
    l->rule = (struct rect){0, list_h, area.w, 1};
    l->reader = (struct rect){0, list_h + 1, area.w, area.h - list_h - 1};
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
    bool wide = w >= LIST_LEAST_W + 1 + READER_W;
    bool tall = area.h >= STACK_LEAST_H && w >= LIST_LEAST_W;
    if (wish.zoomed || (!wide && (!wish.reader_open || !tall)))
        layout_one(&l, area, wish.reader_focus);
    else if (wide)
        layout_beside(&l, area);
    else
        layout_stacked(&l, area, wish.reader_focus);
    return l;
}
