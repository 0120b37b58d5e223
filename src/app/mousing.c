/* SPDX-License-Identifier: MIT
 *
 * Where it happened decides what it means.  Thread: main.
 */
#include "base/platform.h"

#include "app/mousing.h"

#include "app/dispatch.h"
#include "app/peek.h"
#include "app/screen.h"
#include "app/sharing.h"

static bool holds(struct rect r, const struct mouse_event *ev)
{
    return ev->x >= r.x && ev->x < r.x + r.w && ev->y >= r.y && ev->y < r.y + r.h;
}

/* A pane that has a view in it: the card in the reader's place has none. */
static bool over_reader(const struct app *a, const struct mouse_event *ev)
{
    return readerview_document(a->reader) != NULL && holds(a->layout.reader, ev);
}

/* ---------------------------------------------------------------- wheel */

static void wheel(struct app *a, const struct mouse_event *ev, int rows)
{
    struct rect popup;
    if (a->prompt.kind == PROMPT_NONE)
        dispatch_forget(a);
    if (peek_place(a, &popup) && holds(popup, ev)) {
        popup_scroll(&a->peek.popup, rows);
        return;
    }
    struct view *v = holds(a->layout.list, ev) ? app_side(a)
                     : over_reader(a, ev)      ? readerview_view(a->reader)
                                               : app_view(a);
    v->ops->wheel(v, rows);
    if (v == readerview_view(a->reader))
        screen_arrange(a); /* the contents follow; a list that is looked over does not */
}

static void wheel_up(struct app *a, const struct mouse_event *ev)
{
    wheel(a, ev, -(int)a->settings->scroll_lines);
}

static void wheel_down(struct app *a, const struct mouse_event *ev)
{
    wheel(a, ev, (int)a->settings->scroll_lines);
}

/* ---------------------------------------------------------------- clicks */

/* The first click in a list that has not the keys brings them, and opens nothing. */
static void click_list(struct app *a, const struct mouse_event *ev)
{
    struct view *v = app_side(a);
    bool had_keys = !a->reader_focus;
    a->reader_focus = false;
    if (v->ops->click(v, ev->x - a->layout.list.x, ev->y - a->layout.list.y) && had_keys)
        dispatch_command(a, v->ops->context == CONTEXT_LIST ? CMD_READ : CMD_CHOOSE);
}

static void click_reader(struct app *a, const struct mouse_event *ev)
{
    struct view *v = readerview_view(a->reader);
    a->reader_focus = true;
    if (v->ops->click(v, ev->x - a->layout.reader.x, ev->y - a->layout.reader.y))
        dispatch_command(a, CMD_FOLLOW);
}

static void press(struct app *a, const struct mouse_event *ev)
{
    struct rect popup;
    if (ev->button != 1 || a->prompt.kind != PROMPT_NONE)
        return;
    dispatch_forget(a);
    a->sharing.dragged = false;
    if (peek_place(a, &popup)) {
        if (!holds(popup, ev))
            peek_close(a);
        return;
    }
    if (holds(a->layout.rule, ev))
        a->sharing.dragged = true;
    else if (holds(a->layout.list, ev))
        click_list(a, ev);
    else if (over_reader(a, ev))
        click_reader(a, ev);
    screen_arrange(a);
}

static void drag(struct app *a, const struct mouse_event *ev)
{
    if (!a->sharing.dragged)
        return;
    sharing_drag(a, ev->x, ev->y);
    screen_arrange(a);
}

static void release(struct app *a, const struct mouse_event *ev)
{
    (void)ev;
    if (a->sharing.dragged)
        sharing_drop(a);
}

void mousing_event(struct app *a, struct mouse_event ev)
{
    static void (*const acts[])(struct app *, const struct mouse_event *) = {
        [MOUSE_PRESS] = press,       [MOUSE_RELEASE] = release,       [MOUSE_DRAG] = drag,
        [MOUSE_WHEEL_UP] = wheel_up, [MOUSE_WHEEL_DOWN] = wheel_down,
    };
    if (!a->settings->mouse)
        return; /* one that was on its way when it was switched off */
    acts[ev.action](a, &ev);
    a->dirty = true;
}
