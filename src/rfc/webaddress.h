/* SPDX-License-Identifier: MIT
 *
 * webaddress - where a browser finds what a reference names.
 */
#ifndef RFC_WEBADDRESS_H
#define RFC_WEBADDRESS_H

#include "base/platform.h"
#include "base/strbuf.h"
#include "rfc/ref.h"

/* Adds the address of r, as it stands in the document here; nothing but printable ASCII, the rest
 * is percent-encoded.  False, and nothing added: it has none (the guide, a file, a place in them).
 */
bool webaddress_add(const struct ref *r, const struct ref *here, struct strbuf *out) ATTR_MUST_USE;

#endif
