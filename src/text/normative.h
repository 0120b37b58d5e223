/* SPDX-License-Identifier: MIT
 *
 * normative - which references of a text are normative, and which informative.
 */
#ifndef TEXT_NORMATIVE_H
#define TEXT_NORMATIVE_H

#include "base/platform.h"
#include "base/arena.h"
#include "text/lines.h"
#include "text/links.h"
#include "text/reftags.h"

/* Sets the standing of each link that leads to an entry of the references, or to what an entry
 * stands for.  Scratch is kept in a. */
void normative_find(struct links *k, const struct lines *l, const struct reftags *t,
                    struct arena *a);

#endif
