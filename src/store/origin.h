/* SPDX-License-Identifier: MIT
 *
 * origin - where a catalogue's facts came from and when they were last known to be current: a few
 * lines beside the image.
 *
 *     rfcview-index 1
 *     image 4a91a248            the catalogue it speaks of (catalog_checksum)
 *     checked 1764547200000     ms since 1970
 *     url https://www.rfc-editor.org/rfc-index.xml
 *     etag "64f-1a"             the server's name for what it sent; may be missing
 */
#ifndef STORE_ORIGIN_H
#define STORE_ORIGIN_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "base/strbuf.h"

struct origin {
    int64_t checked; /* 0: never, as far as is known */
    char *url;       /* owned; NULL: unknown */
    char *etag;
};

void origin_release(struct origin *o);
struct origin origin_copy(const struct origin *o);

/* Adds the lines. What is not fit for a line is left out. */
void origin_write(const struct origin *o, uint32_t image, struct strbuf *out);

/* Reads them: true and *o where they speak of that image. */
bool origin_parse(struct str text, uint32_t image, struct origin *o) ATTR_MUST_USE;

/* The same from DIR/NAME, empty where nothing there speaks of that image; and into it. */
struct origin origin_load(const char *dir, const char *name, uint32_t image);
bool origin_keep(const struct origin *o, const char *dir, const char *name, uint32_t image,
                 struct err *e) ATTR_MUST_USE;

#endif
