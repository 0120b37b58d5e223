/* SPDX-License-Identifier: MIT
 *
 * weigh - what lines are most likely, by what they look like.
 */
#ifndef TEXT_WEIGH_H
#define TEXT_WEIGH_H

#include "base/platform.h"
#include "text/looks.h"

enum reading { AS_PROSE, AS_TABLE, AS_DIAGRAM, AS_ABNF, AS_CODE, READINGS };

struct weight {
    int32_t of[READINGS];
};

/* The signs of one more line. */
void weight_add(struct weight *w, const struct look *k);

/* Adds the second to the first. */
void weight_sum(struct weight *sum, const struct weight *w);

/* The heaviest of what is no prose. */
enum reading weight_verbatim(const struct weight *w);

/* How much heavier that is than prose; below 0 it is prose. */
int32_t weight_side(const struct weight *w);

#endif
