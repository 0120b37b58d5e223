/* SPDX-License-Identifier: MIT
 *
 * transferrows - what is fetched, as rows of a list pane: how it stands, its name, how much of it
 * is here and how fast it comes.
 */
#ifndef VIEW_TRANSFERROWS_H
#define VIEW_TRANSFERROWS_H

#include "base/platform.h"
#include "rfc/catalog.h"
#include "view/rows.h"

/* The texts are lent. */
struct transferrow {
    uint64_t key;
    uint32_t number;             /* the RFC; 0: see .name */
    const char *name;            /* "rfc-index.xml" */
    const char *state;           /* "running" */
    const char *why;             /* it waits or failed, or NULL */
    int64_t seconds;             /* until the next try; -1: none */
    uint64_t received, expected; /* bytes; 0: not known */
    uint64_t rate;               /* bytes per second; 0: not known */
    bool bad, over;              /* it failed; nothing will happen to it any more */
};

/* One row; c gives the title. */
void transferrows_add(const struct transferrow *t, const struct catalog *c, struct rows *rows);

#endif
