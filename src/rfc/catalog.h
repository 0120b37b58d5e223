/* SPDX-License-Identifier: MIT
 *
 * catalog - the whole series as one immutable snapshot: a flat, versioned, checksummed image, used
 * as it lies (in the program's read-only data, or mapped from a file).
 *
 * A struct catalog borrows the image, which must stay mapped and unchanged. All strings lent are
 * UTF-8 without control characters.  Lookups touch only the pages they need; nothing is allocated.
 * Thread: any, for reading.
 */
#ifndef RFC_CATALOG_H
#define RFC_CATALOG_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "rfc/numbers.h"
#include "rfc/ref.h"

enum rfc_status {
    STATUS_UNKNOWN,
    STATUS_INTERNET_STANDARD,
    STATUS_DRAFT_STANDARD,
    STATUS_PROPOSED_STANDARD,
    STATUS_BEST_CURRENT_PRACTICE,
    STATUS_INFORMATIONAL,
    STATUS_EXPERIMENTAL,
    STATUS_HISTORIC,
    STATUS_COUNT,
};

enum rfc_stream {
    STREAM_UNKNOWN,
    STREAM_IETF,
    STREAM_IAB,
    STREAM_IRTF,
    STREAM_INDEPENDENT,
    STREAM_EDITORIAL,
    STREAM_LEGACY,
    STREAM_COUNT,
};

enum rfc_format {
    FORMAT_TEXT = 1,
    FORMAT_HTML = 2,
    FORMAT_XML = 4,
    FORMAT_PDF = 8,
    FORMAT_PS = 16
};

enum rfc_relation {
    RELATION_OBSOLETES,
    RELATION_OBSOLETED_BY,
    RELATION_UPDATES,
    RELATION_UPDATED_BY,
    RELATION_COUNT,
};

/* What not every index tells. */
enum rfc_knowledge {
    KNOWN_GROUPS = 1,
    KNOWN_ERRATA = 2,
    KNOWN_ABSTRACTS = 4,
};

/* Between the paragraphs of an abstract: U+2029. */
#define CATALOG_PARAGRAPH "\xE2\x80\xA9"

/* One record of the series. All slices borrow from the image. */
struct entry {
    uint32_t number;
    bool issued; /* false: the number was never used; nothing else is set */
    struct str title;
    struct str authors;  /* "R. Fielding, Ed., M. Nottingham, Ed.": joined with ", " */
    struct str keywords; /* joined with ", " */
    uint16_t year;
    uint8_t month, day; /* 1-based; 0 unknown */
    enum rfc_status status, published_as;
    enum rfc_stream stream;
    unsigned formats; /* of enum rfc_format */
    uint32_t pages;   /* 0 unknown */
    struct numbers relations[RELATION_COUNT];
    struct str also;     /* "BCP 14, STD 97": series it belongs to; usually empty */
    struct str group;    /* "httpbis": the working or research group it comes from; may be empty */
    struct str abstract; /* paragraphs, with CATALOG_PARAGRAPH between them; may be empty */
    bool errata;         /* reports of errors are published */
};

/* What a record says in numbers alone: cheaper than all of it. */
struct entry_brief {
    uint32_t number, pages;
    uint16_t year;
    uint8_t month, day;
    enum rfc_status status;
    enum rfc_stream stream;
    bool issued, errata, obsolete, updated;
};

struct catalog {
    const unsigned char *image;
    size_t size;
};

/* Checks magic, version, byte order, sizes and that every offset table lies inside; not the
 * checksum.  After that no accessor reads outside the image, whatever it holds; what it lends is
 * right only if catalog_verify says so.  image.p must be aligned to 8 bytes.  ERR_DAMAGED or (other
 * version) ERR_STORAGE. */
bool catalog_open(struct catalog *c, struct str image, struct err *e) ATTR_MUST_USE;

/* Checks the checksum over everything, and every offset in every record.  Reads it all. */
bool catalog_verify(const struct catalog *c, struct err *e) ATTR_MUST_USE;

/* Records, not-issued numbers included, ordered by number. */
size_t catalog_count(const struct catalog *c);

/* Those of them whose number was issued: RFCs that exist. */
size_t catalog_issued(const struct catalog *c);

/* The day the facts were taken, as YYYYMMDD. */
uint32_t catalog_date(const struct catalog *c);

/* What it tells of any record at all, of enum rfc_knowledge. */
unsigned catalog_knows(const struct catalog *c);

/* Tells one image from another: as it is written, not computed. */
uint32_t catalog_checksum(const struct catalog *c);

/* index < catalog_count. */
struct entry catalog_entry(const struct catalog *c, size_t index);

struct entry_brief catalog_brief(const struct catalog *c, size_t index);

/* The number alone: cheaper than catalog_entry. */
uint32_t catalog_number(const struct catalog *c, size_t index);

/* Index of an RFC number, or -1. */
ptrdiff_t catalog_find(const struct catalog *c, uint32_t number);

/* Index of the first record with a number >= number; catalog_count if none. */
size_t catalog_lower(const struct catalog *c, uint32_t number);

/* Text to filter by, folded with utf8_fold: "rfc9110 http semantics\nr.
 * fielding…\nkeywords\nstd97 httpbis\n" — number, title, authors, keywords, series and group; for a
 * number that is not issued "\n" alone.  The haystacks of all records lie back to back in the order
 * of records. */
struct str catalog_haystack(const struct catalog *c, size_t index);

/* All haystacks as one slice; use with catalog_haystack to find whose a hit is. */
struct str catalog_haystacks(const struct catalog *c);

/* The members of BCP, STD or FYI number; empty when unknown or unused. */
struct numbers catalog_series(const struct catalog *c, enum ref_kind series, uint32_t number);

/* All of them, by kind and number, as they lie: index < catalog_series_count. */
size_t catalog_series_count(const struct catalog *c);
struct numbers catalog_series_at(const struct catalog *c, size_t index, enum ref_kind *series,
                                 uint32_t *number);

/* The end of the obsoleted-by chain, walking always to the highest number; number itself when it
 * is current or unknown.  Ends even when the facts hold a circle. */
uint32_t catalog_current(const struct catalog *c, uint32_t number);

/* "Proposed Standard", "Internet Standard", …; for the list a short form of at most 4 letters:
 * PS, DS, STD, BCP, INFO, EXP, HIST, "-". */
const char *rfc_status_name(enum rfc_status status);
const char *rfc_status_short(enum rfc_status status);
const char *rfc_stream_name(enum rfc_stream stream);
const char *rfc_month_name(unsigned month); /* 1-based; "" for 0 */

#endif
