/* SPDX-License-Identifier: MIT
 *
 * source - where the text of an RFC may lie: names of files and URLs, nothing is opened here.
 */
#ifndef RFC_SOURCE_H
#define RFC_SOURCE_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "rfc/catalog.h"

/* Adds "rfc9110.txt". */
void source_file_name(uint32_t number, struct strbuf *out);

/* "rfc9110.txt" or "rfc9110.txt.gz" → 9110; false for every other name ("rfc17a.txt",
 * "rfc0017.txt" with its zeros is read). */
bool source_file_number(struct str name, uint32_t *number) ATTR_MUST_USE;

/* Adds the URL of the text below a base URL ("https://www.rfc-editor.org", with or without a slash
 * at its end): BASE/rfc/rfc9110.txt */
void source_url(struct str base_url, uint32_t number, struct strbuf *out);

/* A base URL is http, https or file with a host or path and no blanks or control characters. */
bool source_base_url_check(struct str base_url, struct err *e) ATTR_MUST_USE;

/* Says before any fetch why there is no text to get: not issued, PDF only, unknown number beyond
 * the catalogue (not an error: the catalogue may be old).  ERR_NOT_FOUND with the sentence. */
bool source_expect(const struct catalog *c, uint32_t number, struct err *e) ATTR_MUST_USE;

/* Is this the whole text of RFC number?  Refuses, with a sentence (ERR_DAMAGED): nothing at all, an
 * HTML or PDF file, a binary file, another RFC (its own "Request for Comments: N" or running
 * headers say so), and a text that ends in the middle (cut).  Old texts that never name their
 * number pass.  Layer word: "document". */
bool source_check(uint32_t number, struct str bytes, struct err *e) ATTR_MUST_USE;

/* As source_check, for the Internet-Draft of that name, which ends in its revision: refuses also a
 * text whose first page names another draft, or another revision, and not this one. */
bool source_check_draft(struct str name, struct str bytes, struct err *e) ATTR_MUST_USE;

/* Does nothing in the beginning of a text speak against it?  source_check and source_check_text
 * (number 0) have the last word. */
bool source_check_head(uint32_t number, struct str head) ATTR_MUST_USE;

/* As source_check, for a local file of any number: refuses only what is not text. */
bool source_check_text(struct str bytes, struct err *e) ATTR_MUST_USE;

#endif
