/* SPDX-License-Identifier: MIT
 *
 * indexing - the bytes of an index → the catalogue from now on, kept on disk, and what changed.
 *
 * A form is one of the files in which the RFC Editor publishes the index; they are asked for in
 * this order, the next where one cannot be had or is damaged.
 * Thread: a worker's; the table of forms: any.
 */
#ifndef LIBRARY_INDEXING_H
#define LIBRARY_INDEXING_H

#include "base/platform.h"
#include <stdatomic.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "rfc/catalogimage.h"
#include "rfc/changes.h"
#include "store/catalogfile.h"

struct indexing;

struct indexing_form {
    const char *name; /* of the file below the base URL */
    size_t cap;       /* most bytes */
    bool (*parse)(const struct indexing *x, struct arena *a, struct catalogimage_source *out,
                  struct err *e); /* dated as the catalogue in use */
};

enum {
    INDEXING_FORMS = 2,
    INDEXING_CATALOG = INDEXING_FORMS, /* our own text, out of an archive */
    INDEXING_FORMS_ALL,
};

const struct indexing_form *indexing_form(unsigned form);

/* What there is to do; all lent. */
struct indexing {
    unsigned form;
    struct str bytes;
    const struct origin *from; /* .checked: now */
    struct catalogfile *known; /* in use */
    struct numbers read;       /* RFCs that were read, ascending */
    const char *dir;           /* where it is kept */
    const atomic_bool *ending; /* nobody wants it any more: begin nothing */
};

/* What became of it. */
struct indexing_result {
    struct catalogfile *catalog; /* held for the caller; NULL: nothing changed */
    struct changes changes;
    struct err warning; /* it is good, but could not be kept */
};

/* False and *e where the bytes are no index, or one that holds clearly fewer RFCs than are known:
 * that one is cut or somebody's own. */
bool indexing_run(const struct indexing *x, struct indexing_result *result,
                  struct err *e) ATTR_MUST_USE;

/* Reads what is kept of what changed; nothing where nothing can be read. */
void indexing_load_changes(const char *dir, struct changes *changes);

/* The server says that what is known is current: keeps that it was asked. */
bool indexing_unchanged(const struct indexing *x, struct err *e) ATTR_MUST_USE;

#endif
