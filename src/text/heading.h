/* SPDX-License-Identifier: MIT
 *
 * heading - the look of one line: does it begin with a section number, and which?
 */
#ifndef TEXT_HEADING_H
#define TEXT_HEADING_H

#include "base/platform.h"
#include "base/str.h"

enum heading_form {
    HEADING_NUMBER,   /* "4.2." "4.2" "4)" "4:" "4.0" "4.A" */
    HEADING_LETTER,   /* "A." "A.1" "A1" */
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
    bool bare;             /* "6": one part, no word before it, no mark behind it */
    char mark; /* '.', ')', ':' or '-': what stands behind the number; '\0' is a blank */
};

/* False when the line does not begin with a number that sections have. */
bool heading_read(struct str line, struct heading *h) ATTR_MUST_USE;

/* "A1 Words": stands in tables and flows too. */
bool heading_is_glued(const struct heading *h) ATTR_MUST_USE;

#endif
