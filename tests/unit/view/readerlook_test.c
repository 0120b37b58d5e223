/* SPDX-License-Identifier: MIT
 *
 * readerdraw's looks: line numbers, page breaks, centred text, the bar of matches.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>

#include "search/docsearch.h"
#include "view/readerview.h"

/* Two pages; a paragraph goes over the break, a figure begins the third. */
static const char text[] =
    "Request for Comments: 90120                                  March 2026\n\n\n"
    "                        Lamps in the Rain\n\n"
    "   The keeper of the lamp walks\n\n"
    "Heron                        Informational                     [Page 1]\n"
    "\f\nRFC 90120                   Lamps in the Rain                 March 2026\n\n\n"
    "   down to the quay.  He has no coat.\n\n\n\n"
    "Heron                        Informational                     [Page 2]\n"
    "\f\nRFC 90120                   Lamps in the Rain                 March 2026\n\n\n"
    "2.  Rain\n\n   It rains.\n\n"
    "Heron                        Informational                     [Page 3]\n";

struct fixture {
    struct document *d;
    struct readerview *v;
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->d = document_new(str_of(text), 90120);
    f->v = readerview_new();
    readerview_show(f->v, f->d, "RFC 90120", "");
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    readerview_free(f->v);
    document_release(f->d);
    free(f);
    return 0;
}

/* What a pane of this size shows; to be freed. */
static char *drawn(struct fixture *f, int w, int h)
{
    struct canvas c;
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
    struct view *view = readerview_view(f->v);
    view->ops->resize(view, w, h);
    canvas_init(&c, w, h);
    view->ops->draw(view, &c, canvas_rect(&c), true);
    canvas_dump_text(&c, &out);
    canvas_release(&c);
    return strbuf_take(&out);
}

static bool has(struct fixture *f, int w, int h, const char *line)
{
    char *screen = drawn(f, w, h);
    bool found = str_find(str_of(screen), str_of(line), 0) >= 0;
    if (!found)
        print_message("%s\n", screen);
    free(screen);
    return found;
}

static void lines_have_their_numbers(void **state)
{
    struct fixture *f = *state;
    readerview_set_look(f->v, (struct readerdraw_look){.numbers = true}, true);
    assert_true(has(f, 78, 12, " 1   Request for Comments: 90120"));
    assert_true(has(f, 78, 12, "\n 4                           Lamps in the Rain\n"));
    readerview_go(f->v, 8);
    assert_true(has(f, 78, 4, "2. Rain") || has(f, 78, 4, "2.  Rain"));
}

static void pages_end_with_a_rule_or_a_number(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(f->d->page_count, 3);
    readerview_set_look(f->v, (struct readerdraw_look){.page_breaks = true}, true);
    char *screen = drawn(f, 80, 16);
    struct str s = str_of(screen);
    assert_true(str_find(s, STR("down to the quay.  He has no coat."), 0) >= 0);
    ptrdiff_t second = str_find(s, STR(" 2\n"), 0), rule = str_find(s, STR("──── 3\n"), 0);
    assert_true(second >= 0);
    assert_true(rule > second);
    free(screen);
    readerview_set_look(f->v, (struct readerdraw_look){.page_breaks = true, .plain = true}, true);
    screen = drawn(f, 80, 16);
    assert_true(str_find(str_of(screen), STR("─"), 0) < 0);
    assert_true(str_find(str_of(screen), STR(" page 3\n"), 0) >= 0);
    free(screen);
}

static void the_text_stands_in_the_middle(void **state)
{
    struct fixture *f = *state;
    assert_true(has(f, 132, 8, "\n           The keeper of the lamp walks"));
    readerview_set_look(f->v, (struct readerdraw_look){.centre = true}, true);
    assert_true(has(f, 132, 8, "\n                                 The keeper of the lamp walks"));
}

static void matches_are_marked_at_the_edge(void **state)
{
    struct fixture *f = *state;
    struct matches m = {0};
    struct err e = {0};
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    assert_true(has(f, 80, 8, "March 2026\n"));
    assert_true(docsearch_find(&m, f->d, STR("rains"), 0, NULL, 0, &e));
    readerview_take_matches(f->v, &m, false, readerview_place(f->v), &said);
    char *screen = drawn(f, 80, 20);
    struct str s = str_of(screen);
    int marks = 0;
    for (size_t i = 0; i + 1 < s.n; i++)
        marks += s.p[i] == '=' && s.p[i + 1] == '\n';
    assert_int_equal(marks, 1);
    free(screen);
    screen = drawn(f, 72, 20); /* no room beside the text */
    assert_true(str_find(str_of(screen), STR("=\n"), 0) < 0);
    free(screen);
    strbuf_release(&said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lines_have_their_numbers, setup, teardown),
        cmocka_unit_test_setup_teardown(pages_end_with_a_rule_or_a_number, setup, teardown),
        cmocka_unit_test_setup_teardown(the_text_stands_in_the_middle, setup, teardown),
        cmocka_unit_test_setup_teardown(matches_are_marked_at_the_edge, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
