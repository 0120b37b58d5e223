/* SPDX-License-Identifier: MIT
 *
 * indextext: the text index gives the records that the XML gives, as far as it says so.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/paths.h"
#include "rfc/indexfile.h"
#include "rfc/indextext.h"

struct facts {
    struct arena arena;
    struct catalogimage_source set;
    struct strbuf image;
    struct err e;
};

static void facts_release(struct facts *f)
{
    arena_release(&f->arena);
    strbuf_release(&f->image);
}

static struct facts parse(struct str text, const struct catalog *known)
{
    struct facts f = {.image = STRBUF_INIT((size_t)64 << 20)};
    if (!indextext_parse(text, 20230121, known, &f.arena, &f.set, &f.e))
        fail_msg("%s", f.e.text);
    return f;
}

static const struct entry *find(const struct facts *f, uint32_t number)
{
    for (size_t i = 0; i < f->set.entry_count; i++)
        if (f->set.entries[i].number == number)
            return &f->set.entries[i];
    fail_msg("no RFC %u", (unsigned)number);
    return NULL;
}

static void assert_text(struct str text, const char *expected)
{
    if (!str_eq(text, str_of(expected)))
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(text), expected);
}

static void assert_names(struct str record, const char *title, const char *authors)
{
    struct facts f = parse(record, NULL);
    assert_int_equal(f.set.entry_count, 1);
    assert_text(f.set.entries[0].title, title);
    assert_text(f.set.entries[0].authors, authors);
    facts_release(&f);
}

static struct facts load(void)
{
    size_t n;
    char *bytes = testing_data("index.txt", &n);
    struct facts f = parse((struct str){bytes, n}, NULL);
    free(bytes);
    return f;
}

static void a_record_has_the_facts_that_the_form_knows(void **state)
{
    (void)state;
    struct facts f = load();
    const struct entry *rfc = find(&f, 9110);
    assert_true(rfc->issued);
    assert_text(rfc->title, "HTTP Semantics");
    assert_text(rfc->authors, "R. Fielding, Ed., M. Nottingham, Ed., J. H\xC3\xA4rri, Ed.");
    assert_text(rfc->also, "STD 97");
    assert_int_equal(rfc->year, 2022);
    assert_int_equal(rfc->month, 6);
    assert_int_equal(rfc->day, 0);
    assert_int_equal(rfc->status, STATUS_INTERNET_STANDARD);
    assert_int_equal(rfc->published_as, STATUS_INTERNET_STANDARD);
    assert_int_equal(rfc->formats, FORMAT_TEXT | FORMAT_HTML | FORMAT_XML | FORMAT_PDF);
    assert_int_equal(rfc->relations[RELATION_OBSOLETES].n, 2);
    assert_int_equal(rfc->relations[RELATION_OBSOLETES].at[1], 7231);
    assert_int_equal(find(&f, 2324)->day, 1);
    assert_int_equal(find(&f, 7230)->relations[RELATION_OBSOLETED_BY].at[0], 9110);
    facts_release(&f);
}

static void look_alikes_before_the_first_record_are_passed_over(void **state)
{
    (void)state;
    struct facts f = load();
    assert_int_equal(f.set.entry_count, 9);
    assert_int_equal(f.set.entries[0].number, 1);
    assert_int_equal(f.set.series_count, 2);
    assert_false(find(&f, 14)->issued);
    assert_int_equal(find(&f, 14)->title.n, 0);
    facts_release(&f);
}

static void where_a_title_ends(void **state)
{
    (void)state;
    static const struct {
        const char *record, *title, *authors;
    } rows[] = {
        {"7 Lamps. A. Wick. May 1990.", "Lamps", "A. Wick"},
        {"7 Lamps. May 1990.", "Lamps", ""},
        {"7 Lamp/1.1. Part Two. A.B. Wick, C. d'Oil, Jr.. May 1990.", "Lamp/1.1. Part Two",
         "A.B. Wick, C. d'Oil, Jr."},
        {"7 Lamps, Oils, and Wicks. Y-G. Hand, J.-P. Fuss. May 1990.", "Lamps, Oils, and Wicks",
         "Y-G. Hand, J.-P. Fuss"},
        {"7 Rec. H.26 Lamps. St. Oil, \xC3\x96. Licht, IAB. May 1990.", "Rec. H.26 Lamps",
         "St. Oil, \xC3\x96. Licht, IAB"},
        {"7 Lamps of the U.S. Harbour Board. May 1990.", "Lamps of the U.S. Harbour Board", ""},
        {"7 Lamps. Harbour Board. May 1990.", "Lamps", "Harbour Board"},
        {"7 Lamps. IAB, B. Light, Ed.. May 1990.", "Lamps", "IAB, B. Light, Ed."},
        {"7 Domain of Lamps (DOI) for Oil. A. Wick. May 1990. (DOI: 10/7)",
         "Domain of Lamps (DOI) for Oil", "A. Wick"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        assert_names(str_of(rows[i].record), rows[i].title, rows[i].authors);
}

static void lines_are_joined_at_blanks_hyphens_and_slashes(void **state)
{
    (void)state;
    assert_names(STR("7 Lamp-\n     Oil and Wick /\n     Flame --\n     Notes on TCP/\n     IP."
                     " A. Wick.\n     May\n     1990.\n"),
                 "Lamp-Oil and Wick / Flame -- Notes on TCP/IP", "A. Wick");
}

/* A title that is known decides, and what the text does not say is taken over. */
static void a_known_catalogue_decides_and_fills_in(void **state)
{
    (void)state;
    struct facts f = {.image = STRBUF_INIT(1 << 20)};
    struct entry entry = {.number = 7,
                          .issued = true,
                          .title = STR("Lamp- and Oil Notes. Harbour Board"),
                          .keywords = STR("wick, flame"),
                          .group = STR("lamps"),
                          .abstract = STR("Of light."),
                          .errata = true,
                          .pages = 12,
                          .stream = STREAM_IAB,
                          .status = STATUS_EXPERIMENTAL,
                          .published_as = STATUS_INFORMATIONAL};
    struct catalogimage_source known = {.entries = &entry, .entry_count = 1, .date = 20230121};
    struct catalog c;
    assert_true(catalogimage_build(&known, &f.image, &f.e));
    assert_true(catalog_open(&c, strbuf_str(&f.image), &f.e));
    struct facts with = parse(STR("0007 Lamp-\n     and Oil Notes. Harbour Board. Third Pier.\n"
                                  "     May 1990. (Status: HISTORIC)\n\n"
                                  "8 Lamp- and Oil Notes. Harbour Board. Third Pier. May 1990."),
                              &c);
    const struct entry *seven = find(&with, 7), *eight = find(&with, 8);
    assert_text(seven->title, "Lamp- and Oil Notes. Harbour Board");
    assert_text(seven->authors, "Third Pier");
    assert_text(seven->keywords, "wick, flame");
    assert_text(seven->group, "lamps");
    assert_text(seven->abstract, "Of light.");
    assert_true(seven->errata);
    assert_int_equal(seven->pages, 12);
    assert_int_equal(seven->stream, STREAM_IAB);
    assert_int_equal(seven->status, STATUS_HISTORIC);
    assert_int_equal(seven->published_as, STATUS_INFORMATIONAL);
    assert_text(eight->authors, "Third Pier");
    assert_int_equal(eight->stream, STREAM_UNKNOWN);
    facts_release(&with);
    facts_release(&f);
}

static void what_is_no_record_is_left_out(void **state)
{
    (void)state;
    struct facts f = parse(STR("0 Nothing. A. B. May 1990.\n\n1 Cut in the mid\n\n"
                               "99999999999 Far. A. B. May 1990.\n\n2 When. A. B. Maying 1990.\n\n"
                               "3 Good. A. B. May 1990. (Updates NIC4, IEN 5, RFC0002)\n\n"
                               "4 Control \x1b[31m\x9b. A. B. May 1990. (Unheard of)\n"),
                           NULL);
    assert_int_equal(f.set.entry_count, 2);
    assert_int_equal(find(&f, 3)->relations[RELATION_UPDATES].n, 1);
    assert_text(find(&f, 4)->title, "Control [31m");
    facts_release(&f);
}

static void what_is_no_index_is_refused(void **state)
{
    static const char *const bad[] = {"", "404 - Not found", "<html>\n1 x\n</html>", "1.\n2.\n\n"};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct arena arena = {0};
        struct catalogimage_source set;
        struct err e = {0};
        assert_false(indextext_parse(str_of(bad[i]), 20230121, NULL, &arena, &set, &e));
        assert_int_equal(e.kind, ERR_DAMAGED);
        assert_non_null(strstr(e.text, "holds no RFC"));
        arena_release(&arena);
    }
}

/* ---- the real indexes, where they are at hand: beside the directory of texts */

static bool read_index(const char *name, struct strbuf *out)
{
    const char *texts = getenv("RFCVIEW_TEST_CORPUS");
    if (texts == NULL)
        return false;
    char *up = paths_join(texts, ".."), *path = paths_join(up, name);
    struct err e;
    bool ok = file_read(path, out, &e);
    free(path);
    free(up);
    return ok;
}

static bool same_lists(const struct entry *a, const struct entry *b)
{
    for (size_t i = 0; i < RELATION_COUNT; i++) {
        struct numbers x = a->relations[i], y = b->relations[i];
        if (x.n != y.n || (x.n > 0 && memcmp(x.at, y.at, x.n * sizeof *x.at) != 0))
            return false;
    }
    return str_eq(a->also, b->also);
}

/* Of every record the number, status, formats, relations and series; dates come from elsewhere in
 * some copies of the XML, so years must agree, but for a month around New Year. */
static void compare(const struct facts *xml, const struct facts *text, size_t *other_names)
{
    assert_int_equal(xml->set.entry_count, text->set.entry_count);
    assert_int_equal(xml->set.series_count, text->set.series_count);
    for (size_t i = 0; i < xml->set.entry_count; i++) {
        const struct entry *a = &xml->set.entries[i], *b = &text->set.entries[i];
        if (a->number != b->number || a->issued != b->issued || a->status != b->status ||
            a->formats != b->formats || !same_lists(a, b))
            fail_msg("RFC %u differs", (unsigned)a->number);
        if (abs((a->year * 12 + a->month) - (b->year * 12 + b->month)) > 1 || a->day != b->day)
            fail_msg("RFC %u has another date", (unsigned)a->number);
        *other_names += !str_eq(a->title, b->title) || !str_eq(a->authors, b->authors);
    }
}

static void the_real_indexes_agree(void **state)
{
    (void)state;
    struct strbuf xml = STRBUF_INIT(INDEXFILE_MAX), text = STRBUF_INIT(INDEXTEXT_MAX);
    struct facts f = {.image = STRBUF_INIT((size_t)64 << 20)};
    struct catalog c;
    size_t guessed = 0, known = 0;
    if (!read_index("rfc-index.xml", &xml) || !read_index("rfc-index.txt", &text)) {
        print_message("# RFCVIEW_TEST_CORPUS is not set, or the indexes are not beside it\n");
        skip();
    }
    assert_true(indexfile_parse(strbuf_str(&xml), 20230121, &f.arena, &f.set, &f.e));
    assert_true(catalogimage_build(&f.set, &f.image, &f.e));
    assert_true(catalog_open(&c, strbuf_str(&f.image), &f.e));
    struct facts without = parse(strbuf_str(&text), NULL), with = parse(strbuf_str(&text), &c);
    compare(&f, &without, &guessed);
    compare(&f, &with, &known);
    assert_in_range(guessed, 0, f.set.entry_count / 1000);
    assert_int_equal(known, 0);
    facts_release(&f);
    facts_release(&without);
    facts_release(&with);
    strbuf_release(&xml);
    strbuf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_has_the_facts_that_the_form_knows),
        cmocka_unit_test(look_alikes_before_the_first_record_are_passed_over),
        cmocka_unit_test(where_a_title_ends),
        cmocka_unit_test(lines_are_joined_at_blanks_hyphens_and_slashes),
        cmocka_unit_test(a_known_catalogue_decides_and_fills_in),
        cmocka_unit_test(what_is_no_record_is_left_out),
        cmocka_unit_test(what_is_no_index_is_refused),
        cmocka_unit_test(the_real_indexes_agree),
    };
    return cmocka_run_group_tests_name("indextext", tests, NULL, NULL);
}
