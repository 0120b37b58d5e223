/* SPDX-License-Identifier: MIT
 *
 * normative - which references of a text are normative, and which informative.
 */
#ifndef RFC_NORMATIVE_H
#define RFC_NORMATIVE_H

#include "base/platform.h"
#include "base/arena.h"
#include "rfc/lines.h"
#include "rfc/links.h"
#include "rfc/reftags.h"

/* Sets the standing of each link that leads to an entry of the references, or to what an entry
 * stands for.  Scratch is kept in a. */
void normative_find(struct links *k, const struct lines *l, const struct reftags *t,
                    struct arena *a);

#endif
