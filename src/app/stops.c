/* SPDX-License-Identifier: MIT
 *
 * Lists of stops.  Thread: main.
 */
#include "base/platform.h"

#include "app/stops.h"

#include <stdlib.h>
#include <string.h>

bool stops_same_place(struct readerview_place a, struct readerview_place b)
{
    return a.line == b.line && a.row == b.row;
}

static bool stops_is_nearest(const struct nav_stops *s, const char *target,
                             struct readerview_place place)
{
    return s->n > 0 && strcmp(s->at[s->n - 1].target, target) == 0 &&
           stops_same_place(s->at[s->n - 1].place, place);
}

void stops_take_back(struct nav_stops *s, const struct nav_stop *stop)
{
    if (stops_is_nearest(s, stop->target, stop->place))
        stops_forget(s, 1);
}

void stops_push(struct nav_stops *s, const char *target, struct readerview_place place)
{
    if (stops_is_nearest(s, target, place)) {
        s->at[s->n - 1].place = place;
        return;
    }
    while (s->n >= STOPS_MOST) /* steps over several may have brought more */
        stops_forget(s, s->n);
    VEC_PUSH(s, (struct nav_stop){xstrdup(target), place});
}

void stops_pass(struct nav_stops *from, struct nav_stops *to, size_t nth)
{
    for (size_t i = nth; i > 1; i--)
        VEC_PUSH(to, from->at[--from->n]);
    stops_forget(from, 1);
}

void stops_forget(struct nav_stops *s, size_t nth)
{
    size_t at = s->n - nth;
    free(s->at[at].target);
    memmove(s->at + at, s->at + at + 1, (nth - 1) * sizeof *s->at);
    s->n--;
}

void stops_clear(struct nav_stops *s)
{
    while (s->n > 0)
        stops_forget(s, 1);
}

void stops_release(struct nav_stops *s)
{
    stops_clear(s);
    VEC_RELEASE(s);
}
