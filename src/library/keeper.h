/* SPDX-License-Identifier: MIT
 *
 * keeper - a thread with the shelf's disk work of a bulk fetch: what is here, what came, what is
 * cited.  Chores go to it and come back done.
 */
#ifndef LIBRARY_KEEPER_H
#define LIBRARY_KEEPER_H

#include "base/platform.h"
#include "base/err.h"
#include "base/mailbox.h"

struct keeper;

struct chore {
    struct message message;
    enum chore_kind {
        CHORE_SCAN,  /* → .numbers: every RFC that the shelf or a mirror has; of the .numbers that
                        came with it only those whose text is sound */
        CHORE_OPEN,  /* the shelf's directory is there from now on, and without left-overs */
        CHORE_TAKE,  /* .path holds RFC .number → it is on the shelf; .size */
        CHORE_CITED, /* → .numbers: the RFCs that RFC .number refers to */
        CHORE_STOP,  /* within the keeper */
    } kind;
    uint32_t number, depth; /* .depth: the sender's */
    char *path;             /* owned, with the file: chore_free removes it where it was not taken */
    uint64_t size;
    uint32_t *numbers; /* owned; ascending, but CITED: as they stand, again and again */
    size_t number_count;
    struct err err; /* why it failed */
};

struct chore *chore_new(enum chore_kind kind, uint32_t number);
void chore_free(struct chore *c); /* NULL is fine */

struct catalogfile;

/* Copies, and holds the catalogue; done chores go to outbox, which must outlive the keeper.  The
 * thread starts with the first chore. */
struct keeper *keeper_new(const char *shelf_dir, const char *const *mirrors, size_t mirror_count,
                          struct catalogfile *catalog, struct mailbox *outbox);

/* Finishes the chore, or batch of files, that it is at, drops the others, and ends.  NULL is fine.
 */
void keeper_free(struct keeper *k);

/* Takes c. */
void keeper_send(struct keeper *k, struct chore *c);

#endif
