/* SPDX-License-Identifier: MIT
 *
 * ref - what a document, or a place in one, is called.
 *
 * Two forms.  A *target* is text in one canonical spelling, kept in links, history and on the
 * command line's output:
 *     rfc9110  rfc9110#section-4.2  rfc9110#appendix-B  rfc9110#ref-TAG  rfc9110#page-7
 *     #section-7  #appendix-A.1  #ref-TAG  #page-7  #figure-3  #table-2        (this document)
 *     #name-authors-addresses                    (a section by its title)
 *     bcp14  std97  fyi36  draft-ietf-x-y  draft-ietf-x-y-07  https://…  mailto:…  file:/path
 *     guide                                                            (the built-in guide)
 * A struct ref is its parsed view, borrowing from that text.
 */
#ifndef RFC_REF_H
#define RFC_REF_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "base/strbuf.h"

enum ref_kind {
    REF_HERE, /* no document named: the one being read */
    REF_RFC,
    REF_BCP,
    REF_STD,
    REF_FYI,
    REF_DRAFT,
    REF_URL,
    REF_MAIL,
    REF_FILE,
    REF_GUIDE,
};

enum place_kind {
    PLACE_NONE,
    PLACE_SECTION,  /* "4.2" */
    PLACE_APPENDIX, /* "B", "A.1" */
    PLACE_TAG,      /* an entry of the references: "RFC9110", "12" */
    PLACE_PAGE,
    PLACE_FIGURE,
    PLACE_TABLE,
    PLACE_NAME, /* a section's title: small letters and digits, a hyphen between words */
};

struct ref {
    enum ref_kind kind;
    uint32_t number;       /* RFC, BCP, STD, FYI: 1 … REF_NUMBER_MAX */
    struct str name;       /* draft name without ".txt", URL, e-mail address, path */
    enum place_kind place; /* within the document */
    struct str label;      /* of the place: "4.2", "B", "HTTP" */
};

#define REF_NUMBER_MAX 999999u

/* Reads a canonical target; false if it is not one. */
bool ref_parse(struct str target, struct ref *r) ATTR_MUST_USE;

/* Adds the canonical target of r. */
void ref_format(const struct ref *r, struct strbuf *out);

/* Reads what a person types or pastes and adds its canonical target: 9110, 0791, rfc9110, RFC 9110,
 * rfc-9110, RFC9110.txt, bcp14, STD 97, draft-…(.txt/.html), any of these with #8.3, #section-8.3,
 * #appendix-A or " section 8.3" behind; rfc:9110#8.3; URLs of rfc-editor.org, ietf.org,
 * tools.ietf.org and datatracker.ietf.org (fragments kept); a path (one that contains '/' or that
 * ends in .txt or .gz, with "#place" allowed); "guide".  Else ERR_USAGE with the forms accepted:
 *     "ninety" is not a document: use 9110, rfc9110, bcp14, std97, draft-name, a URL or a path */
bool ref_read(struct str words, struct strbuf *target, struct err *e) ATTR_MUST_USE;

/* Adds the name for people: "RFC 9110", "RFC 9110, Section 4.2", "BCP 14", "Appendix B". */
void ref_describe(const struct ref *r, struct strbuf *out);

/* The document part of a target: "rfc9110#section-4" → "rfc9110"; "" for places here. */
struct str ref_document(struct str target);

#endif
