/* SPDX-License-Identifier: MIT
 *
 * rfcset: every form, what is left out, and what is said about words that are none; on a small
 * catalogue.
 */
#include "base/platform.h"

#include "testing.h"

#include <string.h>

#include "base/strbuf.h"
#include "rfc/catalogimage.h"
#include "search/rfcset.h"

#define TEXT(literal)                                                                              \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }
#define ISSUED(number_, title_) .number = (number_), .issued = true, .title = TEXT(title_)

static const struct entry entries[] = {
    {ISSUED(1, "Lanterns"), .formats = FORMAT_TEXT},
    {ISSUED(8, "Birds of the Harbour"), .formats = FORMAT_PDF},
    {.number = 14},
    {ISSUED(20, "Boats, and Lanterns"), .formats = FORMAT_TEXT, .also = TEXT("BCP 14")},
    {ISSUED(21, "Boats at Night"), .formats = FORMAT_TEXT, .also = TEXT("BCP 14")},
    {ISSUED(9110, "Tides"), .formats = FORMAT_TEXT, .also = TEXT("STD 97")},
};

static const uint32_t bcp14[] = {20, 21}, std97[] = {9110};
static const struct catalogimage_series series[] = {
    {REF_BCP, 14, {bcp14, 2}},
    {REF_STD, 97, {std97, 1}},
};

static const uint32_t here[] = {21};
static const struct query_facts facts = {.are = {[QUERY_LOCAL] = {here, 1}}};

struct fixture {
    struct strbuf image;
    struct catalog c;
};

static void make(struct fixture *f)
{
    struct catalogimage_source from = {.entries = entries,
                                       .entry_count = ARRAY_LEN(entries),
                                       .series = series,
                                       .series_count = ARRAY_LEN(series)};
    struct err e = {0};
    f->image = STRBUF_INIT(1 << 20);
    assert_true(catalogimage_build(&from, &f->image, &e));
    assert_true(catalog_open(&f->c, strbuf_str(&f->image), &e));
}

/* "1 20 21; 20:1": the numbers; what is cited from, and how deep. */
static void is_set(const struct rfcset *s, const char *expected)
{
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    for (size_t i = 0; i < s->numbers.n; i++)
        strbuf_addf(&said, "%s%u", i > 0 ? " " : "", s->numbers.at[i]);
    for (size_t i = 0; i < s->cites.n; i++)
        strbuf_addf(&said, "; %u:%u", s->cites.at[i].number, s->cites.at[i].depth);
    assert_string_equal(strbuf_cstr(&said), expected);
    strbuf_release(&said);
}

static void reads(struct fixture *f, const char *words, const char *expected)
{
    struct rfcset s;
    struct err e = {0};
    if (!rfcset_read(&s, &f->c, &facts, str_of(words), &e))
        fail_msg("\"%s\": %s", words, e.text);
    is_set(&s, expected);
    rfcset_release(&s);
}

static void fails(struct fixture *f, const char *words, enum err_kind kind, const char *part)
{
    struct rfcset s;
    struct err e = {0};
    assert_false(rfcset_read(&s, &f->c, &facts, str_of(words), &e));
    assert_int_equal(e.kind, kind);
    if (strstr(e.text, part) == NULL)
        fail_msg("\"%s\": %s", words, e.text);
    rfcset_release(&s);
}

static void every_form_names_its_rfcs(void **state)
{
    (void)state;
    struct fixture f;
    make(&f);
    reads(&f, "all", "1 20 21 9110");
    reads(&f, "20", "20");
    reads(&f, "20 1  21", "1 20 21");
    reads(&f, "1 RFC 20 std97,BCP 14", "1 20 21 9110");
    reads(&f, "std 97 2-20, 1", "1 20 9110");
    reads(&f, "9110 \"lanterns\" boats", "20 9110");
    reads(&f, "9110 cites:20", "20 9110; 20:1");
    reads(&f, " rfc20 , RFC 21,0001 ", "1 20 21");
    reads(&f, "bcp14", "20 21");
    reads(&f, "STD 97", "9110");
    reads(&f, "2-100", "20 21");
    reads(&f, "21-", "21 9110");
    reads(&f, "1 - 20", "1 20");
    reads(&f, "\"lanterns\"", "1 20");
    reads(&f, "\"boats, and\"", "20");
    reads(&f, "\"boats\" lanterns,9110", "20 9110");
    reads(&f, "title:boats -is:local", "20");
    reads(&f, "\"boats\" is:local, rfc:1-20", "1 20 21");
    reads(&f, "rfc:20", "20");
    reads(&f, "cites:20", "20; 20:1");
    reads(&f, "cites:rfc20:3,1", "1 20; 20:3");
    reads(&f, "cites:bcp14:2", "20 21; 20:2; 21:2");
    strbuf_release(&f.image);
}

/* The same words of a machine that has RFC 20 and one that the catalogue does not know. */
static void of_a_machine_what_is_there_counts(void **state)
{
    (void)state;
    static const uint32_t numbers[] = {20, 90001};
    static const struct {
        const char *words, *expected;
    } cases[] = {
        {"all", "20 90001"},          {"90000-", "90001"},      {"2-30", "20 21"},
        {"9000-90001", "9110 90001"}, {"90001", "90001"},       {"90002", "90002"},
        {"bcp14", "20 21"},           {"\"lanterns\"", "1 20"}, {"8000-9000", NULL},
    };
    struct fixture f;
    make(&f);
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct rfcset s;
        struct err e = {0};
        bool ok = rfcset_read_here(&s, &f.c, (struct numbers){numbers, 2}, &facts,
                                   str_of(cases[i].words), &e);
        assert_int_equal(ok, cases[i].expected != NULL);
        if (ok)
            is_set(&s, cases[i].expected);
        rfcset_release(&s);
    }
    struct rfcset s;
    assert_false(rfcset_read_here(&s, &f.c, (struct numbers){NULL, 0}, NULL, STR("all"), NULL));
    rfcset_release(&s);
    strbuf_release(&f.image);
}

static void each_is_named_once(void **state)
{
    (void)state;
    struct fixture f;
    make(&f);
    reads(&f, "21,20,21,bcp14,,all,", "1 20 21 9110");
    strbuf_release(&f.image);
}

static void what_has_no_text_is_left_out_unless_named(void **state)
{
    (void)state;
    struct fixture f;
    make(&f);
    reads(&f, "8", "8");
    reads(&f, "14", "14");
    reads(&f, "12345", "12345");
    reads(&f, "1-21", "1 20 21");
    fails(&f, "2-19", ERR_NOT_FOUND, "2-19: there is no RFC with a text in it");
    fails(&f, "9111-", ERR_NOT_FOUND, "9111-");
    fails(&f, "\"birds\"", ERR_NOT_FOUND, "birds");
    fails(&f, "bcp15", ERR_NOT_FOUND, "bcp15");
    strbuf_release(&f.image);
}

static void what_is_no_set_is_told_with_what_there_is(void **state)
{
    (void)state;
    struct fixture f;
    make(&f);
    fails(&f, "", ERR_USAGE, "use all, 9110, 9000-9120, std97, cites:9110");
    fails(&f, ",", ERR_USAGE, "is no set of RFCs");
    fails(&f, "lanterns", ERR_USAGE, "\"lanterns\" is no set of RFCs");
    fails(&f, "20,21x", ERR_USAGE, "\"21x\"");
    fails(&f, "20 21x 1", ERR_USAGE, "\"21x\"");
    fails(&f, "20 rfc", ERR_USAGE, "\"rfc\"");
    fails(&f, "1 20 -", ERR_USAGE, "\"-\"");
    fails(&f, "lanterns boats", ERR_USAGE, "\"lanterns\"");
    fails(&f, "20-10", ERR_USAGE, "ends before it begins");
    fails(&f, "rfc20#section-1", ERR_USAGE, "is no set");
    fails(&f, "/etc/passwd", ERR_USAGE, "is no set");
    fails(&f, "draft-ietf-boats", ERR_USAGE, "is no set");
    fails(&f, "cites:", ERR_USAGE, "use cites:9110");
    fails(&f, "cites:20:0", ERR_USAGE, "up to 9 deep");
    fails(&f, "cites:20:10", ERR_USAGE, "up to 9 deep");
    fails(&f, "cites:20:2:2", ERR_USAGE, "up to 9 deep");
    fails(&f, "year:soon", ERR_USAGE, "year: takes 2022");
    fails(&f, "colour:red", ERR_USAGE, "is no set of RFCs");
    fails(&f, "title:a colour:red", ERR_USAGE, "there is no colour:");
    fails(&f, "title:fog", ERR_NOT_FOUND, "title:fog");
    fails(&f, "\"\"", ERR_NOT_FOUND, "no RFC");
    fails(&f, "\" ", ERR_NOT_FOUND, "no RFC");
    strbuf_release(&f.image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_names_its_rfcs),
        cmocka_unit_test(of_a_machine_what_is_there_counts),
        cmocka_unit_test(each_is_named_once),
        cmocka_unit_test(what_has_no_text_is_left_out_unless_named),
        cmocka_unit_test(what_is_no_set_is_told_with_what_there_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
