/* SPDX-License-Identifier: MIT
 *
 * dynlib - a library brought in when it is needed, as a table of its functions.
 *
 * Being linked with a library costs every start its loading, whether it is used or not.  A module
 * that only some runs need has its functions in a struct instead, filled from here.
 */
#ifndef BASE_DYNLIB_H
#define BASE_DYNLIB_H

#include "base/platform.h"

/* Where one function goes. */
struct dynlib_row {
    const char *symbol;
    size_t offset; /* of its pointer in the struct */
};

/* Loads library ("libcurl.so.4") and fills table.  It stays loaded for the life of the process.
 * NULL when all went well; else what is missing: the library's name, or the first symbol that it
 * does not have. */
const char *dynlib_load(const char *library, const struct dynlib_row *rows, size_t n,
                        void *table) ATTR_MUST_USE;

#endif
