/* SPDX-License-Identifier: MIT
 *
 * errataread - the errata.json of the RFC Editor → the image of store/erratafile.
 *
 *     [{"errata_id": "7105", "doc-id": "RFC9110", "errata_status_code": "Verified",
 *       "errata_type_code": "Technical", "section": "4.1", "orig_text": "…", "correct_text": "…",
 *       "notes": "…", "submit_date": "2022-08-31", "submitter_name": "…", …}, …]
 *
 * Read with SQLite's JSON functions.  Nothing is trusted: what is no text is empty, a record
 * without a number, an RFC or a status that is known is passed over, and texts are clean of control
 * characters and broken UTF-8.  Thread: a worker's.
 */
#ifndef STORE_ERRATAREAD_H
#define STORE_ERRATAREAD_H

#include "base/platform.h"
#include <stdatomic.h>

#include "base/err.h"
#include "base/str.h"
#include "base/strbuf.h"

#define ERRATAREAD_MAX ((size_t)64 << 20) /* the most bytes that are looked at */

/* Adds the image.  ERR_DAMAGED: that is no JSON, no array, or nothing in it is an erratum;
 * ERR_CANCELLED: *ending became true (NULL: nobody ends it); ERR_STORAGE without SQLite. */
bool errataread_image(struct str json, const atomic_bool *ending, struct strbuf *image,
                      struct err *e) ATTR_MUST_USE;

#endif
