/* SPDX-License-Identifier: MIT
 *
 * Walks a text in windows of start offsets.  Between two windows it looks whether it is still
 * wanted.
 *
 * Thread: the caller's; *wanted is written by another.
 */
#include "base/platform.h"

#include "search/matches.h"

#include "base/clock.h"
#include "base/vec.h"

enum { MATCHES_WINDOW = 65536 };

/* The nearest character boundary at or behind offset. */
static uint32_t matches_boundary(struct str text, size_t offset)
{
    while (offset < text.n && ((unsigned char)text.p[offset] & 0xC0) == 0x80)
        offset++;
    return (uint32_t)(offset < text.n ? offset : text.n);
}

bool matches_find(struct matches *m, struct pattern *p, struct str text,
                  const atomic_uint_fast64_t *wanted, uint64_t serial, struct err *e)
{
    VEC(struct match) found = {0};
    int64_t deadline = clock_monotonic_ms() + MATCHES_SECONDS * 1000;
    bool ok = true;
    *m = (struct matches){0};
    for (uint32_t from = 0; ok && from < text.n;) {
        uint32_t until = matches_boundary(text, (size_t)from + MATCHES_WINDOW);
        struct match hit;
        int rc = 0;
        while (from < until && (rc = pattern_find(p, text, from, until, &hit, e)) > 0) {
            if (found.n == MATCHES_MAX) {
                m->more = true;
                until = (uint32_t)text.n;
                break;
            }
            VEC_PUSH(&found, hit);
            from = hit.end;
        }
        if (from < until)
            from = until;
        if (rc < 0)
            ok = false;
        else if (wanted != NULL && atomic_load(wanted) != serial)
            ok = err_set(e, ERR_CANCELLED, "search given up (pattern)");
        else if (clock_monotonic_ms() > deadline)
            ok = err_set(e, ERR_USAGE, "pattern too complex: not done after %d s (pattern)",
                         MATCHES_SECONDS);
    }
    m->at = found.at;
    m->n = found.n;
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
