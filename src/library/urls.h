/* SPDX-License-Identifier: MIT
 *
 * urls - addresses in the order of preference: the bases of all mirrors, and one file below each.
 */
#ifndef LIBRARY_URLS_H
#define LIBRARY_URLS_H

#include "base/platform.h"

/* All zero is empty. */
struct urls {
    char **at; /* owned, as each of them */
    size_t n;
};

struct urls urls_copy(const char *const *at, size_t n);
void urls_release(struct urls *u);

/* BASE/rfc/rfc9110.txt and BASE/rfc-index.xml for every base, to be released. */
struct urls urls_of_rfc(const struct urls *bases, uint32_t number);
struct urls urls_of_file(const struct urls *bases, const char *name);

/* Without user and password, to be kept.  To be freed. */
char *urls_kept(const char *url);

/* Which of them is the one that was kept; -1: none, also where kept is NULL. */
ptrdiff_t urls_find(const struct urls *u, const char *kept);

#endif
