/* SPDX-License-Identifier: MIT
 *
 * catalog: an image that opens never leads outside itself, right or not; the checksum is also
 * mended so that the checks behind it are met.
 */
#include "base/platform.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/xmalloc.h"
#include "rfc/catalog.h"
#include "rfc/catalogformat.h"
#include "rfc/changes.h"
#include "search/selection.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static volatile unsigned sink;

static void touch(const void *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        sink += ((const unsigned char *)bytes)[i];
}

static void touch_numbers(struct numbers list)
{
    touch(list.at, list.n * sizeof *list.at);
}

static void read_all(const struct catalog *c)
{
    size_t n = catalog_count(c) < 1000 ? catalog_count(c) : 1000;
    for (size_t i = 0; i < n; i++) {
        struct entry rfc = catalog_entry(c, i);
        struct str hay = catalog_haystack(c, i);
        touch(rfc.title.p, rfc.title.n);
        touch(rfc.authors.p, rfc.authors.n);
        touch(rfc.keywords.p, rfc.keywords.n);
        touch(rfc.also.p, rfc.also.n);
        touch(rfc.group.p, rfc.group.n);
        touch(rfc.abstract.p, rfc.abstract.n);
        sink += catalog_brief(c, i).year;
        touch(hay.p, hay.n);
        for (size_t k = 0; k < RELATION_COUNT; k++)
            touch_numbers(rfc.relations[k]);
        touch_numbers(catalog_series(c, REF_BCP, rfc.number));
        sink += catalog_current(c, rfc.number) + (unsigned)catalog_find(c, rfc.number);
        sink += (unsigned)strlen(rfc_status_name(rfc.status)) +
                (unsigned)strlen(rfc_stream_name(rfc.stream)) +
                (unsigned)strlen(rfc_month_name(rfc.month));
    }
    static const uint32_t some[] = {1, 14, 9000};
    static const struct query_facts facts = {.are = {[QUERY_NEW] = {some, 3}}};
    static const char *const lines[] = {
        "",         "e",       "http 1",          "14",       "wg:a",      "title:e -author:e",
        "status:s", "year:>1", "-obsoletes:2616", "is:new e", "is:errata", "number:1-14 -is:o"};
    uint32_t *out = xcalloc(catalog_count(c) + 1, sizeof *out);
    for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
        size_t found;
        (void)!selection_find(c, str_of(lines[i]), &facts, out, &found, NULL);
        if (found > catalog_count(c))
            abort();
    }
    free(out);
}

/* Two catalogues side by side, none of which was verified. */
static void compare(const struct catalog *c)
{
    static const uint32_t read[] = {1, 7, 9000};
    struct changes changes = {0};
    if (catalog_count(c) < 1000)
        changes_find(&changes, c, c, (struct numbers){read, ARRAY_LEN(read)});
    sink += (unsigned)changes_count(&changes, CHANGE_UPDATED, true);
    changes_release(&changes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *image = xmalloc(size + 1);
    struct catalog c;
    struct err e = {0};
    if (size > 0)
        memcpy(image, data, size);
    if (catalog_open(&c, (struct str){image, size}, &e)) {
        read_all(&c);
        compare(&c);
        sink += catalog_verify(&c, &e);
        uint32_t sum = (uint32_t)crc32_z(0, (const unsigned char *)image + CATALOGFORMAT_SUMMED,
                                         size - CATALOGFORMAT_SUMMED);
        memcpy(image + offsetof(struct catalogformat_head, checksum), &sum, sizeof sum);
        sink += catalog_verify(&c, &e);
    }
    free(image);
    return 0;
}
