/* SPDX-License-Identifier: MIT
 *
 * catalogimage: what goes in comes out of catalog; what may not go in is named.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "rfc/about.h"
#include "rfc/catalogimage.h"

static const uint32_t later[] = {30, 40};

static const struct entry entries[] = {
    {.number = 30, .issued = true, .title = {"Thirty", 6}},
    {.number = 7},
    {.number = 20,
     .issued = true,
     .title = {"\xC3\x84nderung", 9},
     .authors = {"A. Author, Ed.", 14},
     .keywords = {"One, TWO", 8},
     .also = {"BCP 3, STD 4", 12},
     .group = {"Teapots", 7},
     .abstract = {"About pots." CATALOG_PARAGRAPH "And lids.", 23},
     .errata = true,
     .year = 1999,
     .month = 4,
     .day = 1,
     .status = STATUS_HISTORIC,
     .published_as = STATUS_PROPOSED_STANDARD,
     .stream = STREAM_IRTF,
     .formats = FORMAT_TEXT | FORMAT_PDF,
     .pages = 12,
     .relations[RELATION_OBSOLETED_BY] = {later, 2}},
};

static const struct catalogimage_series series[] = {
    {REF_STD, 4, {later, 1}},
    {REF_BCP, 3, {later, 2}},
};

static struct catalogimage_source source(void)
{
    return (struct catalogimage_source){entries, ARRAY_LEN(entries), series, ARRAY_LEN(series),
                                        20230121};
}

static void built(struct strbuf *image, struct catalog *c)
{
    struct catalogimage_source from = source();
    struct err e = {0};
    *image = STRBUF_INIT(1 << 20);
    if (!catalogimage_build(&from, image, &e) || !catalog_open(c, strbuf_str(image), &e) ||
        !catalog_verify(c, &e))
        fail_msg("%s", e.text);
}

static void records_come_out_in_order(void **state)
{
    (void)state;
    struct strbuf image;
    struct catalog c;
    built(&image, &c);
    assert_int_equal(catalog_count(&c), 3);
    assert_int_equal(catalog_date(&c), 20230121);
    assert_int_equal(catalog_number(&c, 0), 7);
    assert_int_equal(catalog_number(&c, 1), 20);
    assert_int_equal(catalog_number(&c, 2), 30);
    strbuf_release(&image);
}

static void every_fact_comes_out(void **state)
{
    (void)state;
    struct strbuf image;
    struct catalog c;
    built(&image, &c);
    struct entry rfc = catalog_entry(&c, 1);
    assert_true(rfc.issued);
    assert_true(str_eq(rfc.title, entries[2].title));
    assert_true(str_eq(rfc.authors, entries[2].authors));
    assert_true(str_eq(rfc.keywords, entries[2].keywords));
    assert_true(str_eq(rfc.also, entries[2].also));
    assert_true(str_eq(rfc.group, entries[2].group));
    assert_true(str_eq(rfc.abstract, entries[2].abstract));
    assert_true(rfc.errata);
    assert_int_equal(catalog_entry(&c, 2).abstract.n, 0);
    assert_int_equal(catalog_knows(&c), KNOWN_GROUPS | KNOWN_ERRATA | KNOWN_ABSTRACTS);
    assert_int_equal(rfc.year, 1999);
    assert_int_equal(rfc.month, 4);
    assert_int_equal(rfc.day, 1);
    assert_int_equal(rfc.status, STATUS_HISTORIC);
    assert_int_equal(rfc.published_as, STATUS_PROPOSED_STANDARD);
    assert_int_equal(rfc.stream, STREAM_IRTF);
    assert_int_equal(rfc.formats, FORMAT_TEXT | FORMAT_PDF);
    assert_int_equal(rfc.pages, 12);
    assert_int_equal(rfc.relations[RELATION_OBSOLETES].n, 0);
    assert_int_equal(rfc.relations[RELATION_OBSOLETED_BY].n, 2);
    assert_int_equal(rfc.relations[RELATION_OBSOLETED_BY].at[1], 40);
    assert_false(catalog_entry(&c, 0).issued);
    struct entry_brief brief = catalog_brief(&c, 1);
    assert_int_equal(brief.number, 20);
    assert_int_equal(brief.year * 10000 + brief.month * 100 + brief.day, 19990401);
    assert_int_equal(brief.status, STATUS_HISTORIC);
    assert_int_equal(brief.stream, STREAM_IRTF);
    assert_int_equal(brief.pages, 12);
    assert_true(brief.issued && brief.errata && brief.obsolete && !brief.updated);
    assert_int_equal(catalog_series(&c, REF_BCP, 3).n, 2);
    assert_int_equal(catalog_series(&c, REF_STD, 4).n, 1);
    assert_int_equal(catalog_series(&c, REF_STD, 3).n, 0);
    strbuf_release(&image);
}

static void an_abstract_is_told_by_paragraphs(void **state)
{
    (void)state;
    struct strbuf image, out = STRBUF_INIT(STRBUF_TEXT);
    struct catalog c;
    built(&image, &c);
    assert_true(about_write(&c, 20, &out));
    assert_non_null(strstr(strbuf_cstr(&out), "\n\n   Abstract       About pots.\n\n"
                                              "                  And lids.\n"));
    strbuf_release(&out);
    strbuf_release(&image);
}

static void haystacks_are_folded_and_back_to_back(void **state)
{
    (void)state;
    struct strbuf image;
    struct catalog c;
    built(&image, &c);
    assert_true(str_eq(catalog_haystack(&c, 0), STR("\n")));
    assert_true(
        str_eq(catalog_haystack(&c, 1),
               STR("rfc20 \xC3\xA4nderung\na. author, ed.\none, two\nbcp3 std4 teapots\n")));
    assert_true(str_eq(catalog_haystack(&c, 2), STR("rfc30 thirty\n\n\n\n")));
    struct str all = catalog_haystacks(&c);
    assert_ptr_equal(catalog_haystack(&c, 0).p, all.p);
    assert_ptr_equal(catalog_haystack(&c, 2).p + catalog_haystack(&c, 2).n, all.p + all.n);
    strbuf_release(&image);
}

static void an_empty_catalogue_is_a_catalogue(void **state)
{
    (void)state;
    struct catalogimage_source none = {.date = 20230121};
    struct strbuf image = STRBUF_INIT(1 << 20);
    struct catalog c;
    struct err e = {0};
    assert_true(catalogimage_build(&none, &image, &e));
    assert_true(catalog_open(&c, strbuf_str(&image), &e) && catalog_verify(&c, &e));
    assert_int_equal(catalog_count(&c), 0);
    assert_int_equal(catalog_find(&c, 1), -1);
    assert_int_equal(catalog_haystacks(&c).n, 0);
    strbuf_release(&image);
}

static void assert_refused(struct catalogimage_source from, const char *why)
{
    struct strbuf image = STRBUF_INIT(1 << 20);
    struct err e = {0};
    assert_false(catalogimage_build(&from, &image, &e));
    assert_int_equal(e.kind, ERR_DAMAGED);
    assert_non_null(strstr(e.text, why));
    assert_int_equal(image.n, 0);
    strbuf_release(&image);
}

static void what_may_not_go_in_is_named(void **state)
{
    (void)state;
    const struct entry twice[] = {{.number = 5}, {.number = 6}, {.number = 5}};
    const struct entry zero[] = {{.number = 0}};
    const struct entry large[] = {{.number = REF_NUMBER_MAX + 1}};
    const struct entry control[] = {{.number = 9, .issued = true, .title = {"a\x1B[m", 4}}};
    const struct entry paragraph[] = {{.number = 9, .issued = true, .abstract = {"a\n", 2}}};
    uint32_t *many = calloc(UINT16_MAX + 1, sizeof *many);
    const struct entry crowd[] = {{.number = 9, .relations[0] = {many, UINT16_MAX + 1}}};
    const struct catalogimage_series bad[] = {{REF_RFC, 1, {later, 1}}};
    const struct catalogimage_series same[] = {{REF_BCP, 1, {later, 1}}, {REF_BCP, 1, {later, 2}}};
    assert_refused((struct catalogimage_source){.entries = twice, .entry_count = 3}, "RFC 5");
    assert_refused((struct catalogimage_source){.entries = zero, .entry_count = 1}, "0");
    assert_refused((struct catalogimage_source){.entries = large, .entry_count = 1}, "1000000");
    assert_refused((struct catalogimage_source){.entries = control, .entry_count = 1}, "RFC 9");
    assert_refused((struct catalogimage_source){.entries = paragraph, .entry_count = 1}, "RFC 9");
    assert_refused((struct catalogimage_source){.entries = crowd, .entry_count = 1}, "relations");
    free(many);
    assert_refused((struct catalogimage_source){.series = bad, .series_count = 1}, "series");
    assert_refused((struct catalogimage_source){.series = same, .series_count = 2}, "twice");
}

static void a_full_buffer_is_an_error(void **state)
{
    (void)state;
    struct catalogimage_source from = source();
    struct strbuf image = STRBUF_INIT(200);
    struct err e = {0};
    assert_false(catalogimage_build(&from, &image, &e));
    assert_non_null(strstr(e.text, "too large"));
    strbuf_release(&image);
}

static void another_day_makes_the_image_of_that_day(void **state)
{
    (void)state;
    struct entry entry = {.number = 7, .issued = true, .title = STR("Lamps")};
    struct catalogimage_source from = {.entries = &entry, .entry_count = 1, .date = 20230121};
    struct strbuf then = STRBUF_INIT(1 << 16), now = STRBUF_INIT(1 << 16);
    struct err e = {0};
    assert_true(catalogimage_build(&from, &then, &e));
    from.date = 20251201;
    assert_true(catalogimage_build(&from, &now, &e));
    assert_false(str_eq(strbuf_str(&then), strbuf_str(&now)));
    catalogimage_set_date(&then, 20251201);
    assert_true(str_eq(strbuf_str(&then), strbuf_str(&now)));
    strbuf_release(&then);
    strbuf_release(&now);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_day_makes_the_image_of_that_day),
        cmocka_unit_test(records_come_out_in_order),
        cmocka_unit_test(every_fact_comes_out),
        cmocka_unit_test(an_abstract_is_told_by_paragraphs),
        cmocka_unit_test(haystacks_are_folded_and_back_to_back),
        cmocka_unit_test(an_empty_catalogue_is_a_catalogue),
        cmocka_unit_test(what_may_not_go_in_is_named),
        cmocka_unit_test(a_full_buffer_is_an_error),
    };
    return cmocka_run_group_tests_name("catalogimage", tests, NULL, NULL);
}
