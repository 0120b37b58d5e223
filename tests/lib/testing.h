/* SPDX-License-Identifier: MIT
 *
 * testing - what every test program includes: cmocka with its own includes, and a private place.
 */
#ifndef TESTS_TESTING_H
#define TESTS_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* A fresh directory for one test, to be given to testing_dir_remove.  Ends the test on failure. */
char *testing_dir_new(void);

/* Removes it with all that is in it, and frees the name. */
void testing_dir_remove(char *dir);

/* The file tests/data/NAME, whole; *n its size (may be NULL); to be freed.  A NUL follows. */
char *testing_data(const char *name, size_t *n);

#endif
