/* SPDX-License-Identifier: MIT
 *
 * signs - what one line looks like, before anybody asks what it is: the shares of its characters,
 * its gaps and edges, and how it begins and ends.
 */
#ifndef RFC_SIGNS_H
#define RFC_SIGNS_H

#include "base/platform.h"
#include "base/vec.h"
#include "rfc/lines.h"

enum sign {
    SIGN_WORDS,    /* four words or more, hardly anything but small letters */
    SIGN_FEW,      /* the same, but fewer */
    SIGN_SENTENCE, /* ends as a sentence does, or as what leads to a list */
    SIGN_MARK,     /* begins as an item of a list */
    SIGN_FULL,     /* the first word of the next line had no room */
    SIGN_SHORT,    /* it had, and yet stands there */
    SIGN_GAP,      /* blanks that part columns */
    SIGN_GAPS,     /* several times */
    SIGN_RULE,     /* nothing but a line drawn across */
    SIGN_COLUMNS,  /* a line drawn below each of several columns */
    SIGN_BITS,     /* +-+-+, or the numbers above it */
    SIGN_BOX,      /* a bar at either edge */
    SIGN_ART,      /* bars, corners, long dashes inside */
    SIGN_ARROW,
    SIGN_RULE_NAME, /* a name and "=", as ABNF defines it */
    SIGN_BNF,       /* "<name> ::=" */
    SIGN_GRAMMAR,   /* what only a grammar writes: *( 1*4DIGIT %x20 / "x" */
    SIGN_ALTERNATE, /* begins with "/" or "|" */
    SIGN_ASSIGNS,   /* "::=" of a module, or ":=" */
    SIGN_CODE_END,  /* ; { } ( or a backslash at its end, or } at its begin */
    SIGN_CODE_WORD, /* begins with a word of programs, modules, protocols */
    SIGN_COMMENT,   /* begins as a comment of a program does */
    SIGN_TRACE,     /* begins as one side of an exchange: "C:", "S:", ">" */
    SIGN_FIELD,     /* begins with a word and a colon */
    SIGN_MARKUP,    /* <…> or a key in quotes */
    SIGN_DENSE,     /* full of what programs are punctuated with */
    SIGN_HEX,       /* octets */
    SIGN_COUNT
};

struct look {
    uint32_t signs;        /* a bit each */
    uint8_t indent, width; /* columns, as far as 255 */
    uint8_t first;         /* bytes of its first word */
    uint8_t mark;          /* of SIGN_MARK: bytes from its first character to its words */
};

struct looks {
    VEC(struct look) at; /* one a line; a blank one is all zero */
    uint8_t edge;        /* the column where its prose ends, but for few lines */
};

void looks_read(struct looks *s, const struct lines *l);

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
