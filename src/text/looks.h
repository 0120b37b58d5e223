/* SPDX-License-Identifier: MIT
 *
 * looks - what one line looks like, before anybody asks what it is: the shares of its characters,
 * its gaps and edges, and how it begins and ends.
 */
#ifndef TEXT_LOOKS_H
#define TEXT_LOOKS_H

#include "base/platform.h"
#include "base/vec.h"
#include "text/block.h"
#include "text/lines.h"
#include "text/sign.h"

struct look {
    uint32_t signs;        /* a bit each */
    uint8_t indent, width; /* columns, as far as 255 */
    uint8_t mark;          /* of SIGN_MARK: bytes from its first character to its words, behind a
                              bullet, a number or "Term:   " */
};

struct looks {
    VEC(struct look) at; /* one a line; a blank one is all zero */
    uint8_t edge;        /* the column where its prose ends, but for few lines */
};

/* Lines of what is known are only measured. */
void looks_read(struct looks *s, const struct lines *l, const struct blocks *known);

void looks_release(struct looks *s);

static inline bool look_has(const struct look *k, enum sign sign)
{
    return (k->signs >> sign & 1) != 0;
}

static inline bool look_blank(const struct look *k)
{
    return k->width == 0;
}

#endif
