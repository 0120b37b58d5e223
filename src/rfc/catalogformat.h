/* SPDX-License-Identifier: MIT
 *
 * catalogformat - how the catalogue's image lies, shared by its writer (catalogimage) and its
 * reader (catalog), and by nobody else.
 *
 *     head | records by number | series by kind and number | numbers | strings | haystacks |
 *     abstracts
 *
 * Every region begins at a multiple of 8 and its place is in the head.  Integers are of the
 * machine's own order, which the head names.
 */
#ifndef RFC_CATALOGFORMAT_H
#define RFC_CATALOGFORMAT_H

#include "base/platform.h"

#define CATALOGFORMAT_MAGIC   "RFCVIEW\n"
#define CATALOGFORMAT_VERSION 3u
#define CATALOGFORMAT_ORDER   0x01020304u

enum { CATALOGFORMAT_STRINGS_PER_RECORD = 5, CATALOGFORMAT_LISTS_PER_RECORD = 4 };

enum catalogformat_region_id {
    REGION_RECORDS,
    REGION_SERIES,
    REGION_NUMBERS,
    REGION_STRINGS,
    REGION_HAYSTACKS,
    REGION_ABSTRACTS,
    REGION_COUNT,
};

struct catalogformat_region {
    uint32_t offset; /* from the image's first byte */
    uint32_t count;  /* of elements: bytes for the last three */
};

struct catalogformat_head {
    char magic[8];
    uint32_t order, version;
    uint32_t checksum; /* CRC-32 (as in RFC 1952) of all that follows this field */
    uint32_t size;     /* of the whole image */
    uint32_t date;
    uint32_t issued; /* records of numbers that were issued */
    uint32_t known;  /* of enum rfc_knowledge */
    uint32_t zero;
    struct catalogformat_region regions[REGION_COUNT];
};

struct catalogformat_record {
    uint32_t number;
    uint32_t strings;                                       /* offset in its region of the first */
    uint32_t string_size[CATALOGFORMAT_STRINGS_PER_RECORD]; /* in the order of struct entry */
    uint32_t haystack, abstract;                            /* end where the next one begins */
    uint32_t lists;                                         /* index in numbers of the first */
    uint16_t list_count[CATALOGFORMAT_LISTS_PER_RECORD];    /* by enum rfc_relation */
    uint32_t pages;
    uint16_t year;
    uint8_t month, day;
    uint8_t status, published_as, stream, formats;
    uint8_t issued, errata, zero[2];
};

struct catalogformat_series {
    uint32_t kind, number, members, member_count;
};

_Static_assert(sizeof(struct catalogformat_record) == 64, "a record is one cache line");

/* What the checksum covers begins here. */
#define CATALOGFORMAT_SUMMED (offsetof(struct catalogformat_head, checksum) + sizeof(uint32_t))

#endif
