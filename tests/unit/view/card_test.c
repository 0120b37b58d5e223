/* SPDX-License-Identifier: MIT
 *
 * card: what stands on it where there is room, what gives way where there is little.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "rfc/catalogimage.h"
#include "view/card.h"

#define TEXT(literal)                                                                              \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }

static const uint32_t by_20[] = {20}, by_10[] = {10}, some[] = {10};

static const struct entry entries[] = {
    {.number = 10,
     .issued = true,
     .title = TEXT("Lamps at Sea"),
     .authors = TEXT("A. Wick"),
     .keywords = TEXT("oil, light"),
     .group = TEXT("lamps"),
     .abstract =
         TEXT("This is about lamps." CATALOG_PARAGRAPH "It has two paragraphs, of which the "
              "second one is so long that it takes more than one row."),
     .errata = true,
     .year = 2020,
     .month = 5,
     .pages = 7,
     .status = STATUS_INTERNET_STANDARD,
     .published_as = STATUS_PROPOSED_STANDARD,
     .stream = STREAM_IETF,
     .relations = {[RELATION_OBSOLETED_BY] = {by_20, 1}}},
    {.number = 14},
    {.number = 20,
     .issued = true,
     .title = TEXT("Better Lamps"),
     .relations = {[RELATION_OBSOLETES] = {by_10, 1}}},
};

struct fixture {
    struct strbuf image;
    struct catalog c;
    struct listfacts facts;
};

static int card_setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    struct catalogimage_source from = {.entries = entries, .entry_count = ARRAY_LEN(entries)};
    struct changes changes = {0};
    struct err e = {0};
    f->image = STRBUF_INIT(1 << 20);
    assert_true(catalogimage_build(&from, &f->image, &e));
    assert_true(catalog_open(&f->c, strbuf_str(&f->image), &e));
    changes_parse(&changes, STR("rfcview-changes 1\n20251201 obsoleted 10 20\n"));
    listfacts_set_changes(&f->facts, &changes);
    listfacts_set(&f->facts, QUERY_FAVOURITE, (struct numbers){some, 1});
    changes_release(&changes);
    *state = f;
    return 0;
}

static int card_teardown(void **state)
{
    struct fixture *f = *state;
    listfacts_release(&f->facts);
    strbuf_release(&f->image);
    free(f);
    return 0;
}

static char *drawn(struct fixture *f, size_t index, int w, int h)
{
    struct canvas c;
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    canvas_init(&c, w, h);
    card_draw(&f->c, index, &f->facts, &c, canvas_rect(&c));
    canvas_dump_text(&c, &text);
    canvas_release(&c);
    return strbuf_take(&text);
}

static void check(struct fixture *f, size_t index, int w, int h, const char *expected)
{
    char *text = drawn(f, index, w, h);
    assert_string_equal(text, expected);
    free(text);
}

static void all_is_told_where_there_is_room(void **state)
{
    check(*state, 0, 60, 24,
          "\n RFC 10\n\n"
          " Title         Lamps at Sea\n"
          " Authors       A. Wick\n"
          " Date          May 2020\n"
          " Status        Internet Standard (published as Proposed\n"
          "               Standard)\n"
          " Stream        IETF\n"
          " Group         lamps\n"
          " Lately        obsoleted by 20\n"
          " Obsoleted by  RFC 20  Better Lamps\n"
          " Errata        yes\n"
          " Pages         7\n"
          " Keywords      oil, light\n"
          " On disk       no: Enter fetches it\n"
          " Yours         a favourite\n"
          "\n This is about lamps.\n"
          "\n It has two paragraphs, of which the second one is so long\n"
          " that it takes more than one row.\n\n\n");
}

/* No titles of others, and the last row says that there is more. */
static void what_has_no_room_gives_way(void **state)
{
    check(*state, 0, 60, 20,
          "\n RFC 10\n\n"
          " Title         Lamps at Sea\n"
          " Authors       A. Wick\n"
          " Date          May 2020\n"
          " Status        Internet Standard (published as Proposed\n"
          "               Standard)\n"
          " Stream        IETF\n"
          " Group         lamps\n"
          " Lately        obsoleted by 20\n"
          " Obsoleted by  RFC 20\n"
          " Errata        yes\n"
          " Pages         7\n"
          " Keywords      oil, light\n"
          " On disk       no: Enter fetches it\n"
          " Yours         a favourite\n"
          "\n This is about lamps.\n\n");
    check(*state, 0, 36, 6,
          " RFC 10\n Title: Lamps at Sea\n Authors: A. Wick\n Date: May 2020\n"
          " Status: Internet Standard\n (published as Proposed Standard)\n");
    check(*state, 0, 24, 6,
          " RFC 10\n Title: Lamps at Sea\n Authors: A. Wick\n Date: May 2020\n"
          " Status: Internet\n Standard (published a…\n");
}

static void a_number_that_was_not_issued_has_no_facts(void **state)
{
    check(*state, 1, 40, 5, " RFC 14\n Title: (not issued)\n\n\n\n");
}

static void any_size_can_be_drawn(void **state)
{
    for (int w = 1; w <= 130; w += w < 20 ? 1 : 10)
        for (int h = 1; h <= 50; h += 7)
            free(drawn(*state, 0, w, h));
}

#define WITH_CARD(test) cmocka_unit_test_setup_teardown(test, card_setup, card_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_CARD(all_is_told_where_there_is_room),
        WITH_CARD(what_has_no_room_gives_way),
        WITH_CARD(a_number_that_was_not_issued_has_no_facts),
        WITH_CARD(any_size_can_be_drawn),
    };
    return cmocka_run_group_tests_name("card", tests, NULL, NULL);
}
