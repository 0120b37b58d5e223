/* SPDX-License-Identifier: MIT
 *
 * tagged - the reader of tags in brackets, where they are references: "[HTTP]", "[1,2]".
 */
#ifndef TEXT_TAGGED_H
#define TEXT_TAGGED_H

#include "text/mention.h"

mention_fn read_tag; /* [HTTP], [12], [RFC9110, RFC9111] */

#endif
