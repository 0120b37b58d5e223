/* SPDX-License-Identifier: MIT
 *
 * journal - what became of the last fetches, layer by layer, and how far those under way are.
 *
 * It keeps JOURNAL_MOST that are over; the oldest makes room.  Thread: main.
 */
#ifndef LIBRARY_JOURNAL_H
#define LIBRARY_JOURNAL_H

#include "base/platform.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "net/request.h"

enum { JOURNAL_MOST = 16 };

struct journal_entry {
    uint64_t id;
    char *what;           /* "RFC 9110"; owned */
    enum reply_verb last; /* how far it is */
    uint64_t received;    /* bytes */
    struct err err;       /* WAITING: what befell it */
    int64_t next_try_ms;  /* WAITING: as in struct reply */
    int64_t ended;        /* ms since 1970; 0: it is under way */
    struct ladder ladder; /* when it is over */
};

/* All zero is empty. */
struct journal {
    VEC(struct journal_entry) at; /* the newest last */
};

void journal_release(struct journal *j);

/* It is asked for.  An id may come again when its fetch is over. */
void journal_begin(struct journal *j, uint64_t id, const char *what);

/* Notes a reply under its id; one of an unknown id is ignored. */
void journal_note(struct journal *j, const struct reply *reply);

/* What came under the id is not what it should be. */
void journal_refuse(struct journal *j, uint64_t id, const struct err *why);

/* Adds all of it as a document, the newest first; now as clock_monotonic_ms. */
void journal_write(const struct journal *j, int64_t now, struct strbuf *out);

#endif
