/* SPDX-License-Identifier: MIT
 *
 * selection: against a plain reading of the same rule, on a small catalogue and the built-in one.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "base/asset.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "rfc/catalogimage.h"
#include "search/selection.h"

#define TEXT(literal)                                                                              \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }

static const uint32_t by_114[] = {114}, by_2119[] = {2119}, by_9110[] = {9110};
static const uint32_t two[] = {114, 9110}, odd[] = {1, 2, 14, 9110};

static const struct entry entries[] = {
    {.number = 1,
     .issued = true,
     .title = TEXT("Host Software"),
     .authors = TEXT("S. Crocker"),
     .year = 1969,
     .stream = STREAM_LEGACY},
    {.number = 14},
    {.number = 114,
     .issued = true,
     .title = TEXT("A File Transfer Protocol"),
     .year = 1971,
     .pages = 19,
     .stream = STREAM_LEGACY,
     .relations = {[RELATION_UPDATED_BY] = {by_2119, 1}}},
    {.number = 2119,
     .issued = true,
     .title = TEXT("Key words"),
     .keywords = TEXT("Standards, Track"),
     .also = TEXT("BCP 14"),
     .year = 1997,
     .pages = 3,
     .status = STATUS_BEST_CURRENT_PRACTICE,
     .stream = STREAM_IETF,
     .errata = true,
     .relations = {[RELATION_UPDATES] = {by_114, 1}, [RELATION_OBSOLETED_BY] = {by_9110, 1}}},
    {.number = 9110,
     .issued = true,
     .title = TEXT("HTTP Semantics"),
     .authors = TEXT("J. H\xC3\x84RRI, Ed."),
     .also = TEXT("STD 97"),
     .group = TEXT("httpbis"),
     .year = 2022,
     .pages = 194,
     .status = STATUS_INTERNET_STANDARD,
     .stream = STREAM_IETF,
     .relations = {[RELATION_OBSOLETES] = {by_2119, 1}}},
};

struct fixture {
    struct strbuf image;
    struct catalog c;
    uint32_t out[ARRAY_LEN(entries)];
};

static void make(struct fixture *f)
{
    struct catalogimage_source from = {.entries = entries, .entry_count = ARRAY_LEN(entries)};
    struct err e = {0};
    f->image = STRBUF_INIT(1 << 20);
    assert_true(catalogimage_build(&from, &f->image, &e));
    assert_true(catalog_open(&f->c, strbuf_str(&f->image), &e));
}

static const struct {
    const char *line, *selected; /* RFC numbers */
} lines[] = {
    {"", "1 14 114 2119 9110"},
    {"  \t ", "1 14 114 2119 9110"},
    {"\"\"", "1 14 114 2119 9110"},
    {"host", "1"},
    {"HOST", "1"},
    {"rfc", "1 114 2119 9110"},
    {"rfc9110", "9110"},
    {"9110", "9110"},
    {"11", "114 2119 9110"},
    {"14", "14 114 2119"},
    {"rfc14", "14"},
    {"RFC 14", "14 114 2119"},
    {"14 file", "114"},
    {"1", "1 114 2119 9110"},
    {"s. crocker", "1"},
    {"\"s. c\"", "1"},
    {"\"host  software\"", ""},
    {"\"host software", "1"},
    {"software host", "1"},
    {"host http", ""},
    {"h\xC3\xA4rri", "9110"},
    {"H\xC3\x84RRI", "9110"},
    {"harri", ""},
    {"bcp14", "2119"},
    {"BCP 14", "2119"},
    {"std97", "9110"},
    {"track", "2119"},
    {"words standards", "2119"}, /* title and keywords: two words may, */
    {"\"words standards\"", ""}, /* one word may not */
    {"zzz", ""},
    {"e", "1 114 2119 9110"},
    {"e e e", "1 114 2119 9110"},
    {"\xFF", ""},
    {"host\x1B", "1"},

    {"title:file", "114"},
    {"TITLE:rfc", ""},
    {"title:110", ""},
    {"title:\"key words\"", "2119"},
    {"title:\"key  words", ""},
    {"title:track", ""},
    {"keyword:track", "2119"},
    {"author:h\xC3\xA4rri", "9110"},
    {"author:http", ""},
    {"author:ed title:e", "9110"},
    {"wg:http", "9110"},
    {"wg:httpbis", "9110"},
    {"wg:ttp", ""},
    {"wg:std", ""},
    {"wg:bcp14", ""},
    {"httpbis", "9110"},
    {"status:bcp", "2119"},
    {"status:best", "2119"},
    {"status:STD", "9110"},
    {"status:internet", "9110"},
    {"status:i", "9110"}, /* or informational */
    {"status:track", "9110"},
    {"status:unknown", "1 114"},
    {"status:ps", ""},
    {"stream:leg", "1 114"},
    {"stream:i", "2119 9110"}, /* any of three */
    {"year:1997", "2119"},
    {"year:1969-1997", "1 114 2119"},
    {"year:1997-", "2119 9110"},
    {"year:>1997", "9110"},
    {"year:>=1997", "2119 9110"},
    {"year:<1997", "1 114"},
    {"year:<=1997", "1 114 2119"},
    {"pages:3", "2119"},
    {"pages:>3", "114 9110"},
    {"pages:<=19", "114 2119"}, /* known ones */
    {"number:14", "14"},
    {"rfc:1-114", "1 14 114"},
    {"rfc:rfc9110", "9110"},
    {"number:>114", "2119 9110"},
    {"obsoletes:2119", "9110"},
    {"obsoleted-by:rfc9110", "2119"},
    {"updates:114", "2119"},
    {"updated-by:2119", "114"},
    {"updates:77", ""},
    {"is:obsolete", "2119"},
    {"is:updated", "114"},
    {"is:errata", "2119"},
    {"is:local", "114 9110"},
    {"is:fav", "1 9110"},
    {"is:read", ""},
    {"is:n", "1 9110"},
    {"-is:local", "1 2119"},
    {"-is:obsolete", "1 114 9110"},
    {"-is:read", "1 114 2119 9110"},
    {"-host", "114 2119 9110"},
    {"-host -http", "114 2119"},
    {"-\"key words\" e", "1 114 9110"},
    {"-title:e", ""},
    {"-author:e", "114 2119"},
    {"-year:2022 -number:1", "114 2119"},
    {"rfc:1-20 -is:obsolete", "1"},
    {"-updates:114", "1 114 9110"},
    {"-bcp14", "1 114 9110"},
    {"-", "1 14 114 2119 9110"},
    {"host -", "1"},
    {"\"year:1997\"", ""},
    {"is:local status:std http", "9110"},
};

/* Lines with a part that is not understood: the sentence, and what the rest selects. */
static const struct {
    const char *line, *why, *selected;
} bad[] = {
    {"http status:", "status: takes ps, ds, std,", "9110"},
    {"status:zz", "for the first three, not \"zz\"", "1 14 114 2119 9110"},
    {"stream:x host", "stream: takes ietf", "1"},
    {"year:20", "year: takes 2022, 2019-2022,", "1 14 114 2119 9110"},
    {"year:2020-2010", "not \"2020-2010\"", "1 14 114 2119 9110"},
    {"year:2020-x", "not", "1 14 114 2119 9110"},
    {"year:<1969", "not", "1 14 114 2119 9110"},
    {"year:>9999", "not", "1 14 114 2119 9110"},
    {"year:>", "not", "1 14 114 2119 9110"},
    {"number:0", "number: takes a number", "1 14 114 2119 9110"},
    {"number:9999999", "number: takes a number", "1 14 114 2119 9110"},
    {"updates:", "updates: takes the number of an RFC", "1 14 114 2119 9110"},
    {"updates:0", "not \"0\"", "1 14 114 2119 9110"},
    {"is:", "is: takes obsolete, updated, errata,", "1 14 114 2119 9110"},
    {"is:u", "", "114"},
    {"is:zz", "not \"zz\"", "1 14 114 2119 9110"},
    {"title:", "title: takes a word", "1 14 114 2119 9110"},
    {"title:\"\" host", "title: takes a word", "1"},
    {"urn:ietf host", "there is no urn: (a word with a colon goes in quotes)", "1"},
    {"-foo:bar", "status: stream: year:", "1 14 114 2119 9110"},
    {"foo:bar is:zz", "there is no foo:", "1 14 114 2119 9110"}, /* the first */
};

static const struct query_facts facts = {
    .are = {[QUERY_LOCAL] = {two, 2}, [QUERY_FAVOURITE] = {odd, 4}, [QUERY_NEW] = {odd, 4}}};

static char *selected(struct fixture *f, const char *line, struct err *e)
{
    struct strbuf got = STRBUF_INIT(STRBUF_TEXT);
    size_t n;
    if (!selection_find(&f->c, str_of(line), &facts, f->out, &n, e) && e->text[0] == '\0')
        fail_msg("\"%s\" is refused without a word", line);
    for (size_t k = 0; k < n; k++)
        strbuf_addf(&got, "%s%u", k > 0 ? " " : "", (unsigned)catalog_number(&f->c, f->out[k]));
    return strbuf_take(&got);
}

static void lines_select_what_they_should(void **state)
{
    (void)state;
    struct fixture f;
    make(&f);
    for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
        struct err e = {0};
        char *got = selected(&f, lines[i].line, &e);
        if (strcmp(got, lines[i].selected) != 0 || e.kind != ERR_NONE)
            fail_msg("\"%s\" selects %s, not %s; %s", lines[i].line, got, lines[i].selected,
                     e.text);
        free(got);
    }
    strbuf_release(&f.image);
}

static void what_is_not_understood_is_said_and_left_out(void **state)
{
    (void)state;
    struct fixture f;
    make(&f);
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct err e = {0};
        char *got = selected(&f, bad[i].line, &e);
        if (strcmp(got, bad[i].selected) != 0 || strstr(e.text, bad[i].why) == NULL ||
            (bad[i].why[0] != '\0') != (e.kind == ERR_USAGE))
            fail_msg("\"%s\" selects %s, not %s; \"%s\"", bad[i].line, got, bad[i].selected,
                     e.text);
        free(got);
    }
    strbuf_release(&f.image);
}

static void what_nobody_knows_is_said(void **state)
{
    (void)state;
    static const char *const asked[][2] = {
        {"wg:tea", "working groups"}, {"is:errata", "of errata"}, {"is:fav", "not known here"}};
    struct catalogimage_source one = {.entries = entries, .entry_count = 1};
    struct strbuf image = STRBUF_INIT(1 << 20);
    struct catalog c;
    struct err e = {0};
    uint32_t out[1];
    size_t n;
    assert_true(catalogimage_build(&one, &image, &e));
    assert_true(catalog_open(&c, strbuf_str(&image), &e));
    for (size_t i = 0; i < ARRAY_LEN(asked); i++) {
        assert_false(selection_find(&c, str_of(asked[i][0]), NULL, out, &n, &e));
        assert_non_null(strstr(e.text, asked[i][1]));
        assert_int_equal(n, 1);
    }
    strbuf_release(&image);
}

/* Every issued record whose own haystack holds all words: the rule, read plainly. */
static size_t plainly(const struct catalog *c, struct str line, uint32_t *out)
{
    size_t n = 0;
    for (size_t i = 0; i < catalog_count(c); i++) {
        struct str rest = line, hay = catalog_haystack(c, i);
        bool all = catalog_entry(c, i).issued;
        while (all && rest.n > 0)
            all = str_find(hay, str_cut(&rest, ' '), 0) >= 0;
        if (all)
            out[n++] = (uint32_t)i;
    }
    return n;
}

static void the_builtin_catalogue_is_filtered_as_record_by_record(void **state)
{
    static const char *const words[] = {"a",         "e",    "protocol", "http",
                                        "tls 1.3",   "quic", "ipv6 e",   "the internet",
                                        "r. f http", "bcp",  "\xC3\xA4", "st ed."};
    (void)state;
    struct catalog c;
    struct err e = {0};
    assert_true(catalog_open(&c, asset_get(ASSET_CATALOG), &e));
    uint32_t *fast = calloc(catalog_count(&c), sizeof *fast);
    uint32_t *plain = calloc(catalog_count(&c), sizeof *plain);
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        size_t n;
        assert_true(selection_find(&c, str_of(words[i]), NULL, fast, &n, &e));
        assert_int_equal(n, plainly(&c, str_of(words[i]), plain));
        assert_true(n > 0);
        assert_memory_equal(fast, plain, n * sizeof *fast);
    }
    free(fast);
    free(plain);
}

static void a_line_without_end_is_cut(void **state)
{
    (void)state;
    struct fixture f;
    struct strbuf line = STRBUF_INIT(STRBUF_TEXT);
    make(&f);
    for (int i = 0; i < 100000; i++)
        strbuf_add_cstr(&line, "e ");
    struct err e = {0};
    size_t n;
    assert_true(selection_find(&f.c, strbuf_str(&line), NULL, f.out, &n, &e));
    assert_int_equal(n, 4);
    strbuf_release(&line);
    strbuf_release(&f.image);
}

static void an_empty_catalogue_selects_nothing(void **state)
{
    (void)state;
    struct catalogimage_source none = {0};
    struct strbuf image = STRBUF_INIT(1 << 20);
    struct catalog c;
    struct err e = {0};
    uint32_t out[1];
    assert_true(catalogimage_build(&none, &image, &e));
    assert_true(catalog_open(&c, strbuf_str(&image), &e));
    size_t n = 1;
    assert_true(selection_find(&c, STR(""), NULL, out, &n, &e));
    assert_int_equal(n, 0);
    assert_true(selection_find(&c, STR("14 a year:2020 -b updates:1"), NULL, out, &n, &e));
    assert_int_equal(n, 0);
    strbuf_release(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_select_what_they_should),
        cmocka_unit_test(the_builtin_catalogue_is_filtered_as_record_by_record),
        cmocka_unit_test(what_is_not_understood_is_said_and_left_out),
        cmocka_unit_test(what_nobody_knows_is_said),
        cmocka_unit_test(a_line_without_end_is_cut),
        cmocka_unit_test(an_empty_catalogue_selects_nothing),
    };
    return cmocka_run_group_tests_name("selection", tests, NULL, NULL);
}
