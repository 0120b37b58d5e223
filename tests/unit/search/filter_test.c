/* SPDX-License-Identifier: MIT
 *
 * filter: against a plain reading of the same rule, on a small catalogue and the built-in one.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "base/asset.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "rfc/catalogimage.h"
#include "search/filter.h"

#define TEXT(literal)                                                                              \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }

static const struct entry entries[] = {
    {.number = 1, .issued = true, .title = TEXT("Host Software"), .authors = TEXT("S. Crocker")},
    {.number = 14},
    {.number = 114, .issued = true, .title = TEXT("A File Transfer Protocol")},
    {.number = 2119,
     .issued = true,
     .title = TEXT("Key words"),
     .keywords = TEXT("Standards, Track"),
     .also = TEXT("BCP 14")},
    {.number = 9110,
     .issued = true,
     .title = TEXT("HTTP Semantics"),
     .authors = TEXT("J. H\xC3\x84RRI, Ed."),
     .also = TEXT("STD 97")},
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
};

static void lines_select_what_they_should(void **state)
{
    (void)state;
    struct fixture f;
    make(&f);
    for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
        struct strbuf got = STRBUF_INIT(STRBUF_TEXT);
        size_t n = filter_select(&f.c, str_of(lines[i].line), f.out);
        for (size_t k = 0; k < n; k++)
            strbuf_addf(&got, "%s%u", k > 0 ? " " : "", (unsigned)catalog_number(&f.c, f.out[k]));
        if (strcmp(strbuf_cstr(&got), lines[i].selected) != 0)
            fail_msg("\"%s\" selects %s, not %s", lines[i].line, strbuf_cstr(&got),
                     lines[i].selected);
        strbuf_release(&got);
    }
    strbuf_release(&f.image);
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
        size_t n = filter_select(&c, str_of(words[i]), fast);
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
    assert_int_equal(filter_select(&f.c, strbuf_str(&line), f.out), 4);
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
    assert_int_equal(filter_select(&c, STR(""), out), 0);
    assert_int_equal(filter_select(&c, STR("14 a"), out), 0);
    strbuf_release(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_select_what_they_should),
        cmocka_unit_test(the_builtin_catalogue_is_filtered_as_record_by_record),
        cmocka_unit_test(a_line_without_end_is_cut),
        cmocka_unit_test(an_empty_catalogue_selects_nothing),
    };
    return cmocka_run_group_tests_name("filter", tests, NULL, NULL);
}
