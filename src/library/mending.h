/* SPDX-License-Identifier: MIT
 *
 * mending - what becomes of files on the shelf that are not what they should be.
 *
 * A sound text of that RFC must be on the shelf before anything happens to one: it comes from a
 * mirror or, by library/bulk, from the network.  Then it has replaced the file, or the file is set
 * aside under another name.  Where none comes, the file stays.  Nothing here waits for the network.
 * Owner and Thread: main.
 */
#ifndef LIBRARY_MENDING_H
#define LIBRARY_MENDING_H

#include "base/platform.h"
#include "base/err.h"
#include "base/strbuf.h"
#include "library/settings.h"

struct mending;

struct mending_file {
    char *name; /* within the shelf */
    uint32_t number;
    enum mending_fate {
        MENDING_FETCH, /* a server may have a sound one */
        MENDING_COPY,  /* a mirror has one */
        MENDING_ASIDE, /* the shelf has one in another file */
        MENDING_STAYS, /* .why: there is none to be had, or none came */
        MENDING_REPLACED,
        MENDING_SET_ASIDE, /* it is called .aside now */
    } fate;
    struct err damage; /* what is wrong with it */
    struct err why;
    char *aside;
};

struct mending *mending_new(const struct settings *settings);
void mending_free(struct mending *m); /* NULL is fine */

/* A file that was refused, and why: finds out what can be done, and does nothing yet.  The result
 * lives until the next call. */
const struct mending_file *mending_add(struct mending *m, const char *name,
                                       const struct err *damage);

/* How many there are, and how many of them with that fate. */
size_t mending_count(const struct mending *m);
size_t mending_count_of(const struct mending *m, enum mending_fate fate);
const struct mending_file *mending_file(const struct mending *m, size_t i);

/* Adds what is to be fetched, as a set (search/rfcset): "17,9110"; nothing where nothing is. */
void mending_words(const struct mending *m, struct strbuf *out);

/* What is to be fetched was, or could not be: each file meets its fate, one of the last three. */
void mending_run(struct mending *m);

#endif
