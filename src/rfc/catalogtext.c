/* SPDX-License-Identifier: MIT
 *
 * The catalogue's text form: writer and parser around the same tables of letters.
 * Pure; single-threaded.
 */
#include "base/platform.h"

#include "rfc/catalogtext.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "base/xmalloc.h"
#include "rfc/relate.h"

enum { CATALOGTEXT_VERSION = 2, CATALOGTEXT_LINES = 200000 };

static const char catalogtext_magic[] = "rfcview-catalog";
static const char catalogtext_statuses[] = "-SDPBIEH"; /* by enum rfc_status */
static const char catalogtext_streams[] = "-IARNEL";   /* by enum rfc_stream */
static const char catalogtext_formats[] = "thxps";     /* by bit of enum rfc_format */
static const char catalogtext_errata = 'e';
static const char catalogtext_relations[] = "oOuU"; /* by enum rfc_relation */

static const struct catalogtext_series {
    const char *word;
    enum ref_kind kind;
} catalogtext_series[] = {{"bcp", REF_BCP}, {"std", REF_STD}, {"fyi", REF_FYI}};

/* ---- writer */

static bool catalogtext_issued(const struct catalogimage_source *from, uint32_t number)
{
    size_t low = 0, high = from->entry_count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (from->entries[mid].number < number)
            low = mid + 1;
        else
            high = mid;
    }
    return low < from->entry_count && from->entries[low].number == number &&
           from->entries[low].issued;
}

static void catalogtext_add_list(struct strbuf *out, struct numbers list)
{
    for (size_t i = 0; i < list.n; i++)
        strbuf_addf(out, "%s%u", i > 0 ? "," : "", list.at[i]);
}

/* One direction is enough where the other end's line can say the same. */
static void catalogtext_add_relations(const struct catalogimage_source *from,
                                      const struct entry *entry, struct strbuf *out)
{
    const char *before = "";
    for (size_t k = 0; k < RELATION_COUNT; k++) {
        bool derived = k == RELATION_OBSOLETED_BY || k == RELATION_UPDATED_BY;
        char lead[] = {catalogtext_relations[k], '\0'};
        const char *joint = lead;
        for (size_t i = 0; i < entry->relations[k].n; i++) {
            uint32_t other = entry->relations[k].at[i];
            if (derived && catalogtext_issued(from, other))
                continue;
            strbuf_addf(out, "%s%s%u", joint == lead ? before : "", joint, other);
            joint = ",";
            before = " ";
        }
    }
}

static void catalogtext_add_date(const struct entry *entry, struct strbuf *out)
{
    if (entry->year == 0)
        return;
    strbuf_addf(out, "%04u", entry->year);
    if (entry->month != 0)
        strbuf_addf(out, "-%02u", entry->month);
    if (entry->month != 0 && entry->day != 0)
        strbuf_addf(out, "-%02u", entry->day);
}

static void catalogtext_add_codes(const struct entry *entry, struct strbuf *out)
{
    strbuf_add_char(out, catalogtext_statuses[entry->status]);
    strbuf_add_char(out, catalogtext_statuses[entry->published_as]);
    strbuf_add_char(out, catalogtext_streams[entry->stream]);
    for (size_t i = 0; catalogtext_formats[i] != '\0'; i++)
        if (entry->formats & 1u << i)
            strbuf_add_char(out, catalogtext_formats[i]);
    if (entry->errata)
        strbuf_add_char(out, catalogtext_errata);
}

static void catalogtext_add_entry(const struct catalogimage_source *from, const struct entry *entry,
                                  bool abstracts, struct strbuf *out)
{
    strbuf_addf(out, "%u", entry->number);
    if (entry->issued) {
        strbuf_add_char(out, '\t');
        catalogtext_add_date(entry, out);
        strbuf_add_char(out, '\t');
        catalogtext_add_codes(entry, out);
        strbuf_addf(out, "\t%u\t%.*s\t%.*s\t%.*s\t", entry->pages, STR_ARG(entry->title),
                    STR_ARG(entry->authors), STR_ARG(entry->keywords));
        catalogtext_add_relations(from, entry, out);
        strbuf_addf(out, "\t%.*s\t", STR_ARG(entry->group));
        strbuf_add_str(out, abstracts ? entry->abstract : STR_NONE);
    }
    while (out->n > 0 && out->p[out->n - 1] == '\t')
        strbuf_truncate(out, out->n - 1);
    strbuf_add_char(out, '\n');
}

static const char *catalogtext_series_word(enum ref_kind kind)
{
    size_t i = 0;
    while (i + 1 < ARRAY_LEN(catalogtext_series) && catalogtext_series[i].kind != kind)
        i++;
    return catalogtext_series[i].word;
}

static void catalogtext_add_all(const struct catalogimage_source *from, bool abstracts,
                                struct strbuf *out)
{
    strbuf_addf(out, "%s %d %08u\n", catalogtext_magic, CATALOGTEXT_VERSION, from->date);
    strbuf_add_cstr(out, "# facts about the RFC series; the form is described in "
                         "src/rfc/catalogtext.h\n");
    for (size_t i = 0; i < from->entry_count; i++)
        catalogtext_add_entry(from, &from->entries[i], abstracts, out);
    for (size_t i = 0; i < from->series_count; i++) {
        const struct catalogimage_series *s = &from->series[i];
        strbuf_addf(out, "%s\t%u\t", catalogtext_series_word(s->kind), s->number);
        catalogtext_add_list(out, s->members);
        strbuf_add_char(out, '\n');
    }
}

void catalogtext_write(const struct catalogimage_source *from, struct strbuf *out)
{
    catalogtext_add_all(from, false, out);
}

void catalogtext_write_catalog(const struct catalog *c, uint32_t date, struct strbuf *out)
{
    size_t n = catalog_count(c), series_n = catalog_series_count(c);
    struct entry *entries = xcalloc(n + 1, sizeof *entries);
    struct catalogimage_series *series = xcalloc(series_n + 1, sizeof *series);
    for (size_t i = 0; i < n; i++)
        entries[i] = catalog_entry(c, i);
    for (size_t i = 0; i < series_n; i++)
        series[i].members = catalog_series_at(c, i, &series[i].kind, &series[i].number);
    struct catalogimage_source from = {entries, n, series, series_n, date};
    catalogtext_add_all(&from, true, out);
    free(entries);
    free(series);
}

/* ---- parser; each reader says whether its field is well formed */

struct catalogtext {
    struct relate relate;
    VEC(struct entry) entries;
};

static bool catalogtext_number(struct str s, uint32_t *number)
{
    return str_number(s, REF_NUMBER_MAX, number) && *number > 0;
}

static bool catalogtext_date(struct str s, struct entry *entry)
{
    uint32_t year = 0, month = 0, day = 0;
    if (s.n == 0)
        return true;
    if (!str_number(str_cut(&s, '-'), 9999, &year) ||
        (s.n > 0 && !str_number(str_cut(&s, '-'), 12, &month)) ||
        (s.n > 0 && !str_number(s, 31, &day)))
        return false;
    entry->year = (uint16_t)year;
    entry->month = (uint8_t)month;
    entry->day = (uint8_t)day;
    return true;
}

static bool catalogtext_letter(const char *letters, char c, unsigned *value)
{
    const char *at = c != '\0' ? strchr(letters, c) : NULL;
    if (at == NULL)
        return false;
    *value = (unsigned)(at - letters);
    return true;
}

static bool catalogtext_codes(struct str s, struct entry *entry)
{
    unsigned status, published_as, stream, format;
    if (s.n < 3 || !catalogtext_letter(catalogtext_statuses, s.p[0], &status) ||
        !catalogtext_letter(catalogtext_statuses, s.p[1], &published_as) ||
        !catalogtext_letter(catalogtext_streams, s.p[2], &stream))
        return false;
    entry->status = status;
    entry->published_as = published_as;
    entry->stream = stream;
    for (size_t i = 3; i < s.n; i++) {
        if (s.p[i] == catalogtext_errata) {
            entry->errata = true;
            continue;
        }
        if (!catalogtext_letter(catalogtext_formats, s.p[i], &format))
            return false;
        entry->formats |= 1u << format;
    }
    return true;
}

static bool catalogtext_read_relations(struct catalogtext *t, struct str s, uint32_t number)
{
    while (s.n > 0) {
        struct str list = str_cut(&s, ' ');
        unsigned relation;
        uint32_t other;
        if (list.n == 0 || !catalogtext_letter(catalogtext_relations, list.p[0], &relation))
            return false;
        list = str_from(list, 1);
        do {
            if (!catalogtext_number(str_cut(&list, ','), &other))
                return false;
            relate_add(&t->relate, number, (enum rfc_relation)relation, other);
        } while (list.n > 0);
    }
    return true;
}

static bool catalogtext_read_entry(struct catalogtext *t, struct str first, struct str rest)
{
    struct entry entry = {.issued = rest.n > 0};
    if (!catalogtext_number(first, &entry.number))
        return false;
    if (entry.issued) {
        struct str date = str_cut(&rest, '\t'), codes = str_cut(&rest, '\t');
        struct str pages = str_cut(&rest, '\t');
        entry.title = str_cut(&rest, '\t');
        entry.authors = str_cut(&rest, '\t');
        entry.keywords = str_cut(&rest, '\t');
        struct str relations = str_cut(&rest, '\t');
        entry.group = str_cut(&rest, '\t');
        entry.abstract = rest;
        if (!catalogtext_date(date, &entry) || !catalogtext_codes(codes, &entry) ||
            !str_number(pages, 99999, &entry.pages) ||
            !catalogtext_read_relations(t, relations, entry.number))
            return false;
    }
    VEC_PUSH(&t->entries, entry);
    return true;
}

static bool catalogtext_read_series(struct catalogtext *t, enum ref_kind kind, struct str rest)
{
    uint32_t number, member;
    if (!catalogtext_number(str_cut(&rest, '\t'), &number))
        return false;
    do {
        if (!catalogtext_number(str_cut(&rest, ','), &member))
            return false;
        relate_add_member(&t->relate, kind, number, member);
    } while (rest.n > 0);
    return true;
}

static bool catalogtext_is_clean(struct str line)
{
    for (size_t i = 0; i < line.n;) {
        uint32_t cp = utf8_next(line, &i);
        if (cp == UTF8_BAD || (utf8_is_control(cp) && cp != '\t'))
            return false;
    }
    return true;
}

static bool catalogtext_read_line(struct catalogtext *t, struct str line)
{
    if (line.n == 0 || line.p[0] == '#')
        return true;
    if (!catalogtext_is_clean(line))
        return false;
    struct str first = str_cut(&line, '\t');
    for (size_t i = 0; i < ARRAY_LEN(catalogtext_series); i++)
        if (str_eq(first, str_of(catalogtext_series[i].word)))
            return catalogtext_read_series(t, catalogtext_series[i].kind, line);
    return catalogtext_read_entry(t, first, line);
}

static bool catalogtext_read_head(struct str line, uint32_t *date, struct err *e)
{
    uint32_t version;
    struct str day;
    if (!str_eq(str_cut(&line, ' '), str_of(catalogtext_magic)) ||
        !str_number(str_cut(&line, ' '), UINT32_MAX, &version))
        return err_set(e, ERR_DAMAGED, "not a catalogue text: line 1 is not \"%s\" (catalogue)",
                       catalogtext_magic);
    if (version == 0 || version > CATALOGTEXT_VERSION)
        return err_set(e, ERR_STORAGE,
                       "the catalogue text has version %u, not up to %d (catalogue)",
                       (unsigned)version, CATALOGTEXT_VERSION);
    day = str_trim(line);
    if (day.n != 8 || !str_number(day, 99991231, date))
        return err_set(e, ERR_DAMAGED, "the catalogue text has no date in line 1 (catalogue)");
    return true;
}

static bool catalogtext_read(struct catalogtext *t, struct str text, struct err *e)
{
    for (size_t line = 2; text.n > 0; line++) {
        if (!catalogtext_read_line(t, str_cut(&text, '\n')) || line > CATALOGTEXT_LINES)
            return err_set(e, ERR_DAMAGED, "the catalogue text is damaged at line %zu (catalogue)",
                           line);
    }
    return true;
}

bool catalogtext_parse(struct str text, struct arena *a, struct catalogimage_source *out,
                       struct err *e)
{
    uint32_t date;
    if (!catalogtext_read_head(str_cut(&text, '\n'), &date, e))
        return false;
    struct catalogtext t = {0};
    bool ok = catalogtext_read(&t, text, e);
    if (ok) {
        struct entry *entries = ARENA_ARRAY(a, struct entry, t.entries.n);
        if (t.entries.n > 0)
            memcpy(entries, t.entries.at, t.entries.n * sizeof *entries);
        relate_close(&t.relate, entries, t.entries.n, a, out);
        out->date = date;
    }
    relate_release(&t.relate);
    VEC_RELEASE(&t.entries);
    return ok;
}
