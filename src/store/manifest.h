/* SPDX-License-Identifier: MIT
 *
 * manifest - what an archive holds, as the text that is its first member:
 *
 *     rfcview-archive 1                 version of the form
 *     4a91a248 1163411 catalog.txt      CRC-32 (RFC 1952), bytes, name
 *     0f3c9d01 14286 rfc20.txt
 *
 * There are two kinds of members: the index (rfc/catalogtext.h) and texts by their number.
 */
#ifndef STORE_MANIFEST_H
#define STORE_MANIFEST_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "base/vec.h"

#define MANIFEST_NAME "MANIFEST"

enum {
    MANIFEST_INDEX = 0, /* in place of a number */
    MANIFEST_MAX = 4 << 20,
    MANIFEST_TEXT_MAX = 32 << 20, /* one text */
    MANIFEST_INDEX_MAX = 32 << 20,
};

struct manifest_line {
    uint32_t number; /* of an RFC, or MANIFEST_INDEX */
    uint32_t crc;
    uint64_t size;
};

/* All zero is empty. */
struct manifest {
    VEC(struct manifest_line) lines; /* ascending by number */
};

void manifest_release(struct manifest *m);

/* Numbers are added in ascending order. */
void manifest_add(struct manifest *m, uint32_t number, struct str bytes);
void manifest_write(const struct manifest *m, struct strbuf *out);

/* ERR_DAMAGED names the line that is wrong: another name than these, twice the same, too long;
 * ERR_STORAGE where a newer rfcview wrote it. */
bool manifest_parse(struct manifest *m, struct str text, struct err *e) ATTR_MUST_USE;

/* NULL: it is not in there. */
const struct manifest_line *manifest_find(const struct manifest *m, uint32_t number);

/* Adds the name of a member. */
void manifest_member(uint32_t number, struct strbuf *out);

/* Whose name it is: exactly as manifest_member writes it. */
bool manifest_number(struct str name, uint32_t *number) ATTR_MUST_USE;

/* Are these the bytes that the line speaks of? */
bool manifest_fits(const struct manifest_line *line, struct str bytes);

#endif
