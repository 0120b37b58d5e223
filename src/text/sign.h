/* SPDX-License-Identifier: MIT
 *
 * sign - what a line can look like.
 */
#ifndef TEXT_SIGN_H
#define TEXT_SIGN_H

#include "base/platform.h"

enum sign {
    SIGN_WORDS,     /* four words or more, mostly of small letters */
    SIGN_FEW,       /* the same, but fewer */
    SIGN_SENTENCE,  /* ends as a sentence does, or as what leads to a list */
    SIGN_MARK,      /* begins as an item of a list */
    SIGN_FULL,      /* the first word of the next line had no room */
    SIGN_SHORT,     /* it had, and yet stands there */
    SIGN_GAP,       /* blanks that part columns */
    SIGN_GAPS,      /* several times */
    SIGN_WIDE,      /* wider ones than are put in to make the right edge straight */
    SIGN_RULE,      /* nothing but a line drawn across */
    SIGN_COLUMNS,   /* a line drawn below each of several columns */
    SIGN_BITS,      /* +-+-+, or the numbers above it */
    SIGN_BOX,       /* a bar at either edge */
    SIGN_ART,       /* bars, corners, long dashes inside */
    SIGN_ARROW,     /* --> */
    SIGN_RULE_NAME, /* a name and "=", as ABNF defines it */
    SIGN_BNF,       /* "<name> ::=" */
    SIGN_GRAMMAR,   /* what only a grammar writes: *( 1*4DIGIT %x20 / "x" */
    SIGN_SLASH,     /* "/" between words */
    SIGN_ALTERNATE, /* begins or ends with "/" or "|" */
    SIGN_REMARK,    /* begins with ";" */
    SIGN_ASSIGNS,   /* "::=" of a module, or ":=" */
    SIGN_CODE_END,  /* ; { } ( or a backslash at its end, or } at its begin */
    SIGN_CODE_WORD, /* begins with a word of programs, modules, protocols */
    SIGN_POINTS,    /* "->" or "==" */
    SIGN_CALL,      /* a name and a bracket, or "+" */
    SIGN_COMMENT,   /* begins as a comment of a program does */
    SIGN_TRACE,     /* begins as one side of an exchange: "C:", "S:", ">" */
    SIGN_FIELD,     /* begins with a word and a colon */
    SIGN_MARKUP,    /* <…> or a key in quotes */
    SIGN_DENSE,     /* full of what programs are punctuated with */
    SIGN_HEX,       /* octets */
    SIGN_COUNT
};

_Static_assert(SIGN_COUNT <= 32, "a bit for each sign");

static inline uint32_t sign_bit(enum sign sign, bool set)
{
    return (uint32_t)set << sign;
}

#endif
