/* SPDX-License-Identifier: MIT
 *
 * Reading the catalogue's image where it lies.  After catalog_open every slice lent is clipped to
 * its region, so that no image leads outside itself; catalog_verify says whether it is also right.
 * Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/catalog.h"

#include <string.h>
#include <zlib.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "rfc/catalogformat.h"

static const size_t catalog_element_size[REGION_COUNT] = {
    [REGION_RECORDS] = sizeof(struct catalogformat_record),
    [REGION_SERIES] = sizeof(struct catalogformat_series),
    [REGION_NUMBERS] = sizeof(uint32_t),
    [REGION_STRINGS] = 1,
    [REGION_HAYSTACKS] = 1,
    [REGION_ABSTRACTS] = 1,
};

/* ---- regions */

static const struct catalogformat_head *catalog_head(const struct catalog *c)
{
    return (const void *)c->image;
}

static size_t catalog_region_count(const struct catalog *c, enum catalogformat_region_id id)
{
    return catalog_head(c)->regions[id].count;
}

static const void *catalog_region(const struct catalog *c, enum catalogformat_region_id id)
{
    return c->image + catalog_head(c)->regions[id].offset;
}

static const struct catalogformat_record *catalog_records(const struct catalog *c)
{
    return catalog_region(c, REGION_RECORDS);
}

static struct str catalog_bytes(const struct catalog *c, enum catalogformat_region_id id)
{
    return (struct str){catalog_region(c, id), catalog_region_count(c, id)};
}

static struct numbers catalog_numbers(const struct catalog *c, size_t first, size_t n)
{
    const uint32_t *all = catalog_region(c, REGION_NUMBERS);
    size_t count = catalog_region_count(c, REGION_NUMBERS);
    if (n == 0 || first > count || n > count - first)
        return (struct numbers){NULL, 0};
    return (struct numbers){all + first, n};
}

/* ---- opening */

static bool catalog_check_regions(const struct catalogformat_head *head, size_t size)
{
    for (size_t i = 0; i < REGION_COUNT; i++) {
        uint64_t offset = head->regions[i].offset;
        uint64_t bytes = (uint64_t)head->regions[i].count * catalog_element_size[i];
        if (offset < sizeof *head || offset % 8 != 0 || offset + bytes > size)
            return false;
    }
    return true;
}

bool catalog_open(struct catalog *c, struct str image, struct err *e)
{
    *c = (struct catalog){NULL, 0};
    if ((uintptr_t)image.p % 8 != 0)
        BUG("catalog: the image is not aligned");
    if (image.n < sizeof(struct catalogformat_head) || memcmp(image.p, CATALOGFORMAT_MAGIC, 8) != 0)
        return err_set(e, ERR_DAMAGED, "not a catalogue (catalogue)");
    const struct catalogformat_head *head = (const void *)image.p;
    if (head->order != CATALOGFORMAT_ORDER || head->version != CATALOGFORMAT_VERSION)
        return err_set(e, ERR_STORAGE,
                       "the catalogue is of another version of the program (catalogue)");
    if (head->size != image.n || !catalog_check_regions(head, image.n))
        return err_set(e, ERR_DAMAGED, "the catalogue is damaged (catalogue)");
    *c = (struct catalog){(const unsigned char *)image.p, image.n};
    return true;
}

/* ---- verifying */

static bool catalog_is_clean(struct str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp = utf8_next(s, &i);
        if (cp == UTF8_BAD || utf8_is_control(cp))
            return false;
    }
    return true;
}

static bool catalog_list_is_right(const struct catalog *c, uint64_t first, size_t n)
{
    if (first + n > catalog_region_count(c, REGION_NUMBERS))
        return false;
    struct numbers list = catalog_numbers(c, (size_t)first, n);
    for (size_t i = 0; i < list.n; i++)
        if (list.at[i] == 0 || list.at[i] > REF_NUMBER_MAX ||
            (i > 0 && list.at[i - 1] >= list.at[i]))
            return false;
    return true;
}

static struct str catalog_abstract(const struct catalog *c, size_t index)
{
    const struct catalogformat_record *r = &catalog_records(c)[index];
    struct str all = catalog_bytes(c, REGION_ABSTRACTS);
    return str_slice(all, r->abstract, index + 1 < catalog_count(c) ? r[1].abstract : all.n);
}

static bool catalog_record_is_right(const struct catalog *c, size_t index)
{
    const struct catalogformat_record *r = &catalog_records(c)[index];
    struct str strings = catalog_bytes(c, REGION_STRINGS);
    struct str haystack = catalog_haystack(c, index);
    uint64_t offset = r->strings, list = r->lists;
    for (size_t i = 0; i < ARRAY_LEN(r->string_size); i++) {
        uint64_t end = offset + r->string_size[i];
        if (end > strings.n || !catalog_is_clean(str_slice(strings, (size_t)offset, (size_t)end)))
            return false;
        offset = end;
    }
    for (size_t i = 0; i < ARRAY_LEN(r->list_count); i++) {
        if (!catalog_list_is_right(c, list, r->list_count[i]))
            return false;
        list += r->list_count[i];
    }
    return r->number > 0 && r->number <= REF_NUMBER_MAX &&
           (index == 0 ? r->haystack == 0 && r->abstract == 0
                       : r[-1].number < r->number && r[-1].abstract <= r->abstract) &&
           r->abstract <= catalog_region_count(c, REGION_ABSTRACTS) &&
           catalog_is_clean(catalog_abstract(c, index)) && haystack.n > 0 &&
           haystack.p[haystack.n - 1] == '\n' && utf8_valid(haystack) && r->status < STATUS_COUNT &&
           r->published_as < STATUS_COUNT && r->stream < STREAM_COUNT && r->month <= 12 &&
           r->day <= 31 && r->issued <= 1 && r->errata <= 1;
}

static int catalog_series_order(const struct catalogformat_series *s, uint32_t kind,
                                uint32_t number)
{
    int order = (s->kind > kind) - (s->kind < kind);
    return order != 0 ? order : (s->number > number) - (s->number < number);
}

static bool catalog_series_is_right(const struct catalog *c, size_t index)
{
    const struct catalogformat_series *s = catalog_region(c, REGION_SERIES);
    s += index;
    return s->kind >= REF_BCP && s->kind <= REF_FYI &&
           (index == 0 || catalog_series_order(s - 1, s->kind, s->number) < 0) &&
           catalog_list_is_right(c, s->members, s->member_count);
}

size_t catalog_issued(const struct catalog *c)
{
    return catalog_head(c)->issued;
}

uint32_t catalog_date(const struct catalog *c)
{
    return catalog_head(c)->date;
}

unsigned catalog_knows(const struct catalog *c)
{
    return catalog_head(c)->known;
}

uint32_t catalog_checksum(const struct catalog *c)
{
    return catalog_head(c)->checksum;
}

static bool catalog_is_right(const struct catalog *c)
{
    uint32_t sum =
        (uint32_t)crc32_z(0, c->image + CATALOGFORMAT_SUMMED, c->size - CATALOGFORMAT_SUMMED);
    if (sum != catalog_head(c)->checksum)
        return false;
    size_t issued = 0;
    for (size_t i = 0; i < catalog_count(c); i++) {
        if (!catalog_record_is_right(c, i))
            return false;
        issued += catalog_records(c)[i].issued;
    }
    if (issued != catalog_issued(c))
        return false;
    for (size_t i = 0; i < catalog_region_count(c, REGION_SERIES); i++)
        if (!catalog_series_is_right(c, i))
            return false;
    return true;
}

bool catalog_verify(const struct catalog *c, struct err *e)
{
    return catalog_is_right(c) || err_set(e, ERR_DAMAGED, "the catalogue is damaged (catalogue)");
}

/* ---- records */

size_t catalog_count(const struct catalog *c)
{
    return catalog_region_count(c, REGION_RECORDS);
}

static const struct catalogformat_record *catalog_record(const struct catalog *c, size_t index)
{
    if (index >= catalog_count(c))
        BUG("catalog: record %zu of %zu", index, catalog_count(c));
    return &catalog_records(c)[index];
}

struct entry catalog_entry(const struct catalog *c, size_t index)
{
    const struct catalogformat_record *r = catalog_record(c, index);
    struct str strings = catalog_bytes(c, REGION_STRINGS);
    struct entry entry = {
        .number = r->number,
        .issued = r->issued,
        .year = r->year,
        .month = r->month,
        .day = r->day,
        .status = r->status,
        .published_as = r->published_as,
        .stream = r->stream,
        .formats = r->formats,
        .pages = r->pages,
        .errata = r->errata,
        .abstract = catalog_abstract(c, index),
    };
    struct str *const texts[] = {&entry.title, &entry.authors, &entry.keywords, &entry.also,
                                 &entry.group};
    size_t offset = r->strings, list = r->lists;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        *texts[i] = str_slice(strings, offset, offset + r->string_size[i]);
        offset += r->string_size[i];
    }
    for (size_t i = 0; i < RELATION_COUNT; i++) {
        entry.relations[i] = catalog_numbers(c, list, r->list_count[i]);
        list += r->list_count[i];
    }
    return entry;
}

struct entry_brief catalog_brief(const struct catalog *c, size_t index)
{
    const struct catalogformat_record *r = catalog_record(c, index);
    return (struct entry_brief){
        .number = r->number,
        .pages = r->pages,
        .year = r->year,
        .month = r->month,
        .day = r->day,
        .status = r->status,
        .stream = r->stream,
        .issued = r->issued,
        .errata = r->errata,
        .obsolete = r->list_count[RELATION_OBSOLETED_BY] > 0,
        .updated = r->list_count[RELATION_UPDATED_BY] > 0,
    };
}

uint32_t catalog_number(const struct catalog *c, size_t index)
{
    return catalog_record(c, index)->number;
}

size_t catalog_lower(const struct catalog *c, uint32_t number)
{
    const struct catalogformat_record *r = catalog_records(c);
    size_t low = 0, high = catalog_count(c);
    /* the series has hardly a gap: record i is mostly RFC i + 1 */
    if (number > 0 && number <= high && r[number - 1].number == number)
        return number - 1;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (r[mid].number < number)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

ptrdiff_t catalog_find(const struct catalog *c, uint32_t number)
{
    size_t i = catalog_lower(c, number);
    return i < catalog_count(c) && catalog_number(c, i) == number ? (ptrdiff_t)i : -1;
}

struct str catalog_haystack(const struct catalog *c, size_t index)
{
    const struct catalogformat_record *r = catalog_record(c, index);
    struct str all = catalog_haystacks(c);
    return str_slice(all, r->haystack, index + 1 < catalog_count(c) ? r[1].haystack : all.n);
}

struct str catalog_haystacks(const struct catalog *c)
{
    return catalog_bytes(c, REGION_HAYSTACKS);
}

/* ---- series and chains */

struct numbers catalog_series(const struct catalog *c, enum ref_kind series, uint32_t number)
{
    const struct catalogformat_series *rows = catalog_region(c, REGION_SERIES);
    size_t low = 0, high = catalog_region_count(c, REGION_SERIES);
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int order = catalog_series_order(&rows[mid], (uint32_t)series, number);
        if (order == 0)
            return catalog_numbers(c, rows[mid].members, rows[mid].member_count);
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return (struct numbers){NULL, 0};
}

size_t catalog_series_count(const struct catalog *c)
{
    return catalog_region_count(c, REGION_SERIES);
}

struct numbers catalog_series_at(const struct catalog *c, size_t index, enum ref_kind *series,
                                 uint32_t *number)
{
    const struct catalogformat_series *rows = catalog_region(c, REGION_SERIES);
    if (index >= catalog_series_count(c))
        BUG("catalog: series %zu of %zu", index, catalog_series_count(c));
    *series = (enum ref_kind)rows[index].kind;
    *number = rows[index].number;
    return catalog_numbers(c, rows[index].members, rows[index].member_count);
}

uint32_t catalog_current(const struct catalog *c, uint32_t number)
{
    /* no honest chain has more steps than there are records */
    for (size_t steps = catalog_count(c); steps > 0; steps--) {
        ptrdiff_t at = catalog_find(c, number);
        if (at < 0)
            break;
        struct numbers next = catalog_entry(c, (size_t)at).relations[RELATION_OBSOLETED_BY];
        if (next.n == 0)
            break;
        number = next.at[next.n - 1];
    }
    return number;
}

/* ---- names */

static const struct catalog_status_names {
    const char *name, *brief;
} catalog_status_names[STATUS_COUNT] = {
    [STATUS_UNKNOWN] = {"Unknown", "-"},
    [STATUS_INTERNET_STANDARD] = {"Internet Standard", "STD"},
    [STATUS_DRAFT_STANDARD] = {"Draft Standard", "DS"},
    [STATUS_PROPOSED_STANDARD] = {"Proposed Standard", "PS"},
    [STATUS_BEST_CURRENT_PRACTICE] = {"Best Current Practice", "BCP"},
    [STATUS_INFORMATIONAL] = {"Informational", "INFO"},
    [STATUS_EXPERIMENTAL] = {"Experimental", "EXP"},
    [STATUS_HISTORIC] = {"Historic", "HIST"},
};

static const char *const catalog_stream_names[STREAM_COUNT] = {
    [STREAM_UNKNOWN] = "Unknown",
    [STREAM_IETF] = "IETF",
    [STREAM_IAB] = "IAB",
    [STREAM_IRTF] = "IRTF",
    [STREAM_INDEPENDENT] = "Independent",
    [STREAM_EDITORIAL] = "Editorial",
    [STREAM_LEGACY] = "Legacy",
};

static const char *const catalog_month_names[] = {
    "",     "January", "February",  "March",   "April",    "May",      "June",
    "July", "August",  "September", "October", "November", "December",
};

const char *rfc_status_name(enum rfc_status status)
{
    return catalog_status_names[(unsigned)status < STATUS_COUNT ? status : STATUS_UNKNOWN].name;
}

const char *rfc_status_short(enum rfc_status status)
{
    return catalog_status_names[(unsigned)status < STATUS_COUNT ? status : STATUS_UNKNOWN].brief;
}

const char *rfc_stream_name(enum rfc_stream stream)
{
    return catalog_stream_names[(unsigned)stream < STREAM_COUNT ? stream : STREAM_UNKNOWN];
}

const char *rfc_month_name(unsigned month)
{
    return catalog_month_names[month < ARRAY_LEN(catalog_month_names) ? month : 0];
}
