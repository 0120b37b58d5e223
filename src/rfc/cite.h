/* SPDX-License-Identifier: MIT
 *
 * cite - an RFC as others refer to it.  Facts come from the catalogue alone.  Pure; any thread.
 */
#ifndef RFC_CITE_H
#define RFC_CITE_H

#include "base/platform.h"
#include "base/strbuf.h"
#include "rfc/catalog.h"

enum cite_format {
    CITE_TEXT,     /* as in the References section of an RFC (RFC 7322, 4.8.6.2) */
    CITE_BIBTEX,   /* @misc */
    CITE_MARKDOWN, /* a link with number and title */
    CITE_XML,      /* <reference> of RFC 7991 */
    CITE_LINK,     /* the address of the text, and of the place in it */
    CITE_FORMATS,
};

/* "text", "bibtex", "markdown", "xml", "link"; false: no such format. */
bool cite_parse(struct str name, enum cite_format *format) ATTR_MUST_USE;
const char *cite_name(enum cite_format format);

/* Adds it, with a line end; place: in the document ("#section-8.3" parsed), .place PLACE_NONE for
 * all of it.  The record must be of an issued number. */
void cite_write(const struct entry *entry, const struct ref *place, enum cite_format format,
                struct strbuf *out);

/* Adds the name and the address of an RFC or a place in it, without a line end. */
void cite_address(uint32_t number, const struct ref *place, struct strbuf *out);

#endif
