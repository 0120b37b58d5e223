/* SPDX-License-Identifier: MIT
 *
 * refheading - titles under which a text lists what it refers to, and what they say of the list.
 */
#ifndef TEXT_REFHEADING_H
#define TEXT_REFHEADING_H

#include "base/platform.h"
#include "base/str.h"

enum reftag_standing {
    REFTAG_UNSTATED,
    REFTAG_NORMATIVE,  /* must be read to implement or understand the text */
    REFTAG_INFORMATIVE /* further information */
};

/* "References", "Normative References", "Bibliography", "End Notes" … */
bool refheading_is(struct str title);

/* "Notes", "End Notes", "Footnotes". */
bool refheading_is_notes(struct str title);

/* What a title says: "Informative References", "Normative", "Non-Normative"; unstated when nothing,
 * or both. */
enum reftag_standing refheading_standing(struct str title);

#endif
