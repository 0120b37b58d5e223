/* SPDX-License-Identifier: MIT
 *
 * record - one line of a table, to standard output: fields with tabs between them, or an object.
 */
#ifndef CLI_RECORD_H
#define CLI_RECORD_H

#include "base/platform.h"
#include "base/str.h"

struct record_field {
    const char *name; /* of the object's member */
    bool is_number;   /* .number, else .text */
    uint64_t number;
    struct str text; /* UTF-8, one line */
};

void record_print(const struct record_field *fields, size_t n, bool json);

#endif
