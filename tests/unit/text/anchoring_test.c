/* SPDX-License-Identifier: MIT
 *
 * anchoring: a line is found again, in this edition of a text and in another.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "text/anchoring.h"

static const char *const fixtures[] = {"text-paged.txt", "text-modern.txt", "text-old.txt"};

static struct document *open_fixture(const char *name, const char *before)
{
    size_t n;
    char *bytes = testing_data(name, &n);
    struct strbuf raw = STRBUF_INIT(DOCUMENT_MAX);
    strbuf_add_cstr(&raw, before);
    strbuf_add(&raw, bytes, n);
    struct document *d = document_new(strbuf_str(&raw), 1);
    strbuf_release(&raw);
    free(bytes);
    return d;
}

/* The first line that contains these words at its end. */
static uint32_t line_of(const struct document *d, const char *words)
{
    for (uint32_t i = d->contents_end; i < d->line_count; i++)
        if (str_ends(document_line(d, i), str_of(words)))
            return i;
    fail_msg("no line: %s", words);
    return 0;
}

static void every_line_is_found_again(void **state)
{
    (void)state;
    for (size_t k = 0; k < ARRAY_LEN(fixtures); k++) {
        struct document *d = open_fixture(fixtures[k], "");
        for (uint32_t i = 0; i < d->line_count; i++) {
            struct strbuf bytes = STRBUF_INIT(STRBUF_TEXT);
            struct anchor at = anchoring_of(d, i, &bytes);
            uint32_t found = anchoring_line(d, &at);
            assert_int_equal(d->raw_line[found], d->raw_line[i]);
            strbuf_release(&bytes);
        }
        document_release(d);
    }
}

static void an_anchor_names_its_section(void **state)
{
    (void)state;
    struct document *d = open_fixture("text-modern.txt", "");
    struct strbuf bytes = STRBUF_INIT(STRBUF_TEXT);
    struct anchor at = anchoring_of(d, line_of(d, "2.2.  max-age") + 2, &bytes);
    assert_true(str_eq(at.section, STR("section-2.2")));
    assert_int_equal(at.after, 2);
    at = anchoring_of(d, line_of(d, "Appendix A.  Grammar"), &bytes);
    assert_true(str_eq(at.section, STR("appendix-A")));
    assert_int_equal(at.after, 0);
    at = anchoring_of(d, line_of(d, "Author's Address"), &bytes);
    assert_true(str_starts(at.section, STR("name-author")));
    at = anchoring_of(d, 0, &bytes);
    assert_int_equal(at.section.n, 0);
    strbuf_release(&bytes);
    document_release(d);
}

/* Another edition, whose lines are further down. */
static void a_moved_section_is_followed(void **state)
{
    (void)state;
    struct document *d = open_fixture("text-modern.txt", "");
    struct document *moved = open_fixture("text-modern.txt", "\n\n\n\nA line before.\n\n\n");
    static const char *const lines[] = {"2.2.  max-age", "Appendix A.  Grammar", "Author's Address",
                                        "Table 1 gives it all."};
    for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
        struct strbuf bytes = STRBUF_INIT(STRBUF_TEXT);
        struct anchor at = anchoring_of(d, line_of(d, lines[i]), &bytes);
        assert_int_equal(anchoring_line(moved, &at), line_of(moved, lines[i]));
        strbuf_release(&bytes);
    }
    document_release(d);
    document_release(moved);
}

static void a_place_before_all_sections_is_in_none(void **state)
{
    (void)state;
    struct document *d = document_new(
        STR("   red boat\n\n   Figure 1: Oak\n\n1.  Boats\n\n   text\n\n2.  Oars\n\n   text\n"), 1);
    uint32_t figure = line_of(d, "   Figure 1: Oak");
    assert_null(document_section_at(d, figure));
    assert_int_equal(anchoring_line(d, &(struct anchor){STR("figure-1"), 3, 7, 0}), figure);
    document_release(d);
}

static void what_is_not_there_is_near(void **state)
{
    (void)state;
    struct document *d = open_fixture("text-modern.txt", "");
    struct document *none = document_new(STR_NONE, 1);
    uint32_t last = d->line_count - 1, next = line_of(d, "3.  References");
    assert_int_equal(anchoring_line(d, &(struct anchor){STR("section-99"), 3, 12, 0}),
                     document_line_of_raw(d, 12));
    assert_int_equal(anchoring_line(d, &(struct anchor){STR("section-99"), 3, UINT32_MAX, 0}),
                     last);
    /* the section has become shorter */
    uint32_t end = anchoring_line(d, &(struct anchor){STR("section-2.2"), UINT32_MAX, 1, 0});
    assert_in_range(end, line_of(d, "2.2.  max-age"), next - 1);
    assert_int_equal(end, next - 1);
    assert_int_equal(anchoring_line(d, &(struct anchor){STR("#x y"), 0, 0, 0}), 0);
    assert_int_equal(anchoring_line(none, &(struct anchor){STR("section-1"), 1, 1, 0}), 0);
    document_release(d);
    document_release(none);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_is_found_again),
        cmocka_unit_test(an_anchor_names_its_section),
        cmocka_unit_test(a_moved_section_is_followed),
        cmocka_unit_test(a_place_before_all_sections_is_in_none),
        cmocka_unit_test(what_is_not_there_is_near),
    };
    return cmocka_run_group_tests_name("anchoring", tests, NULL, NULL);
}
