/* SPDX-License-Identifier: MIT
 *
 * catalog: the built-in snapshot, lookups, chains, and images that are damaged.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "base/asset.h"
#include "rfc/catalog.h"
#include "rfc/catalogimage.h"

static struct catalog builtin(void)
{
    struct catalog c;
    struct err e = {0};
    if (!catalog_open(&c, asset_get(ASSET_CATALOG), &e))
        fail_msg("%s", e.text);
    return c;
}

static void the_builtin_catalogue_is_right(void **state)
{
    (void)state;
    struct catalog c = builtin();
    struct err e = {0};
    assert_true(catalog_verify(&c, &e));
    assert_true(catalog_count(&c) > 9000);
    assert_true(catalog_date(&c) >= 20230121);
}

static void every_number_is_found_where_it_is(void **state)
{
    (void)state;
    struct catalog c = builtin();
    for (size_t i = 0; i < catalog_count(&c); i++)
        if (catalog_find(&c, catalog_number(&c, i)) != (ptrdiff_t)i)
            fail_msg("RFC %u", (unsigned)catalog_number(&c, i));
    assert_int_equal(catalog_find(&c, 0), -1);
    assert_int_equal(catalog_find(&c, REF_NUMBER_MAX), -1);
    assert_int_equal(catalog_lower(&c, 0), 0);
    assert_int_equal(catalog_lower(&c, REF_NUMBER_MAX), catalog_count(&c));
}

static void known_facts_are_there(void **state)
{
    (void)state;
    struct catalog c = builtin();
    struct entry http = catalog_entry(&c, (size_t)catalog_find(&c, 9110));
    assert_true(str_eq(http.title, STR("HTTP Semantics")));
    assert_true(str_eq(http.also, STR("STD 97")));
    assert_int_equal(http.status, STATUS_INTERNET_STANDARD);
    struct numbers words = catalog_series(&c, REF_BCP, 14);
    assert_int_equal(words.n, 2);
    assert_int_equal(words.at[0], 2119);
    assert_int_equal(words.at[1], 8174);
    assert_int_equal(catalog_series(&c, REF_BCP, 1).n, 0);
    assert_int_equal(catalog_series(&c, REF_RFC, 14).n, 0);
}

static void relations_agree_in_both_directions(void **state)
{
    static const enum rfc_relation inverse[RELATION_COUNT] = {
        RELATION_OBSOLETED_BY, RELATION_OBSOLETES, RELATION_UPDATED_BY, RELATION_UPDATES};
    (void)state;
    struct catalog c = builtin();
    size_t statements = 0;
    for (size_t i = 0; i < catalog_count(&c); i++) {
        struct entry rfc = catalog_entry(&c, i);
        for (size_t k = 0; k < RELATION_COUNT; k++)
            for (size_t j = 0; j < rfc.relations[k].n; j++) {
                ptrdiff_t other = catalog_find(&c, rfc.relations[k].at[j]);
                assert_true(other >= 0);
                struct numbers back = catalog_entry(&c, (size_t)other).relations[inverse[k]];
                size_t at = 0;
                while (at < back.n && back.at[at] != rfc.number)
                    at++;
                assert_true(at < back.n);
                statements++;
            }
    }
    assert_true(statements > 6000);
}

static void the_current_one_ends_the_chain(void **state)
{
    (void)state;
    struct catalog c = builtin();
    assert_int_equal(catalog_current(&c, 2616), 9110); /* by 7230 to 7235: over the last */
    assert_int_equal(catalog_current(&c, 2068), 9110);
    assert_int_equal(catalog_current(&c, 9110), 9110);
    assert_int_equal(catalog_current(&c, 822), 5322);
    assert_int_equal(catalog_current(&c, 999999), 999999);
}

/* An image of three records, 1 → 2 → 3 → 1, each said to obsolete the one before. */
static void circle(struct strbuf *image, struct catalog *c)
{
    static const uint32_t one = 1, two = 2, three = 3;
    const struct entry entries[] = {
        {.number = 1, .issued = true, .relations[RELATION_OBSOLETED_BY] = {&two, 1}},
        {.number = 2, .issued = true, .relations[RELATION_OBSOLETED_BY] = {&three, 1}},
        {.number = 3, .issued = true, .relations[RELATION_OBSOLETED_BY] = {&one, 1}},
    };
    const struct catalogimage_series series = {REF_BCP, 1, {&one, 1}};
    const struct catalogimage_source from = {entries, 3, &series, 1, 20230121};
    struct err e = {0};
    *image = STRBUF_INIT(1 << 20);
    assert_true(catalogimage_build(&from, image, &e));
    assert_true(catalog_open(c, strbuf_str(image), &e));
}

static void a_circle_ends(void **state)
{
    (void)state;
    struct strbuf image;
    struct catalog c;
    circle(&image, &c);
    uint32_t last = catalog_current(&c, 1);
    assert_true(last >= 1 && last <= 3);
    strbuf_release(&image);
}

/* Reads all there is; the sanitizers watch. */
static size_t read_all(const struct catalog *c)
{
    size_t sum = catalog_haystacks(c).n + catalog_lower(c, 2) + (size_t)(catalog_find(c, 3) + 1);
    for (size_t i = 0; i < catalog_count(c); i++) {
        struct entry rfc = catalog_entry(c, i);
        const struct str texts[] = {rfc.title, rfc.authors, rfc.keywords, rfc.also,
                                    catalog_haystack(c, i)};
        for (size_t k = 0; k < ARRAY_LEN(texts); k++)
            for (size_t j = 0; j < texts[k].n; j++)
                sum += (unsigned char)texts[k].p[j];
        for (size_t k = 0; k < RELATION_COUNT; k++)
            for (size_t j = 0; j < rfc.relations[k].n; j++)
                sum += rfc.relations[k].at[j];
        sum += strlen(rfc_status_name(rfc.status)) + strlen(rfc_status_short(rfc.published_as));
        sum += strlen(rfc_stream_name(rfc.stream)) + strlen(rfc_month_name(rfc.month));
        sum += catalog_current(c, rfc.number);
    }
    struct numbers members = catalog_series(c, REF_BCP, 1);
    for (size_t j = 0; j < members.n; j++)
        sum += members.at[j];
    return sum;
}

static void no_flipped_bit_passes_or_leads_outside(void **state)
{
    (void)state;
    struct strbuf image;
    struct catalog c;
    struct err e = {0};
    circle(&image, &c);
    size_t sum = read_all(&c), opened = 0;
    for (size_t bit = 0; bit < image.n * 8; bit++) {
        char *byte = &image.p[bit / 8];
        *byte = (char)(*byte ^ 1 << bit % 8);
        if (catalog_open(&c, strbuf_str(&image), &e)) {
            opened++;
            sum += read_all(&c);
            if (catalog_verify(&c, &e) && bit / 8 >= 16) /* before that: magic, order, version */
                fail_msg("bit %zu", bit);
        }
        *byte = (char)(*byte ^ 1 << bit % 8);
    }
    assert_true(opened > image.n && sum > 0);
    strbuf_release(&image);
}

static void what_is_no_image_is_refused(void **state)
{
    (void)state;
    struct strbuf image;
    struct catalog c;
    struct err e = {0};
    circle(&image, &c);
    for (size_t n = 0; n < image.n; n++) {
        assert_false(catalog_open(&c, str_slice(strbuf_str(&image), 0, n), &e));
        assert_int_equal(e.kind, ERR_DAMAGED);
    }
    image.p[0] = 'X';
    assert_false(catalog_open(&c, strbuf_str(&image), &e));
    assert_int_equal(e.kind, ERR_DAMAGED);
    image.p[0] = 'R';
    image.p[12] = 99; /* the version */
    assert_false(catalog_open(&c, strbuf_str(&image), &e));
    assert_int_equal(e.kind, ERR_STORAGE);
    strbuf_release(&image);
}

static void names_have_a_row_each(void **state)
{
    (void)state;
    for (unsigned i = 0; i < STATUS_COUNT; i++) {
        assert_true(strlen(rfc_status_name((enum rfc_status)i)) > 0);
        size_t n = strlen(rfc_status_short((enum rfc_status)i));
        assert_true(n > 0 && n <= 4);
    }
    for (unsigned i = 0; i < STREAM_COUNT; i++)
        assert_true(strlen(rfc_stream_name((enum rfc_stream)i)) > 0);
    assert_string_equal(rfc_status_short(STATUS_INTERNET_STANDARD), "STD");
    assert_string_equal(rfc_month_name(0), "");
    assert_string_equal(rfc_month_name(12), "December");
    assert_string_equal(rfc_month_name(13), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_builtin_catalogue_is_right),
        cmocka_unit_test(every_number_is_found_where_it_is),
        cmocka_unit_test(known_facts_are_there),
        cmocka_unit_test(relations_agree_in_both_directions),
        cmocka_unit_test(the_current_one_ends_the_chain),
        cmocka_unit_test(a_circle_ends),
        cmocka_unit_test(no_flipped_bit_passes_or_leads_outside),
        cmocka_unit_test(what_is_no_image_is_refused),
        cmocka_unit_test(names_have_a_row_each),
    };
    return cmocka_run_group_tests_name("catalog", tests, NULL, NULL);
}
