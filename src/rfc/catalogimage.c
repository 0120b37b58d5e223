/* SPDX-License-Identifier: MIT
 *
 * Records → image: each region is gathered in a buffer of its own, then all are laid out.
 * Owns its buffers for the call; single-threaded.
 */
#include "base/platform.h"

#include "rfc/catalogimage.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "base/xmalloc.h"
#include "rfc/catalogformat.h"

enum { CATALOGIMAGE_REGION_MAX = 256 << 20 };

struct catalogimage {
    struct strbuf regions[REGION_COUNT]; /* as bytes */
    uint32_t issued, known;
};

static uint32_t catalogimage_count(const struct catalogimage *m, enum catalogformat_region_id id)
{
    static const size_t element[REGION_COUNT] = {
        [REGION_RECORDS] = sizeof(struct catalogformat_record),
        [REGION_SERIES] = sizeof(struct catalogformat_series),
        [REGION_NUMBERS] = sizeof(uint32_t),
        [REGION_STRINGS] = 1,
        [REGION_HAYSTACKS] = 1,
        [REGION_ABSTRACTS] = 1,
    };
    return (uint32_t)(m->regions[id].n / element[id]);
}

static void catalogimage_add(struct catalogimage *m, enum catalogformat_region_id id,
                             const void *bytes, size_t n)
{
    strbuf_add(&m->regions[id], bytes, n);
}

/* Adds a list; the number of its elements. */
static uint32_t catalogimage_add_numbers(struct catalogimage *m, struct numbers list)
{
    catalogimage_add(m, REGION_NUMBERS, list.at, list.n * sizeof *list.at);
    return (uint32_t)list.n;
}

/* "bcp14 std97": the way a series is typed. */
static void catalogimage_add_also(struct strbuf *out, struct str also)
{
    while (also.n > 0) {
        struct str one = str_trim(str_cut(&also, ','));
        utf8_add_folded(out, str_cut(&one, ' '));
        strbuf_add_str(out, one);
        strbuf_add_cstr(out, also.n > 0 ? " " : "");
    }
}

/* A number that was not issued has nothing to be found by. */
static void catalogimage_add_haystack(struct catalogimage *m, const struct entry *entry)
{
    struct strbuf *out = &m->regions[REGION_HAYSTACKS];
    if (entry->issued) {
        strbuf_addf(out, "rfc%u ", entry->number);
        utf8_add_folded(out, entry->title);
        strbuf_add_char(out, '\n');
        utf8_add_folded(out, entry->authors);
        strbuf_add_char(out, '\n');
        utf8_add_folded(out, entry->keywords);
        strbuf_add_char(out, '\n');
        catalogimage_add_also(out, entry->also);
        if (entry->also.n > 0 && entry->group.n > 0)
            strbuf_add_char(out, ' ');
        utf8_add_folded(out, entry->group);
    }
    strbuf_add_char(out, '\n');
}

static void catalogimage_add_record(struct catalogimage *m, const struct entry *entry)
{
    const struct str strings[CATALOGFORMAT_STRINGS_PER_RECORD] = {
        entry->title, entry->authors, entry->keywords, entry->also, entry->group};
    struct catalogformat_record record = {
        .number = entry->number,
        .strings = catalogimage_count(m, REGION_STRINGS),
        .haystack = catalogimage_count(m, REGION_HAYSTACKS),
        .abstract = catalogimage_count(m, REGION_ABSTRACTS),
        .lists = catalogimage_count(m, REGION_NUMBERS),
        .pages = entry->pages,
        .year = entry->year,
        .month = entry->month,
        .day = entry->day,
        .status = (uint8_t)entry->status,
        .published_as = (uint8_t)entry->published_as,
        .stream = (uint8_t)entry->stream,
        .formats = (uint8_t)entry->formats,
        .issued = entry->issued,
        .errata = entry->errata,
    };
    for (size_t i = 0; i < ARRAY_LEN(strings); i++) {
        record.string_size[i] = (uint32_t)strings[i].n;
        catalogimage_add(m, REGION_STRINGS, strings[i].p, strings[i].n);
    }
    for (size_t i = 0; i < ARRAY_LEN(record.list_count); i++)
        record.list_count[i] = (uint16_t)catalogimage_add_numbers(m, entry->relations[i]);
    catalogimage_add_haystack(m, entry);
    catalogimage_add(m, REGION_ABSTRACTS, entry->abstract.p, entry->abstract.n);
    m->issued += entry->issued;
    m->known |= (entry->group.n > 0 ? KNOWN_GROUPS : 0u) | (entry->errata ? KNOWN_ERRATA : 0u) |
                (entry->abstract.n > 0 ? KNOWN_ABSTRACTS : 0u);
    catalogimage_add(m, REGION_RECORDS, &record, sizeof record);
}

static void catalogimage_add_series_of(struct catalogimage *m,
                                       const struct catalogimage_series *series)
{
    struct catalogformat_series row = {
        .kind = (uint32_t)series->kind,
        .number = series->number,
        .members = catalogimage_count(m, REGION_NUMBERS),
    };
    row.member_count = catalogimage_add_numbers(m, series->members);
    catalogimage_add(m, REGION_SERIES, &row, sizeof row);
}

/* ---- order, and what may not go in */

static int catalogimage_by_number(const void *pa, const void *pb)
{
    const struct entry *const *a = pa, *const *b = pb;
    return ((*a)->number > (*b)->number) - ((*a)->number < (*b)->number);
}

static int catalogimage_by_series(const void *pa, const void *pb)
{
    const struct catalogimage_series *const *a = pa, *const *b = pb;
    int order = ((*a)->kind > (*b)->kind) - ((*a)->kind < (*b)->kind);
    return order != 0 ? order : ((*a)->number > (*b)->number) - ((*a)->number < (*b)->number);
}

static bool catalogimage_is_clean(struct str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp = utf8_next(s, &i);
        if (cp == UTF8_BAD || utf8_is_control(cp))
            return false;
    }
    return true;
}

static bool catalogimage_has_clean_texts(const struct entry *entry)
{
    const struct str texts[] = {entry->title, entry->authors, entry->keywords,
                                entry->also,  entry->group,   entry->abstract};
    for (size_t i = 0; i < ARRAY_LEN(texts); i++)
        if (!catalogimage_is_clean(texts[i]))
            return false;
    return true;
}

/* A record counts them in 16 bits. */
static bool catalogimage_has_short_lists(const struct entry *entry)
{
    for (size_t i = 0; i < RELATION_COUNT; i++)
        if (entry->relations[i].n > UINT16_MAX)
            return false;
    return true;
}

static bool catalogimage_add_entries(struct catalogimage *m, const struct catalogimage_source *from,
                                     struct err *e)
{
    const struct entry **sorted = xreallocarray(NULL, from->entry_count + 1, sizeof *sorted);
    bool ok = true;
    for (size_t i = 0; i < from->entry_count; i++)
        sorted[i] = &from->entries[i];
    qsort(sorted, from->entry_count, sizeof *sorted, catalogimage_by_number);
    for (size_t i = 0; ok && i < from->entry_count; i++) {
        const struct entry *entry = sorted[i];
        if (entry->number == 0 || entry->number > REF_NUMBER_MAX)
            ok = err_set(e, ERR_DAMAGED, "%u is no RFC number (catalogue)", entry->number);
        else if (i > 0 && sorted[i - 1]->number == entry->number)
            ok = err_set(e, ERR_DAMAGED, "RFC %u occurs twice (catalogue)", entry->number);
        else if (!catalogimage_has_clean_texts(entry))
            ok = err_set(e, ERR_DAMAGED, "RFC %u has a text with control characters (catalogue)",
                         entry->number);
        else if (!catalogimage_has_short_lists(entry))
            ok =
                err_set(e, ERR_DAMAGED, "RFC %u has too many relations (catalogue)", entry->number);
        else
            catalogimage_add_record(m, entry);
    }
    free(sorted);
    return ok;
}

static bool catalogimage_add_series(struct catalogimage *m, const struct catalogimage_source *from,
                                    struct err *e)
{
    const struct catalogimage_series **sorted =
        xreallocarray(NULL, from->series_count + 1, sizeof *sorted);
    bool ok = true;
    for (size_t i = 0; i < from->series_count; i++)
        sorted[i] = &from->series[i];
    qsort(sorted, from->series_count, sizeof *sorted, catalogimage_by_series);
    for (size_t i = 0; ok && i < from->series_count; i++) {
        const struct catalogimage_series *s = sorted[i];
        if (s->kind < REF_BCP || s->kind > REF_FYI || s->number == 0 || s->number > REF_NUMBER_MAX)
            ok = err_set(e, ERR_DAMAGED, "%u is no number of a series (catalogue)", s->number);
        else if (i > 0 && catalogimage_by_series(&sorted[i - 1], &sorted[i]) == 0)
            ok = err_set(e, ERR_DAMAGED, "series number %u occurs twice (catalogue)", s->number);
        else
            catalogimage_add_series_of(m, s);
    }
    free(sorted);
    return ok;
}

/* ---- layout */

static size_t catalogimage_padded(size_t n)
{
    return (n + 7) & ~(size_t)7;
}

static void catalogimage_sum(unsigned char *image, size_t size)
{
    uint32_t sum = (uint32_t)crc32_z(0, image + CATALOGFORMAT_SUMMED, size - CATALOGFORMAT_SUMMED);
    memcpy(image + offsetof(struct catalogformat_head, checksum), &sum, sizeof sum);
}

void catalogimage_set_date(struct strbuf *image, uint32_t date)
{
    if (image->n < sizeof(struct catalogformat_head))
        BUG("catalogimage: no image");
    memcpy(image->p + offsetof(struct catalogformat_head, date), &date, sizeof date);
    catalogimage_sum((unsigned char *)image->p, image->n);
}

static bool catalogimage_lay_out(const struct catalogimage *m, uint32_t date, struct strbuf *out,
                                 struct err *e)
{
    static const char zeros[8];
    struct catalogformat_head head = {
        .magic = CATALOGFORMAT_MAGIC,
        .order = CATALOGFORMAT_ORDER,
        .version = CATALOGFORMAT_VERSION,
        .date = date,
        .issued = m->issued,
        .known = m->known,
    };
    size_t size = sizeof head, start = out->n;
    for (size_t i = 0; i < REGION_COUNT; i++) {
        head.regions[i].offset = (uint32_t)size;
        head.regions[i].count = catalogimage_count(m, (enum catalogformat_region_id)i);
        size += catalogimage_padded(m->regions[i].n);
        if (m->regions[i].overflow || size > CATALOGIMAGE_REGION_MAX)
            return err_set(e, ERR_DAMAGED, "the catalogue is too large (catalogue)");
    }
    head.size = (uint32_t)size;
    strbuf_add(out, &head, sizeof head);
    for (size_t i = 0; i < REGION_COUNT; i++) {
        size_t n = m->regions[i].n;
        strbuf_add_str(out, strbuf_str(&m->regions[i]));
        strbuf_add(out, zeros, catalogimage_padded(n) - n);
    }
    if (out->overflow)
        return err_set(e, ERR_DAMAGED, "the catalogue is too large (catalogue)");
    catalogimage_sum((unsigned char *)out->p + start, size);
    return true;
}

bool catalogimage_build(const struct catalogimage_source *from, struct strbuf *out, struct err *e)
{
    struct catalogimage m = {.issued = 0};
    for (size_t i = 0; i < REGION_COUNT; i++)
        m.regions[i] = STRBUF_INIT(CATALOGIMAGE_REGION_MAX);
    bool ok = catalogimage_add_entries(&m, from, e) && catalogimage_add_series(&m, from, e) &&
              catalogimage_lay_out(&m, from->date, out, e);
    for (size_t i = 0; i < REGION_COUNT; i++)
        strbuf_release(&m.regions[i]);
    return ok;
}
