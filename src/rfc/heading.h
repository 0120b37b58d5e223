/* SPDX-License-Identifier: MIT
 *
 * heading - the look of one line: does it begin with a section number, and which?
 */
#ifndef RFC_HEADING_H
#define RFC_HEADING_H

#include "base/platform.h"
#include "base/str.h"

enum heading_form {
    HEADING_NUMBER,   /* "4.2." "4.2" "4)" "4:" "4.0" */
    HEADING_LETTER,   /* "A." "A.1" */
    HEADING_ROMAN,    /* "IV." */
    HEADING_APPENDIX, /* "Appendix A." "Annex B:" */
    HEADING_FORMS
};

#define HEADING_DEPTH 9u

struct heading {
    enum heading_form form;
    uint8_t depth;
    uint16_t parts[HEADING_DEPTH]; /* A is 1 */
    struct str label;              /* "4.2", "A.1": no word before it, no mark behind it */
    struct str title;              /* rest of the line, trimmed; may be empty */
    uint32_t indent;
    uint32_t title_column; /* 0 when there is no title */
    bool worded;           /* "Section", "Appendix" or the like stands before the number */
    bool marked;           /* something other than a blank stands behind the number */
};

/* False when the line does not begin with a number that sections have. */
bool heading_read(struct str line, struct heading *h) ATTR_MUST_USE;

/* Could next be the heading that follows last, in the order of numbers?  A step over at most two
 * missing ones is allowed; last may have depth 0 (nothing before). */
bool heading_follows(const struct heading *last, const struct heading *next);

#endif
