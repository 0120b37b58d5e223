/* SPDX-License-Identifier: MIT
 *
 * changes - what became different between two catalogues, and the list of it that is kept:
 *
 *     rfcview-changes 1
 *     20251201 new 9700
 *     20251201 status 8200 DS          it was a Draft Standard until then
 *     20251201 obsoleted 2616 9700     by RFC 9700
 *     20251201 updated 2119 9700
 *     20251201 errata 9110             reports of errors are published now
 *
 * One change a line, in the order they were noticed; the first field is the day of the catalogue
 * that has it.  Pure; any thread.
 */
#ifndef RFC_CHANGES_H
#define RFC_CHANGES_H

#include "base/platform.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "rfc/catalog.h"

enum change_kind {
    CHANGE_NEW,       /* the RFC was issued */
    CHANGE_STATUS,    /* it has another status now */
    CHANGE_OBSOLETED, /* another RFC obsoletes it */
    CHANGE_UPDATED,   /* another RFC updates it */
    CHANGE_ERRATA,    /* it has errata now */
    CHANGE_COUNT,
};

struct change {
    enum change_kind kind;
    uint32_t day;    /* YYYYMMDD */
    uint32_t number; /* the RFC it happened to */
    uint32_t other;  /* OBSOLETED, UPDATED: by which RFC; STATUS: enum rfc_status before; else 0 */
    bool read;       /* the reader has read that RFC; not kept */
};

/* All zero is empty. */
struct changes {
    VEC(struct change) list;
};

void changes_release(struct changes *c);

/* Adds what is different in after, ascending by number.  read: numbers of RFCs that were read,
 * ascending.  Errata are news only where before tells of any.  Takes time in proportion to both
 * catalogues. */
void changes_find(struct changes *c, const struct catalog *before, const struct catalog *after,
                  struct numbers read);

/* How many there are of a kind, of RFCs that were read alone if only_read. */
size_t changes_count(const struct changes *c, enum change_kind kind, bool only_read);

/* "new", "status", "obsoleted", "updated", "errata". */
const char *change_word(enum change_kind kind);

/* Adds it as a sentence: "12 new RFCs; of those you read: RFC 2616 is obsoleted by RFC 9700". */
void changes_describe(const struct changes *c, struct strbuf *out);

/* Adds one as a few words: "new", "obsoleted by 9700", "was Draft Standard". */
void change_describe(const struct change *one, struct strbuf *out);

/* Adds the kept list in its form. */
void changes_write(const struct changes *c, struct strbuf *out);

/* Adds the changes of a kept list.  A line that is not understood is passed over; what is no such
 * list at all is empty. */
void changes_parse(struct changes *c, struct str text);

/* Forgets those that were noticed more than a month before the last one. */
void changes_keep_recent(struct changes *c);

/* The RFCs that something of these kinds (1 << enum change_kind) happened to: ascending, each once,
 * to be freed; count in *n. */
uint32_t *changes_numbers(const struct changes *c, unsigned kinds, size_t *n);

/* What is:new and is:changed mean. */
#define CHANGES_NEW   (1u << CHANGE_NEW)
#define CHANGES_OTHER (~CHANGES_NEW)

/* Adds those of more that c does not hold yet, and forgets the oldest beyond most. */
void changes_merge(struct changes *c, const struct changes *more, size_t most);

#endif
