/* SPDX-License-Identifier: MIT
 *
 * about - what the catalogue knows of an RFC, as a text to be read: facts, and relations with their
 * titles, each spelled so that it is a reference.  Pure; any thread.
 */
#ifndef RFC_ABOUT_H
#define RFC_ABOUT_H

#include "base/platform.h"
#include "base/strbuf.h"
#include "rfc/catalog.h"

/* Adds it; false, and nothing, where the number is not in the catalogue. */
bool about_write(const struct catalog *c, uint32_t number, struct strbuf *out);

#endif
