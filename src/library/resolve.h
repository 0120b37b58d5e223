/* SPDX-License-Identifier: MIT
 *
 * resolve - from a name to the one document it is of, as far as name and catalogue alone tell.
 */
#ifndef LIBRARY_RESOLVE_H
#define LIBRARY_RESOLVE_H

#include "base/platform.h"
#include "base/err.h"
#include "rfc/catalog.h"
#include "rfc/ref.h"

/* A series of one member becomes that member.  ERR_USAGE or ERR_NOT_FOUND where the name cannot be
 * opened: a set of several RFCs, a web address. */
bool resolve_document(const struct catalog *c, struct ref *r, struct err *e) ATTR_MUST_USE;

/* The sentence for a document that is not on this machine when the network may not be used: false,
 * and ERR_NETWORK. */
bool resolve_offline(const struct ref *r, struct err *e);

#endif
