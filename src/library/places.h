/* SPDX-License-Identifier: MIT
 *
 * places - where reading stopped in each RFC, as far as is known in this run.  Thread: main.
 */
#ifndef LIBRARY_PLACES_H
#define LIBRARY_PLACES_H

#include "base/platform.h"
#include "store/userdata.h"

/* All zero is empty. */
struct places {
    struct userdata_place *at; /* ascending by number; owned */
    size_t n;
};

void places_release(struct places *p);

/* Takes an array in any order, in place of what was there. */
void places_take(struct places *p, struct userdata_place *at, size_t n);

/* Lends the place of an RFC, or NULL. */
const struct userdata_place *places_find(const struct places *p, uint32_t number);

/* Their RFCs, the latest place first; to be freed; count in *n. */
uint32_t *places_numbers(const struct places *p, size_t *n);

void places_put(struct places *p, struct userdata_place place);

#endif
