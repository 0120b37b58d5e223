/* SPDX-License-Identifier: MIT
 *
 * memo - one thing that only the reader can make: a mark, a favourite, where reading stopped, what
 * was typed, a setting.  A value whose bytes are borrowed, but for those of memo_copy.
 *
 * Of two memos of one kind and name the later is true, whoever wrote it; what was taken back stays
 * as a memo that says so, lest an older one come back from another process.
 */
#ifndef STORE_MEMO_H
#define STORE_MEMO_H

#include "base/platform.h"
#include "base/str.h"
#include "rfc/anchor.h"

/* Their numbers are in files: they never change. */
enum memo_kind {
    MEMO_PLACE = 0,     /* name: a document, canonical; .at: where reading stopped */
    MEMO_MARK = 1,      /* name: "a rfc9110", or "A" of all documents; text: its document; .at */
    MEMO_FAVOURITE = 2, /* name: a document */
    MEMO_SEARCH = 3,    /* name: a pattern that was typed */
    MEMO_OPEN = 4,      /* the same of a name to open */
    MEMO_FILTER = 5,    /* the same of words for the list */
    MEMO_SETTING = 6,   /* name: its key; text: its value */
    MEMO_JUMP = 7,      /* name: "rfc9110 1234", document and line; text: the document; .at */
    MEMO_COMMAND = 8,   /* the same of a command */
    MEMO_KINDS,
};

struct memo {
    enum memo_kind kind;
    struct str name;
    struct str text;
    struct str words; /* a mark's, a jump's: what is written there */
    struct anchor at;
    int64_t when; /* ms since 1970 */
    bool gone;    /* taken back then */
};

/* How many of a kind are kept, the latest. */
size_t memo_most(enum memo_kind kind);

/* Its loss would be noticed: what was typed, a jump, may go when the power fails. */
bool memo_is_dear(enum memo_kind kind);

/* It has a name and a time, and its bytes fit a line: no control characters, some thousands at
 * most.  Others are not kept. */
bool memo_is_sound(const struct memo *m);

/* By kind and name. */
int memo_order(const struct memo *a, const struct memo *b);

/* With its bytes, in one piece, to be freed. */
struct memo *memo_copy(const struct memo *m);

#endif
