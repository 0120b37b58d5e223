/* SPDX-License-Identifier: MIT
 *
 * Walks a text in windows of start offsets and looks between two of them whether it is still
 * wanted.  A call of the matcher cannot be interrupted, so windows begin small and grow while they
 * are quick, and what one may cost at most is bounded (WINDOW_…): where the steps of a wide one do
 * not suffice, it is walked again in narrow ones.
 *
 * Thread: the caller's; *wanted is written by another.
 */
#include "base/platform.h"

#include "search/matches.h"

#include "base/clock.h"
#include "base/vec.h"

/* Starts in a window; so many that neither all of them stepping back as often as they may, nor all
 * of them looking ahead to the end of the text, which costs no steps, take more than some 0.3 s. */
enum { WINDOW_LEAST = 128, WINDOW_MOST = 4096 };
enum { WINDOW_STEPS = 128000000, WINDOW_AHEAD = 512 << 20 };

/* What makes the next one wider, or narrower. */
enum { WINDOW_QUICK_MS = 20, WINDOW_SLOW_MS = 100 };

struct walk {
    struct pattern *pattern;
    struct str text;
    uint32_t from; /* everything that starts before it is found */
    uint32_t window;
    VEC(struct match) found;
};

/* The nearest character boundary at or behind offset. */
static uint32_t walk_boundary(struct str text, size_t offset)
{
    while (offset < text.n && ((unsigned char)text.p[offset] & 0xC0) == 0x80)
        offset++;
    return (uint32_t)(offset < text.n ? offset : text.n);
}

/* Finds what starts in the next window. False: too complex. */
static bool walk_window(struct walk *w, struct err *e)
{
    uint32_t until = walk_boundary(w->text, (size_t)w->from + w->window);
    uint32_t steps = WINDOW_STEPS / w->window;
    if (steps > PATTERN_STEPS)
        steps = PATTERN_STEPS;
    struct match hit;
    int rc;
    while ((rc = pattern_find_within(w->pattern, steps, w->text, w->from, until, &hit, e)) > 0) {
        VEC_PUSH(&w->found, hit);
        w->from = hit.end;
        if (w->found.n == MATCHES_MAX)
            return true;
    }
    if (rc == 0 && w->from < until)
        w->from = until;
    return rc == 0;
}

static void walk_pace(struct walk *w, int64_t took_ms)
{
    size_t most = WINDOW_AHEAD / (w->text.n - w->from + 1);
    if (took_ms < WINDOW_QUICK_MS && w->window < WINDOW_MOST && w->window * 2 <= most)
        w->window *= 2;
    else if (took_ms > WINDOW_SLOW_MS && w->window > WINDOW_LEAST)
        w->window /= 2;
}

static bool walk_all(struct walk *w, const atomic_uint_fast64_t *wanted, uint64_t serial,
                     struct err *e)
{
    int64_t now = clock_monotonic_ms(), deadline = now + MATCHES_SECONDS * 1000;
    while (w->from < w->text.n && w->found.n < MATCHES_MAX) {
        int64_t before = now;
        struct err why;
        bool ok = walk_window(w, &why);
        now = clock_monotonic_ms();
        if (wanted != NULL && atomic_load(wanted) != serial)
            return err_set(e, ERR_CANCELLED, "search given up (pattern)");
        if (now > deadline)
            return err_set(e, ERR_USAGE, "pattern too complex: not done after %d s (pattern)",
                           MATCHES_SECONDS);
        if (ok) {
            walk_pace(w, now - before);
        } else if (w->window > WINDOW_LEAST) {
            w->window = WINDOW_LEAST;
        } else {
            if (e != NULL)
                *e = why;
            return false;
        }
    }
    return true;
}

bool matches_find(struct matches *m, struct pattern *p, struct str text,
                  const atomic_uint_fast64_t *wanted, uint64_t serial, struct err *e)
{
    struct walk w = {.pattern = p, .text = text, .window = WINDOW_LEAST};
    bool ok = walk_all(&w, wanted, serial, e);
    *m = (struct matches){.at = w.found.at, .n = w.found.n};
    struct match next;
    m->more = ok && w.found.n == MATCHES_MAX &&
              pattern_find(p, text, w.from, (uint32_t)text.n, &next, NULL) > 0;
    return ok;
}

void matches_release(struct matches *m)
{
    free(m->at);
    *m = (struct matches){0};
}

size_t matches_after(const struct matches *m, uint32_t offset)
{
    size_t low = 0, high = m->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (m->at[mid].start < offset)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}
