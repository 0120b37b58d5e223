/* SPDX-License-Identifier: MIT
 *
 * erratabuild - what came as errata.json → the errata from now on, kept on disk.
 * Thread: a worker's.
 */
#ifndef LIBRARY_ERRATABUILD_H
#define LIBRARY_ERRATABUILD_H

#include "base/platform.h"
#include <stdatomic.h>

#include "base/err.h"
#include "base/str.h"
#include "store/erratafile.h"

/* What there is to do; all lent. */
struct erratabuild {
    struct str bytes;          /* empty: the server says that what is known is current */
    const struct origin *from; /* .checked: now */
    struct erratafile *known;  /* in use; NULL: none */
    const char *dir;           /* where it is kept */
    const atomic_bool *ending;
};

/* The errata from now on, held for the caller, and *warning where they could not be kept; NULL and
 * *e where the bytes are no errata, or clearly fewer than are known. */
struct erratafile *erratabuild_run(const struct erratabuild *b, struct err *warning, struct err *e);

#endif
