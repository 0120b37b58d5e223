/* SPDX-License-Identifier: MIT
 *
 * The main loop.  Work of this machine (a text from disk, a search) is given a moment to finish
 * before the next key is taken or a frame drawn, so that its result is in that frame and keys typed
 * ahead meet what they were meant for; the moment is bounded, so no key waits for more.
 */
#include "base/platform.h"

#include "app/loop.h"

#include <poll.h>

#include "app/dispatch.h"
#include "app/screen.h"
#include "base/clock.h"
#include "ui/key.h"

enum {
    MOMENT_MS = 10,       /* for work begun by a key */
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

static void give_a_moment(struct app *a, int moment_ms)
{
    int64_t end = clock_monotonic_ms() + moment_ms, left;
    struct pollfd p = {.fd = library_fd(a->library), .events = POLLIN};
    loop_take_events(a);
    while (library_is_busy(a->library) && (left = end - clock_monotonic_ms()) > 0)
        if (poll(&p, 1, (int)left) > 0)
            loop_take_events(a);
}

static void take_key(struct app *a, struct terminal *t, uint32_t key)
{
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
    default:
        dispatch_key(a, key);
    }
}

/* All keys that have arrived.  While a prompt is open results may lag behind the typing. */
static void take_keys(struct app *a, struct terminal *t)
{
    uint32_t key;
    bool was_busy = library_is_busy(a->library);
    while (!a->quit && !a->suspend && (key = term_read(t)) != KEY_NOTHING) {
        take_key(a, t, key);
        if (!was_busy && a->prompt.kind == PROMPT_NONE && library_is_busy(a->library)) {
            give_a_moment(a, MOMENT_MS);
            was_busy = library_is_busy(a->library);
        }
    }
    if (!was_busy && library_is_busy(a->library))
        give_a_moment(a, MOMENT_MS);
}

static void draw(struct app *a, struct terminal *t)
{
    int x, y;
    if (a->redraw)
        term_forget(t);
    screen_draw(a, &x, &y);
    term_draw(t, &a->canvas, x, y);
    a->dirty = a->redraw = false;
}

int loop_run(struct app *a, struct terminal *t)
{
    int w, h;
    term_size(t, &w, &h);
    screen_resize(a, w, h);
    give_a_moment(a, FIRST_MOMENT_MS);
    draw(a, t);
    library_scan(a->library);
    while (!a->quit && term_signal(t) == 0) {
        term_wait(t, library_fd(a->library), -1);
        loop_take_events(a);
        take_keys(a, t);
        if (a->suspend) {
            a->suspend = false;
            term_suspend(t);
            a->redraw = a->dirty = true;
        }
        if (a->dirty && !a->quit)
            draw(a, t);
    }
    return term_signal(t);
}
