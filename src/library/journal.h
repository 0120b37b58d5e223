/* SPDX-License-Identifier: MIT
 *
 * journal - what became of the last fetches, layer by layer, and how far those under way are.
 *
 * It keeps JOURNAL_MOST that are over, and as many of those that were fetched with many others; the
 * oldest makes room.  Time is a number, by clock_monotonic_ms.  Thread: main.
 */
#ifndef LIBRARY_JOURNAL_H
#define LIBRARY_JOURNAL_H

#include "base/platform.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "library/pace.h"
#include "net/request.h"

enum { JOURNAL_MOST = 16 };

struct journal_entry {
    uint64_t id;
    char *what;           /* "RFC 9110"; owned */
    bool many;            /* one of many: it makes room for others of these only */
    enum reply_verb last; /* how far it is */
    uint64_t received;    /* bytes on the wire */
    uint64_t expected;    /* 0: not known */
    struct pace pace;     /* of .received */
    struct err err;       /* WAITING: what befell it */
    int64_t next_try_ms;  /* WAITING: as in struct reply */
    int64_t ended;        /* ms since 1970; 0: it is under way */
    struct ladder ladder; /* when it is over */
};

/* All zero is empty. */
struct journal {
    VEC(struct journal_entry) at; /* the newest last */
    uint64_t received;            /* bytes of all */
    struct pace pace;             /* of them */
};

void journal_release(struct journal *j);

/* It is asked for.  An id may come again when its fetch is over. */
void journal_begin(struct journal *j, uint64_t id, const char *what, bool many);

/* It is under way. */
bool journal_runs(const struct journal *j, uint64_t id);

/* Notes a reply under its id; one of an unknown id is ignored. */
void journal_note(struct journal *j, const struct reply *reply, int64_t now_ms);

/* The newest of that id, lent; NULL: none, or it has made room. */
const struct journal_entry *journal_entry(const struct journal *j, uint64_t id);

/* What came under the id is not what it should be. */
void journal_refuse(struct journal *j, uint64_t id, const struct err *why);

/* Adds what there is to say of one as a document. */
void journal_write_one(const struct journal_entry *e, int64_t now, struct strbuf *out);

/* Adds all of it as a document, the newest first. */
void journal_write(const struct journal *j, int64_t now, struct strbuf *out);

#endif
