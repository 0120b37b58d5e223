/* SPDX-License-Identifier: MIT
 *
 * memory - what only the reader can make, as far as it is known in this run: where reading stopped,
 * marks, favourites, what was typed, jumps, settings.  A part of the library: what is told here is
 * known at once and kept by a worker, but what was typed and jumps wait for something that is worth
 * a write; what was kept before is known after EVENT_MEMORY.
 *
 * Documents go by their canonical names ("rfc9110", "draft-ietf-x-y-07", "file:/path").
 * Thread: main.
 */
#ifndef LIBRARY_MEMORY_H
#define LIBRARY_MEMORY_H

#include "base/platform.h"
#include "library/worker.h"
#include "store/memos.h"
#include "store/notes.h"

struct memory;

/* A place in a document, and what is written there. */
struct memory_place {
    struct str document;
    struct anchor at;
    struct str words;
};

/* Lends the worker, which is one that nobody waits for; notes are in DATA_DIR/notes. */
struct memory *memory_new(struct worker *worker, const char *data_dir);
void memory_free(struct memory *m);

/* Takes what was kept before; what was told in this run stays where it is later. */
void memory_take(struct memory *m, struct memos *kept);

/* What was kept before is known. */
bool memory_has_come(const struct memory *m);

/* Lends one until the next call that tells something; NULL where there is none. */
const struct memo *memory_find(const struct memory *m, enum memo_kind kind, struct str name);

/* Those of a kind, the latest first; the array is to be freed, the memos are lent until the next
 * call that tells something. */
const struct memo **memory_list(const struct memory *m, enum memo_kind kind, size_t *n);

/* Takes it back; false: there was none. */
bool memory_forget(struct memory *m, enum memo_kind kind, struct str name);

/* Where reading stopped.  memory_list of MEMO_PLACE are the documents read, the last one first. */
void memory_leave(struct memory *m, const struct memory_place *here);

/* Marks: a letter a-z is the document's own, A-Z is one for all documents. */
void memory_mark(struct memory *m, char letter, const struct memory_place *here);
const struct memo *memory_marked(const struct memory *m, char letter, struct str document);
char memory_letter(const struct memo *mark);

/* False: it is one no more. */
bool memory_toggle_favourite(struct memory *m, struct str document);
bool memory_is_favourite(const struct memory *m, struct str document);

/* The numbers of the RFCs that are favourites: ascending, to be freed; count in *n. */
uint32_t *memory_favourite_numbers(const struct memory *m, size_t *n);

/* What was typed: MEMO_SEARCH, MEMO_OPEN, MEMO_FILTER, MEMO_COMMAND.  Empty text is no matter.  It
 * is kept with the next thing that is, or by memory_keep_rest. */
void memory_remember(struct memory *m, enum memo_kind kind, struct str text);

/* Settings made by keys, kept between runs. */
void memory_keep(struct memory *m, struct str key, struct str value);
struct str memory_kept(const struct memory *m, struct str key); /* empty: never kept */

/* A jump from here: kept as what was typed is. */
void memory_jump(struct memory *m, const struct memory_place *from);

/* Before the end: what waits is kept now. */
void memory_keep_rest(struct memory *m);

/* Notes (store/notes.h): the file of a document's, which is there now, to be freed; NULL and *e
 * where it cannot be made.  And all that there are, to be released. */
char *memory_begin_notes(const struct memory *m, struct str document, struct str heading,
                         struct err *e);
struct notes memory_notes(const struct memory *m);

#endif
