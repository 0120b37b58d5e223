/* SPDX-License-Identifier: MIT
 *
 * json - values for machines, to standard output.
 */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include "base/platform.h"
#include "base/str.h"

/* A string in quotation marks, escaped; s is UTF-8. */
void json_string(struct str s);

#endif
