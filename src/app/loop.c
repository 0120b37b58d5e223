/* SPDX-License-Identifier: MIT
 *
 * The main loop.  Work of this machine (a text from disk, a search) is given a moment to finish
 * before the next key is taken or a frame drawn, so that its result is in that frame and keys typed
 * ahead meet what they were meant for.  The moments are counted from the beginning of the work, so
 * no key waits for more, however many were typed.
 */
#include "base/platform.h"

#include "app/loop.h"

#include <poll.h>

#include "app/dispatch.h"
#include "app/errata.h"
#include "app/gather.h"
#include "app/mousing.h"
#include "app/outing.h"
#include "app/refresh.h"
#include "app/screen.h"
#include "app/themes.h"
#include "base/clock.h"
#include "ui/key.h"

enum {
    MOMENT_MS = 10,       /* before a frame */
    AHEAD_MOMENT_MS = 80, /* before a key that was typed ahead of the work */
    FIRST_MOMENT_MS = 40, /* for the document named at start: a blank frame would be shown else */
};

void loop_take_events(struct app *a)
{
    struct event *ev;
    while ((ev = library_next(a->library)) != NULL) {
        dispatch_event(a, ev);
        event_free(ev);
    }
}

struct loop {
    struct app *app;
    struct terminal *terminal;
    int tick_ms;        /* until gather_tick; -1: not by time alone */
    int64_t busy_since; /* when the work under way was first seen; 0: there is none */
    bool pasting;       /* what comes is text, not keys */
};

/* Takes events until nothing is under way, or until that has gone on for moment_ms; before a frame,
 * until there is something to show. */
static void give_a_moment(struct loop *l, int moment_ms, bool before_frame)
{
    struct library *library = l->app->library;
    struct pollfd p = {.fd = library_fd(library), .events = POLLIN};
    if (!library_is_busy(library)) {
        l->busy_since = 0;
        return;
    }
    int64_t now = clock_monotonic_ms(), left;
    if (l->busy_since == 0)
        l->busy_since = now;
    while ((left = l->busy_since + moment_ms - now) > 0 && library_is_busy(library) &&
           !(before_frame && l->app->show_now)) {
        if (!before_frame)
            library_continue(library);
        if (poll(&p, 1, (int)left) > 0)
            loop_take_events(l->app);
        now = clock_monotonic_ms();
    }
}

/* Esc and a key behind it come as that key with Alt; where that means nothing they are two. */
static void take_typed(struct app *a, uint32_t key)
{
    uint32_t plain = key & ~(uint32_t)KEY_ALT;
    if (key & KEY_ALT && plain < KEY_FIRST_CODE && a->prompt.kind == PROMPT_NONE &&
        keymap_lookup(&a->keymap, app_view(a)->ops->context, 0, key) < 0) {
        dispatch_key(a, KEY_ESCAPE);
        key = plain;
    }
    dispatch_key(a, key);
}

static void take_key(struct loop *l, uint32_t key)
{
    struct app *a = l->app;
    struct terminal *t = l->terminal;
    int w, h;
    switch (key) {
    case KEY_CODE_HANGUP:
        a->quit = true;
        break;
    case KEY_CODE_RESIZED:
        term_size(t, &w, &h);
        screen_resize(a, w, h);
        a->redraw = true;
        break;
    case KEY_CODE_BACKGROUND:
        themes_follow(a, t);
        break;
    case KEY_CODE_PASTE_BEGIN:
    case KEY_CODE_PASTE_END:
        l->pasting = key == KEY_CODE_PASTE_BEGIN;
        break;
    case KEY_CODE_MOUSE:
        mousing_event(a, term_mouse_event(t));
        break;
    default:
        if (!l->pasting || a->prompt.kind != PROMPT_NONE)
            take_typed(a, key);
    }
}

/* All keys that have arrived.  While a prompt is open results may lag behind the typing. */
static void take_keys(struct loop *l)
{
    struct app *a = l->app;
    uint32_t key;
    while (!a->quit && !a->suspend && !outing_waits(a) &&
           (key = term_read(l->terminal)) != KEY_NOTHING) {
        if (a->prompt.kind == PROMPT_NONE)
            give_a_moment(l, AHEAD_MOMENT_MS, false);
        take_key(l, key);
    }
    give_a_moment(l, MOMENT_MS, true);
}

static void tell_mouse(struct loop *l)
{
    struct app *a = l->app;
    bool *on = &a->settings->mouse;
    if (term_mouse(l->terminal, *on) || !*on)
        return;
    *on = false;
    app_say(a, "this terminal tells nothing of a mouse");
}

static void draw(struct loop *l)
{
    struct app *a = l->app;
    int x, y;
    tell_mouse(l);
    if (a->redraw)
        term_forget(l->terminal);
    themes_show(a, l->terminal);
    screen_draw(a, &x, &y);
    term_draw(l->terminal, &a->canvas, x, y);
    a->dirty = a->redraw = a->show_now = false;
    library_continue(a->library);
}

/* -1: never. */
static int sooner(int a, int b)
{
    return a < 0 ? b : b < 0 || a < b ? a : b;
}

int loop_run(struct app *a, struct terminal *t)
{
    struct loop l = {.app = a, .terminal = t, .tick_ms = -1};
    int w, h;
    term_size(t, &w, &h);
    screen_resize(a, w, h);
    give_a_moment(&l, FIRST_MOMENT_MS, true);
    draw(&l);
    library_scan(a->library);
    while (!a->quit && term_signal(t) == 0) {
        int clock_ms = screen_sleep_ms(a);
        if (term_wait(t, library_fd(a->library), sooner(clock_ms, l.tick_ms)))
            loop_take_events(a);
        a->dirty |= clock_ms >= 0; /* a clock is shown */
        take_keys(&l);
        refresh_if_due(a);
        errata_if_due(a);
        if (term_take_stop(t) || a->suspend) {
            a->suspend = false;
            term_suspend(t);
            a->redraw = a->dirty = true;
        }
        l.tick_ms = gather_tick(a);
        while (outing_waits(a) && !a->quit)
            outing_do(a, t);
        if (a->dirty && !a->quit)
            draw(&l);
    }
    return term_signal(t);
}
