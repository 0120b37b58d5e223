/* SPDX-License-Identifier: MIT
 *
 * recall - walking through what was typed before, as in a shell: what is in the line when the walk
 * begins is what the older ones have to begin with, and where it ends.  All zero is empty.
 */
#ifndef UI_RECALL_H
#define UI_RECALL_H

#include "base/platform.h"
#include "base/str.h"

struct recall {
    char **at; /* the latest first; each owned */
    size_t n, size;
    size_t shown; /* the one in the line, counted from 1; 0: what was typed */
    char *begun;  /* what was in the line before anything was typed */
    char *typed;  /* what was in it when the walk began */
};

/* Begins with a line that holds this text, and nothing older. */
void recall_begin(struct recall *r, struct str line);

/* The next older one. */
void recall_add(struct recall *r, struct str text);

/* The line was changed by hand: the next walk begins there. */
void recall_touch(struct recall *r);

/* The next older (newer) text for a line that holds now; false: there is none.  Lent until the next
 * call.  The newest is what was typed. */
bool recall_older(struct recall *r, struct str now, struct str *text) ATTR_MUST_USE;
bool recall_newer(struct recall *r, struct str *text) ATTR_MUST_USE;

void recall_release(struct recall *r);

#endif
