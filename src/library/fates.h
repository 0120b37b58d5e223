/* SPDX-License-Identifier: MIT
 *
 * fates - what is to become of each RFC of a bulk fetch: its state, the queue, and the tally.
 *
 * Pure: it fetches nothing.  Numbers to fetch stand in a queue in the order they were named or
 * found.  Owner: library/bulk.
 */
#ifndef LIBRARY_FATES_H
#define LIBRARY_FATES_H

#include "base/platform.h"
#include "base/vec.h"
#include "rfc/catalog.h"

enum fate_state {
    FATE_UNNAMED,
    FATE_HERE,   /* it was on this machine when it was named */
    FATE_WANTED, /* it is in the queue */
    FATE_ASKED,  /* the fetcher has it */
    FATE_CAME,   /* the keeper has it */
    FATE_KEPT,
    FATE_FAILED,
    FATE_CANCELLED, /* by who wanted it */
    FATE_STATES,
};

struct fate {
    unsigned char state; /* enum fate_state */
    unsigned char depth; /* what it cites is wanted, so deep; 0: not */
    unsigned char asked; /* the depth to which that was looked for */
    bool present;        /* the shelf or a mirror has it */
    bool dropped;        /* ASKED: no more wanted */
};

struct fate_failure {
    uint32_t number;
    char *why; /* owned */
};

struct fates {
    struct fate *of;     /* by RFC number; pages of zeros cost nothing */
    VEC(uint32_t) named; /* in the order of their naming; what is tried again is the last */
    size_t next;         /* of them to look at */
    VEC(struct fate_failure) failures;
    size_t count[FATE_STATES];
    uint64_t to_come_bytes; /* of those that are still to be kept: estimates */
    uint64_t named_bytes;   /* the same of all that were to be fetched */
};

/* All zero but .of; release is for the end, reset to begin with nothing named. */
void fates_init(struct fates *f);
void fates_release(struct fates *f);
void fates_reset(struct fates *f);

/* How long a text will be, from the pages in the catalogue. */
uint64_t fates_estimate(const struct catalog *c, uint32_t number);

/* Wants it, where it has no fate yet: it is here, or in the queue. */
void fates_name(struct fates *f, const struct catalog *c, uint32_t number);

/* Its state from now on, in the tally too. */
void fates_set(struct fates *f, const struct catalog *c, uint32_t number, enum fate_state state);

/* It failed, and why; the reason of the last time is lent, NULL where there is none. */
void fates_fail(struct fates *f, const struct catalog *c, uint32_t number, const char *why);
const char *fates_why(const struct fates *f, uint32_t number);

/* What failed or was cancelled is in the queue again, at its end; false: it is neither. */
bool fates_again(struct fates *f, const struct catalog *c, uint32_t number) ATTR_MUST_USE;

/* The next to look at, in whatever state it is by now; 0: no more. */
uint32_t fates_peek(const struct fates *f);
void fates_pass(struct fates *f);

/* All that were named; those of them that are neither here nor at an end. */
size_t fates_wanted(const struct fates *f);
size_t fates_todo(const struct fates *f);

#endif
