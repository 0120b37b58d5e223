/* SPDX-License-Identifier: MIT
 *
 * readerlabels - letters on the references in the window: typing those of one follows it.
 *
 * Each reference that begins in the window has a label; all are equally long, so that none begins
 * as another.  Pure.
 */
#ifndef VIEW_READERLABELS_H
#define VIEW_READERLABELS_H

#include "base/platform.h"
#include "base/str.h"

enum { READERLABELS_LETTERS = 3 };

/* All zero: there are none. */
struct readerlabels {
    uint32_t first, count; /* links */
    int length;            /* letters of each */
    char typed[READERLABELS_LETTERS];
    int typed_n;
};

/* Labels for `count` links from `first` on; as many of them as there are labels. */
void readerlabels_begin(struct readerlabels *l, uint32_t first, uint32_t count);

/* The letters of a link, into out; their number.  0: it has no label, or not one that begins as
 * what was typed. */
int readerlabels_of(const struct readerlabels *l, uint32_t link, char out[READERLABELS_LETTERS]);

enum readerlabels_result {
    READERLABELS_MORE,    /* another letter is needed */
    READERLABELS_CHOSEN,  /* *link */
    READERLABELS_NOTHING, /* no label is so */
};

enum readerlabels_result readerlabels_key(struct readerlabels *l, uint32_t key, uint32_t *link);

#endif
