/* SPDX-License-Identifier: MIT
 *
 * address - readers of what is complete by itself: URLs, Internet-Drafts, e-mail addresses.
 */
#ifndef TEXT_ADDRESS_H
#define TEXT_ADDRESS_H

#include "text/mention.h"

mention_fn read_url;   /* http:// https:// ftp:// www. */
mention_fn read_draft; /* draft-ietf-…-07 */
mention_fn read_mail;  /* at the '@' */

/* The draft's name at `at` without revision's file ending, broken over a line or not: where it
 * ends, and the name in arena; 0 when there is none. */
size_t address_draft(struct str s, size_t at, struct arena *arena, struct str *name);

#endif
