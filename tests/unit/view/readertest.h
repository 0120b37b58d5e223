/* SPDX-License-Identifier: MIT
 *
 * readertest - a reader pane over a text with sections, references and lines wider than a page.
 */
#ifndef TESTS_READERTEST_H
#define TESTS_READERTEST_H

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "viewtest.h"

#include "view/readerview.h"
#include "view/wrap.h"

enum { SECTIONS = 9, W = 72, H = 10 };

struct fixture {
    struct document *doc;
    struct readerview *reader;
    struct view *view;
    int w, h;
    uint32_t seed;
};

/* Nine sections of some lines; each names an RFC, and has a line that is wider than a page. */
static inline void add_text(struct strbuf *b)
{
    strbuf_add_cstr(b, "Request for Comments: 90100                            March 2026\n\n\n"
                       "                     A Text for the Reader\n\n"
                       "   It begins with a few words.\n\n");
    for (int s = 1; s <= SECTIONS; s++) {
        strbuf_addf(b, "%d.  Part %d\n\n", s, s);
        for (int i = 1; i <= 5; i++)
            strbuf_addf(b, "   Line %d of part %d, which says nothing at all.\n", i, s);
        strbuf_addf(b,
                    "\n   This one is long: it goes on and on, far beyond the page, as tables "
                    "did in the days of the line printer, and names RFC %d and needle near its "
                    "end, which is here.\n\n",
                    700 + s);
        strbuf_addf(b, "   The last words of part %d; compare RFC 7%d0.\n\n", s, s);
    }
}

static inline void resize(struct fixture *f, int w, int h)
{
    f->w = w;
    f->h = h;
    f->view->ops->resize(f->view, w, h);
}

static inline int reader_setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    add_text(&b);
    f->doc = document_new(strbuf_str(&b), 90100);
    strbuf_release(&b);
    f->reader = readerview_new();
    f->view = readerview_view(f->reader);
    f->seed = 5;
    resize(f, W, H);
    readerview_show(f->reader, f->doc, "RFC 90100", "");
    assert_int_equal(f->doc->section_count, SECTIONS);
    assert_int_equal(f->doc->link_count, 2 * SECTIONS);
    *state = f;
    return 0;
}

static inline int reader_teardown(void **state)
{
    struct fixture *f = *state;
    readerview_free(f->reader);
    document_release(f->doc);
    free(f);
    return 0;
}

static inline uint32_t next_random(struct fixture *f)
{
    f->seed = f->seed * 1664525u + 1013904223u;
    return f->seed >> 8;
}

/* Gives the command; whatever it wants besides is forgotten, unless it is kept in *said. */
static inline bool press_for(struct fixture *f, enum command command, long count, char **said)
{
    struct intent intent = {0};
    bool known = f->view->ops->command(f->view, command, count, &intent);
    if (said != NULL) {
        *said = intent.text;
        intent.text = NULL;
    }
    intent_release(&intent);
    return known;
}

static inline void press(struct fixture *f, enum command command, long count)
{
    assert_true(press_for(f, command, count, NULL));
}

static inline void check_top(struct fixture *f, uint32_t line, uint32_t row)
{
    struct readerview_place p = readerview_place(f->reader);
    assert_int_equal(p.line, line);
    assert_int_equal(p.row, row);
}

static inline uint32_t rows_of(struct fixture *f, uint32_t line)
{
    return wrap_count(document_line(f->doc, line), f->w);
}

static inline void draw(struct fixture *f, struct strbuf *text, struct strbuf *roles)
{
    struct canvas c;
    canvas_init(&c, f->w, f->h);
    f->view->ops->draw(f->view, &c, canvas_rect(&c), true);
    canvas_dump_text(&c, text);
    canvas_dump_roles(&c, roles);
    canvas_release(&c);
}

static inline bool shows_role(struct fixture *f, char letter)
{
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT), roles = STRBUF_INIT(STRBUF_TEXT);
    draw(f, &text, &roles);
    bool shown = strchr(strbuf_cstr(&roles), letter) != NULL;
    strbuf_release(&text);
    strbuf_release(&roles);
    return shown;
}

static inline bool shows_text(struct fixture *f, const char *part)
{
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT), roles = STRBUF_INIT(STRBUF_TEXT);
    draw(f, &text, &roles);
    bool shown = strstr(strbuf_cstr(&text), part) != NULL;
    strbuf_release(&text);
    strbuf_release(&roles);
    return shown;
}

static inline uint32_t line_of(struct fixture *f, const char *begin)
{
    for (uint32_t i = 0; i < f->doc->line_count; i++)
        if (str_starts(str_trim(document_line(f->doc, i)), str_of(begin)))
            return i;
    fail_msg("no line begins with %s", begin);
    return 0;
}

#define WITH_READER(test) cmocka_unit_test_setup_teardown(test, reader_setup, reader_teardown)

#endif
