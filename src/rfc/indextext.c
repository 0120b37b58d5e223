/* SPDX-License-Identifier: MIT
 *
 * rfc-index.txt: lines are gathered to a record, which is taken apart from its end: groups in
 * parentheses, the date, the authors; what is left is the title.  Every step looks at each
 * character a fixed number of times, whatever the record holds.  Single-threaded.
 */
#include "base/platform.h"

#include "rfc/indextext.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "rfc/indexwords.h"
#include "rfc/relate.h"

enum {
    INDEXTEXT_RECORD = 1 << 16, /* the longest record */
    INDEXTEXT_ENTRIES = 100000,
    INDEXTEXT_STATEMENTS = 1000000, /* relations and memberships */
    INDEXTEXT_INITIALS = 4,         /* "Y-G" */
};

struct indextext {
    struct arena *arena;
    const struct catalog *known;
    struct relate relate;
    VEC(struct entry) entries;
    struct strbuf record; /* being gathered; empty between two */
    struct entry entry;   /* being taken apart */
};

/* ---- groups: "(Updated by RFC8174)" */

static void indextext_formats(struct indextext *t, struct str list, unsigned relation)
{
    (void)relation;
    while (list.n > 0)
        t->entry.formats |= indexwords_format(str_trim(str_cut(&list, ',')));
}

static void indextext_status(struct indextext *t, struct str word, unsigned relation)
{
    (void)relation;
    t->entry.status = indexwords_status(str_trim(word));
}

static void indextext_related(struct indextext *t, struct str list, unsigned relation)
{
    while (list.n > 0) {
        uint32_t other = indexwords_id(str_trim(str_cut(&list, ',')), REF_RFC);
        if (other != 0)
            relate_add(&t->relate, t->entry.number, (enum rfc_relation)relation, other);
    }
}

static void indextext_also(struct indextext *t, struct str list, unsigned relation)
{
    (void)relation;
    while (list.n > 0) {
        struct str id = str_trim(str_cut(&list, ','));
        for (unsigned kind = REF_BCP; kind <= REF_FYI; kind++) {
            uint32_t number = indexwords_id(id, (enum ref_kind)kind);
            if (number != 0)
                relate_add_member(&t->relate, (enum ref_kind)kind, number, t->entry.number);
        }
    }
}

static const struct indextext_group {
    const char *word;
    void (*take)(struct indextext *t, struct str rest, unsigned relation);
    unsigned relation;
} indextext_groups[] = {
    {"Format:", indextext_formats, 0},
    {"Obsoletes ", indextext_related, RELATION_OBSOLETES},
    {"Obsoleted by ", indextext_related, RELATION_OBSOLETED_BY},
    {"Updates ", indextext_related, RELATION_UPDATES},
    {"Updated by ", indextext_related, RELATION_UPDATED_BY},
    {"Also ", indextext_also, 0},
    {"Status:", indextext_status, 0},
};

/* Takes what stands in parentheses at the end, known or not: the date before it ends in ".". */
static struct str indextext_take_groups(struct indextext *t, struct str record)
{
    while (record.n > 0 && record.p[record.n - 1] == ')') {
        size_t open = record.n - 1;
        while (open > 0 && record.p[open] != '(')
            open--;
        struct str group = str_slice(record, open + 1, record.n - 1);
        for (size_t i = 0; i < ARRAY_LEN(indextext_groups); i++) {
            const struct indextext_group *g = &indextext_groups[i];
            if (str_starts(group, str_of(g->word)))
                g->take(t, str_from(group, strlen(g->word)), g->relation);
        }
        record = str_trim(str_slice(record, 0, open));
    }
    return record;
}

/* ---- the date: "… Author. 1 April 2022." */

/* The last ". " of s that ends a sentence; false where there is none. */
static bool indextext_last_stop(struct str s, size_t *at)
{
    for (size_t i = s.n; i > 1; i--)
        if (s.p[i - 2] == '.' && s.p[i - 1] == ' ') {
            *at = i - 2;
            return true;
        }
    return false;
}

/* Takes the date off the end of *record; false where there is none. */
static bool indextext_take_date(struct indextext *t, struct str *record)
{
    size_t stop;
    struct str s = *record;
    if (s.n == 0 || s.p[s.n - 1] != '.' || !indextext_last_stop(s, &stop))
        return false;
    struct str words = str_slice(s, stop + 2, s.n - 1);
    struct str first = str_cut(&words, ' ');
    t->entry.day = (uint8_t)indexwords_number(first, 31);
    t->entry.month = (uint8_t)indexwords_month(t->entry.day != 0 ? str_cut(&words, ' ') : first);
    t->entry.year = (uint16_t)indexwords_number(words, 9999);
    *record = str_slice(s, 0, stop);
    return t->entry.month != 0 && t->entry.year != 0;
}

/* ---- title and authors */

static bool indextext_is_capital(char c)
{
    return char_is_upper(c) || (unsigned char)c >= 0x80;
}

/* "J.K. Reynolds", "Y-G. Hong", "Ch. Huitema": short initials and a name. */
static bool indextext_is_person(struct str s)
{
    size_t n = 0;
    if (s.n == 0 || !indextext_is_capital(s.p[0]))
        return false;
    while (n < s.n && n <= INDEXTEXT_INITIALS && s.p[n] != '.' && s.p[n] != ' ')
        n++;
    char after = n + 1 < s.n ? s.p[n + 1] : '\0';
    return n <= INDEXTEXT_INITIALS && s.p[n] == '.' &&
           (after == ' ' || after == '-' || indextext_is_capital(after));
}

/* "IAB" */
static bool indextext_is_acronym(struct str s)
{
    size_t n = 0;
    while (n < s.n && char_is_upper(s.p[n]))
        n++;
    return n == s.n && n > 1;
}

static bool indextext_is_suffix(struct str s)
{
    static const char *const suffixes[] = {"Ed.", "Jr.", "Sr.", "II", "III", "2nd", "3rd", "4th"};
    for (size_t i = 0; i < ARRAY_LEN(suffixes); i++)
        if (str_eq(s, str_of(suffixes[i])))
            return true;
    return false;
}

/* Where in s a sentence begins that reads as a person: "Title. J. Postel"; s.n: nowhere. */
static size_t indextext_person_after_stop(struct str s)
{
    for (size_t i = 2; i < s.n; i++)
        if (s.p[i - 2] == '.' && s.p[i - 1] == ' ' && indextext_is_person(str_from(s, i)))
            return i;
    return s.n;
}

/* Where people's names begin that go on to the end; s.n: the end is no such list. */
static size_t indextext_people(struct str s)
{
    for (size_t end = s.n, from; end > 0; end = from - 1) {
        from = end;
        while (from > 0 && s.p[from - 1] != ',')
            from--;
        struct str item = str_slice(s, from, end);
        struct str name = str_trim(item);
        bool goes_on = indextext_is_person(name) || indextext_is_suffix(name) ||
                       (end == s.n && indextext_is_acronym(name));
        if (from == 0 || !goes_on) {
            size_t at = indextext_person_after_stop(item);
            return at < item.n ? from + at : s.n;
        }
    }
    return s.n;
}

/* Where the name of a body begins: after the last stop that is not an initial's. */
static size_t indextext_body(struct str s)
{
    size_t stop;
    for (struct str rest = s; indextext_last_stop(rest, &stop); rest = str_slice(s, 0, stop)) {
        char before = stop > 1 ? s.p[stop - 2] : ' ';
        bool initial = stop > 0 && indextext_is_capital(s.p[stop - 1]) &&
                       (before == ' ' || before == '.' || before == '-');
        if (!initial)
            return stop + 2;
    }
    return s.n;
}

/* The end of a title that is known, whatever became of its blanks where lines end; 0: it is
 * another title. */
static size_t indextext_known_end(struct str s, struct str title)
{
    size_t i = 0;
    for (size_t k = 0; k < title.n; k++) {
        if (title.p[k] == ' ')
            continue;
        while (i < s.n && s.p[i] == ' ')
            i++;
        if (i == s.n || s.p[i++] != title.p[k])
            return 0;
    }
    bool ends = i == s.n || str_starts(str_from(s, i), STR(". "));
    return ends ? i : 0;
}

static void indextext_take_names(struct indextext *t, struct str s, struct str known)
{
    size_t end = known.n > 0 ? indextext_known_end(s, known) : 0, from = s.n;
    if (end > 0) {
        t->entry.title = arena_str(t->arena, known);
        t->entry.authors = arena_str(t->arena, str_from(s, end + 2));
        return;
    }
    from = indextext_people(s);
    if (from == s.n)
        from = indextext_body(s);
    t->entry.title = arena_str(t->arena, str_trim(from < s.n ? str_slice(s, 0, from - 2) : s));
    t->entry.authors = arena_str(t->arena, str_from(s, from));
}

/* ---- records */

/* What the text does not say. */
static void indextext_fill(struct indextext *t, const struct entry *known)
{
    t->entry.published_as = t->entry.status;
    if (known == NULL || !known->issued)
        return;
    t->entry.published_as = known->published_as;
    t->entry.stream = known->stream;
    t->entry.pages = known->pages;
    t->entry.keywords = arena_str(t->arena, known->keywords);
    t->entry.group = arena_str(t->arena, known->group);
    t->entry.abstract = arena_str(t->arena, known->abstract);
    t->entry.errata = known->errata;
}

static bool indextext_take_record(struct indextext *t, struct str record)
{
    struct str rest = record;
    t->entry = (struct entry){.number = indexwords_number(str_cut(&rest, ' '), REF_NUMBER_MAX)};
    if (t->entry.number == 0 || str_eq(rest, STR("Not Issued.")))
        return t->entry.number != 0;
    ptrdiff_t index = t->known != NULL ? catalog_find(t->known, t->entry.number) : -1;
    struct entry known = {.number = 0};
    if (index >= 0)
        known = catalog_entry(t->known, (size_t)index);
    rest = indextext_take_groups(t, rest);
    if (!indextext_take_date(t, &rest))
        return false;
    t->entry.issued = true;
    indextext_take_names(t, rest, known.title);
    indextext_fill(t, index >= 0 ? &known : NULL);
    return true;
}

static void indextext_end_record(struct indextext *t)
{
    if (t->record.n > 0 && !t->record.overflow &&
        indextext_take_record(t, indexwords_fold(&t->record)))
        VEC_PUSH(&t->entries, t->entry);
    t->record.overflow = false;
    strbuf_clear(&t->record);
}

/* A word cut at its hyphen or slash goes on without a blank; " --" is no word. */
static bool indextext_is_cut(struct str s)
{
    size_t n = s.n;
    if (n < 3 || (s.p[n - 1] != '-' && s.p[n - 1] != '/'))
        return false;
    return s.p[n - 2] != ' ' && (s.p[n - 2] != '-' || s.p[n - 3] != ' ');
}

/* A record begins with a digit in the first column; lines of it are set off with blanks. */
static void indextext_take_line(struct indextext *t, struct str line)
{
    bool begins = line.n > 0 && char_is_digit(line.p[0]);
    struct str text = str_trim(line);
    if (begins || text.n == 0 || !char_is_blank(line.p[0]))
        indextext_end_record(t);
    if (!begins && t->record.n == 0)
        return;
    if (t->record.n > 0 && !indextext_is_cut(strbuf_str(&t->record)))
        strbuf_add_char(&t->record, ' ');
    strbuf_add_str(&t->record, text);
}

static bool indextext_run(struct indextext *t, struct str bytes, struct err *e)
{
    while (bytes.n > 0) {
        indextext_take_line(t, str_cut(&bytes, '\n'));
        if (t->entries.n > INDEXTEXT_ENTRIES ||
            t->relate.relations.n + t->relate.members.n > INDEXTEXT_STATEMENTS)
            return err_set(e, ERR_DAMAGED, "the text index has more than the series can (index)");
    }
    indextext_end_record(t);
    return t->entries.n > 0 || err_set(e, ERR_DAMAGED, "the text index holds no RFC (index)");
}

bool indextext_parse(struct str bytes, uint32_t date, const struct catalog *known, struct arena *a,
                     struct catalogimage_source *out, struct err *e)
{
    if (bytes.n > INDEXTEXT_MAX)
        return err_set(e, ERR_DAMAGED, "the text index is larger than %zu MiB (index)",
                       INDEXTEXT_MAX >> 20);
    struct indextext t = {.arena = a, .known = known, .record = STRBUF_INIT(INDEXTEXT_RECORD)};
    bool ok = indextext_run(&t, bytes, e);
    if (ok) {
        struct entry *entries = ARENA_ARRAY(a, struct entry, t.entries.n);
        memcpy(entries, t.entries.at, t.entries.n * sizeof *entries);
        relate_close(&t.relate, entries, t.entries.n, a, out);
        out->date = date;
    }
    relate_release(&t.relate);
    VEC_RELEASE(&t.entries);
    strbuf_release(&t.record);
    return ok;
}
