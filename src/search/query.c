/* SPDX-License-Identifier: MIT
 *
 * A line is cut into parts: "-", a field's name and ":", and a value or a word.  Each field is a
 * row of a table: its name, what reads its value, and the sentence for a value that it cannot be.
 * Pure; any thread.
 */
#include "base/platform.h"

#include "search/query.h"

#include "base/utf8.h"

enum { QUERY_LINE_MAX = 1024, QUERY_YEAR_FIRST = 1969, QUERY_YEAR_LAST = 9999 };

/* One part of the line, folded. */
struct query_part {
    bool negated, quoted; /* quoted: the value stands in quotation marks */
    struct str field;     /* without its colon; empty: a word */
    struct str value;
};

/* ---- cutting */

static bool query_is_blank(char c)
{
    return (unsigned char)c <= ' ' || c == 0x7F;
}

/* Length of the name before a colon, "obsoleted-by"; 0: there is none. */
static size_t query_name_length(struct str s)
{
    size_t n = 0;
    while (n < s.n && (char_is_lower(s.p[n]) || (n > 0 && s.p[n] == '-')))
        n++;
    return n > 1 && n < s.n && s.p[n] == ':' ? n : 0;
}

/* A value in quotation marks keeps its blanks. */
static void query_cut_value(struct str *line, struct query_part *part)
{
    part->quoted = line->n > 0 && line->p[0] == '"';
    if (part->quoted) {
        *line = str_from(*line, 1);
        part->value = str_trim(str_cut(line, '"'));
        return;
    }
    size_t n = 0;
    while (n < line->n && !query_is_blank(line->p[n]))
        n++;
    part->value = str_slice(*line, 0, n);
    *line = str_from(*line, n);
}

/* False when nothing is left. */
static bool query_cut(struct str *line, struct query_part *part)
{
    *part = (struct query_part){.negated = false};
    while (line->n > 0 && query_is_blank(line->p[0]))
        *line = str_from(*line, 1);
    if (line->n == 0)
        return false;
    if (line->p[0] == '-') {
        part->negated = true;
        *line = str_from(*line, 1);
    }
    size_t name = query_name_length(*line);
    if (name > 0) {
        part->field = str_slice(*line, 0, name);
        *line = str_from(*line, name + 1);
    }
    query_cut_value(line, part);
    return true;
}

/* ---- values: each reader says whether it is one */

struct query_name {
    const char *name;
    unsigned what;
};

/* The set of what the names that begin with value stand for, by 1 << .what; the whole name alone
 * where it is one.  0: none begins so. */
static unsigned query_named(const struct query_name *names, size_t n, struct str value)
{
    unsigned set = 0;
    for (size_t i = 0; i < n && value.n > 0; i++) {
        if (str_eq(value, str_of(names[i].name)))
            return 1u << names[i].what;
        if (str_starts(str_of(names[i].name), value))
            set |= 1u << names[i].what;
    }
    return set;
}

static bool query_read_status(struct str value, struct query_term *t)
{
    static const struct query_name names[] = {
        {"unknown", STATUS_UNKNOWN},
        {"std", STATUS_INTERNET_STANDARD},
        {"internet-standard", STATUS_INTERNET_STANDARD},
        {"standard", STATUS_INTERNET_STANDARD},
        {"ds", STATUS_DRAFT_STANDARD},
        {"draft-standard", STATUS_DRAFT_STANDARD},
        {"ps", STATUS_PROPOSED_STANDARD},
        {"proposed-standard", STATUS_PROPOSED_STANDARD},
        {"bcp", STATUS_BEST_CURRENT_PRACTICE},
        {"best-current-practice", STATUS_BEST_CURRENT_PRACTICE},
        {"informational", STATUS_INFORMATIONAL},
        {"experimental", STATUS_EXPERIMENTAL},
        {"historic", STATUS_HISTORIC},
    };
    const unsigned track = 1u << STATUS_INTERNET_STANDARD | 1u << STATUS_DRAFT_STANDARD |
                           1u << STATUS_PROPOSED_STANDARD;
    t->set = str_eq(value, STR("track")) ? track : query_named(names, ARRAY_LEN(names), value);
    return t->set != 0;
}

static bool query_read_stream(struct str value, struct query_term *t)
{
    static const struct query_name names[] = {
        {"ietf", STREAM_IETF},           {"iab", STREAM_IAB},
        {"irtf", STREAM_IRTF},           {"independent", STREAM_INDEPENDENT},
        {"editorial", STREAM_EDITORIAL}, {"legacy", STREAM_LEGACY},
    };
    t->set = query_named(names, ARRAY_LEN(names), value);
    return t->set != 0;
}

static bool query_read_is(struct str value, struct query_term *t)
{
    static const struct query_name names[] = {
        {"obsolete", QUERY_OBSOLETE},   {"updated", QUERY_UPDATED},
        {"errata", QUERY_ERRATA},       {"local", QUERY_LOCAL},
        {"favourite", QUERY_FAVOURITE}, {"favorite", QUERY_FAVOURITE},
        {"read", QUERY_READ},           {"new", QUERY_NEW},
        {"changed", QUERY_CHANGED},
    };
    unsigned set = query_named(names, ARRAY_LEN(names), value);
    unsigned is = 0;
    while (set >> is > 1)
        is++;
    t->is = (enum query_is)is;
    return set == 1u << is; /* one thing, not none or several */
}

/* "7", "7-9", "7-", ">7", ">=7", "<7", "<=7". */
static bool query_read_range(struct str value, uint32_t least, uint32_t most, struct query_term *t)
{
    t->from = least;
    t->to = most;
    char sign = value.n > 0 && (value.p[0] == '<' || value.p[0] == '>') ? value.p[0] : '\0';
    uint32_t *bound = sign == '<' ? &t->to : &t->from;
    if (sign != '\0') {
        bool with = value.n > 1 && value.p[1] == '=';
        if (!str_number(str_from(value, with ? 2 : 1), most, bound) || *bound < least)
            return false;
        if (!with && *bound == (sign == '<' ? least : most))
            return false;
        *bound += with ? 0u : sign == '<' ? UINT32_MAX : 1u;
        return true;
    }
    bool range = str_find_char(value, '-', 0) >= 0;
    if (!str_number(str_cut(&value, '-'), most, &t->from) || t->from < least)
        return false;
    if (!range)
        t->to = t->from;
    return value.n == 0 || (str_number(value, most, &t->to) && t->from <= t->to);
}

static bool query_read_year(struct str value, struct query_term *t)
{
    return query_read_range(value, QUERY_YEAR_FIRST, QUERY_YEAR_LAST, t);
}

static bool query_read_pages(struct str value, struct query_term *t)
{
    return query_read_range(value, 1, 99999, t);
}

static struct str query_without_rfc(struct str value)
{
    return str_starts(value, STR("rfc")) ? str_from(value, 3) : value;
}

static bool query_read_number(struct str value, struct query_term *t)
{
    return query_read_range(query_without_rfc(value), 1, REF_NUMBER_MAX, t);
}

static bool query_read_related(struct str value, struct query_term *t)
{
    return str_number(query_without_rfc(value), REF_NUMBER_MAX, &t->from) && t->from > 0;
}

static bool query_read_word(struct str value, struct query_term *t)
{
    t->word = value;
    return value.n > 0;
}

/* ---- the fields */

#define QUERY_RANGE "takes a number, 100-200, 100-, >100 or <=100"
#define QUERY_RFC   "takes the number of an RFC"
#define QUERY_TEXT  "takes a word, or several in quotes"

static const struct query_field {
    const char *name;
    bool (*read)(struct str value, struct query_term *t);
    struct query_term term;
    const char *takes;
} query_fields[] = {
    {"status",
     query_read_status,
     {.kind = QUERY_STATUS},
     "takes ps, ds, std, bcp, info, exp, hist, unknown, or track for the first three"},
    {"stream",
     query_read_stream,
     {.kind = QUERY_STREAM},
     "takes ietf, iab, irtf, independent, editorial or legacy"},
    {"year",
     query_read_year,
     {.kind = QUERY_YEAR},
     "takes 2022, 2019-2022, 2019-, >2020 or <=1990"},
    {"author", query_read_word, {.kind = QUERY_WORD, .line = QUERY_AUTHORS}, QUERY_TEXT},
    {"title", query_read_word, {.kind = QUERY_WORD, .line = QUERY_TITLE}, QUERY_TEXT},
    {"keyword", query_read_word, {.kind = QUERY_WORD, .line = QUERY_KEYWORDS}, QUERY_TEXT},
    {"wg",
     query_read_word,
     {.kind = QUERY_GROUP, .line = QUERY_NAMES},
     "takes the beginning of a working group's short name: httpbis"},
    {"number", query_read_number, {.kind = QUERY_NUMBER}, QUERY_RANGE},
    {"rfc", query_read_number, {.kind = QUERY_NUMBER}, QUERY_RANGE},
    {"pages", query_read_pages, {.kind = QUERY_PAGES}, QUERY_RANGE},
    {"obsoletes",
     query_read_related,
     {.kind = QUERY_RELATED, .relation = RELATION_OBSOLETES},
     QUERY_RFC},
    {"obsoleted-by",
     query_read_related,
     {.kind = QUERY_RELATED, .relation = RELATION_OBSOLETED_BY},
     QUERY_RFC},
    {"updates",
     query_read_related,
     {.kind = QUERY_RELATED, .relation = RELATION_UPDATES},
     QUERY_RFC},
    {"updated-by",
     query_read_related,
     {.kind = QUERY_RELATED, .relation = RELATION_UPDATED_BY},
     QUERY_RFC},
    {"is",
     query_read_is,
     {.kind = QUERY_IS},
     "takes obsolete, updated, errata, local, fav, read, new or changed"},
};

static const struct query_field *query_field(struct str name)
{
    for (size_t i = 0; i < ARRAY_LEN(query_fields); i++)
        if (str_eq(name, str_of(query_fields[i].name)))
            return &query_fields[i];
    return NULL;
}

static struct str query_quoted(struct str s)
{
    return str_slice(s, 0, utf8_clip(s, 30));
}

static bool query_no_field(const struct query_part *part, struct err *e)
{
    struct strbuf names = STRBUF_INIT(STRBUF_TEXT);
    for (size_t i = 0; i < ARRAY_LEN(query_fields); i++)
        strbuf_addf(&names, "%s%s:", i > 0 ? " " : "", query_fields[i].name);
    err_set(e, ERR_USAGE, "there is no %.*s: (a word with a colon goes in quotes), but %s",
            STR_ARG(query_quoted(part->field)), strbuf_cstr(&names));
    strbuf_release(&names);
    return false;
}

static bool query_bad_value(const struct query_field *field, struct str value, struct err *e)
{
    if (value.n == 0)
        return err_set(e, ERR_USAGE, "%s: %s", field->name, field->takes);
    return err_set(e, ERR_USAGE, "%s: %s, not \"%.*s\"", field->name, field->takes,
                   STR_ARG(query_quoted(value)));
}

static bool query_add(struct query *q, const struct query_part *part, struct err *e)
{
    struct query_term term = {.kind = QUERY_WORD, .word = part->value, .line = QUERY_ANYWHERE};
    if (part->field.n > 0) {
        const struct query_field *field = query_field(part->field);
        if (field == NULL)
            return query_no_field(part, e);
        term = field->term;
        if (!field->read(part->value, &term))
            return query_bad_value(field, part->value, e);
    } else if (part->value.n == 0) {
        return true; /* "", or a "-" that is being typed */
    }
    term.negated = part->negated;
    VEC_PUSH(&q->terms, term);
    return true;
}

bool query_read(struct query *q, struct str line, struct err *e)
{
    struct query_part part;
    bool ok = true;
    *q = (struct query){.text = STRBUF_INIT(2 * QUERY_LINE_MAX)};
    utf8_add_folded(&q->text, str_slice(line, 0, QUERY_LINE_MAX));
    struct str rest = strbuf_str(&q->text);
    while (query_cut(&rest, &part))
        ok = query_add(q, &part, ok ? e : NULL) && ok;
    return ok;
}

bool query_has_field(struct str line)
{
    struct strbuf folded = STRBUF_INIT(2 * QUERY_LINE_MAX);
    struct query_part part;
    bool has = false;
    utf8_add_folded(&folded, str_slice(line, 0, QUERY_LINE_MAX));
    struct str rest = strbuf_str(&folded);
    while (!has && query_cut(&rest, &part))
        has = query_field(part.field) != NULL;
    strbuf_release(&folded);
    return has;
}

void query_release(struct query *q)
{
    strbuf_release(&q->text);
    VEC_RELEASE(&q->terms);
}
