/* SPDX-License-Identifier: MIT
 *
 * paint: what a terminal shows after any frames is the canvas.  The terminal is libvterm's, its
 * abilities are those of many entries of terminfo; frames are random edits, moves, resizes and
 * cursors, of fixed seeds.
 */
#include "base/platform.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vterm.h>

#include "testing.h"

#include "base/utf8.h"
#include "base/xmalloc.h"
#include "ui/paint.h"
#include "ui/terminfo.h"
#include "ui/themefile.h"

struct screen {
    struct terminfo info;
    struct theme theme;
    struct paint paint;
    struct canvas canvas;
    struct strbuf out;
    VTerm *vt;
    VTermScreen *vs;
    const char *term;
    unsigned seed, frame;
    bool cursor_shown;
};

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    struct screen *s = user;
    if (property == VTERM_PROP_CURSORVISIBLE)
        s->cursor_shown = value->boolean;
    return 1;
}

static void screen_init(struct screen *s, const char *term, const char *theme, int w, int h)
{
    static const VTermScreenCallbacks callbacks = {.settermprop = on_property};
    struct err e = {0};
    *s = (struct screen){.out = STRBUF_INIT(1 << 22), .term = term, .cursor_shown = true};
    if (!terminfo_load(&s->info, term, &e)) {
        print_message("%s: %s\n", term, e.text);
        skip();
    }
    assert_true(themefile_builtin(str_of(theme), &s->theme));
    paint_init(&s->paint, &s->info.caps, &s->theme, true);
    canvas_init(&s->canvas, w, h);
    s->vt = vterm_new(h, w);
    vterm_set_utf8(s->vt, 1);
    s->vs = vterm_obtain_screen(s->vt);
    vterm_screen_set_callbacks(s->vs, &callbacks, s);
    vterm_screen_reset(s->vs, 1);
}

static void screen_release(struct screen *s)
{
    vterm_free(s->vt);
    canvas_release(&s->canvas);
    paint_release(&s->paint);
    terminfo_release(&s->info);
    strbuf_release(&s->out);
}

/* ---------------------------------------------------------------- what is shown */

static int32_t color_of(VTermScreen *vs, VTermColor c)
{
    (void)vs;
    if (VTERM_COLOR_IS_DEFAULT_FG(&c) || VTERM_COLOR_IS_DEFAULT_BG(&c))
        return COLOR_OWN;
    if (VTERM_COLOR_IS_INDEXED(&c))
        return c.indexed.idx;
    return (int32_t)(COLOR_RGB | (uint32_t)c.rgb.red << 16 | (uint32_t)c.rgb.green << 8 |
                     c.rgb.blue);
}

static void wrong(struct screen *s, int x, int y, const char *what)
{
    char around[4000] = "";
    for (size_t i = 0; i < s->out.n && i < 3990; i++)
        around[i] = s->out.p[i] >= ' ' && s->out.p[i] < 0x7F ? s->out.p[i] : '~';
    fail_msg("%s, seed %u, frame %u: %s at column %d, row %d of %dx%d after %s", s->term, s->seed,
             s->frame, what, x, y, s->canvas.w, s->canvas.h, around);
}

static void check_cell(struct screen *s, int x, int y)
{
    VTermScreenCell got;
    const struct cell *want = &s->canvas.cells[y * s->canvas.w + x];
    bool last = x + 1 == s->canvas.w || (x + 2 == s->canvas.w && want[1].ch == CELL_TAIL);
    if (last && y + 1 == s->canvas.h && !s->info.caps.wraps_late &&
        !caps_has(&s->info.caps, CAP_WRAP_OFF))
        return; /* writing there would scroll */
    vterm_screen_get_cell(s->vs, (VTermPos){.row = y, .col = x}, &got);
    struct pen pen = s->paint.pens.at[s->paint.pens.of[want->role]];
    uint32_t ch = got.chars[0] == 0 ? ' ' : got.chars[0];
    uint32_t mark = got.chars[0] == 0 ? 0 : got.chars[1];
    uint32_t want_mark = last ? 0 : want->mark; /* see paint_make_row */
    if (want->ch == CELL_TAIL)
        mark = 0;
    if (ch != (want->ch == CELL_TAIL ? (uint32_t)-1 : want->ch) || mark != want_mark) {
        print_message("U+%04X with U+%04X for U+%04X with U+%04X\n", ch, mark, want->ch,
                      want->mark);
        wrong(s, x, y, "another character");
    }
    if (want->ch == CELL_TAIL)
        return; /* the character before has the look */
    bool blank = ch == ' ';
    bool underline = pen.attrs & ATTR_UNDERLINE, reverse = pen.attrs & ATTR_REVERSE;
    if ((got.attrs.underline != 0) != underline || (got.attrs.reverse != 0) != reverse)
        wrong(s, x, y, "another line or reverse");
    if (!blank && (got.attrs.bold != 0) != ((pen.attrs & ATTR_BOLD) != 0))
        wrong(s, x, y, "another weight");
    if (color_of(s->vs, got.bg) != pen.bg)
        wrong(s, x, y, "another ground");
    if ((!blank || reverse || underline) && color_of(s->vs, got.fg) != pen.fg)
        wrong(s, x, y, "another colour");
}

/* One frame to the terminal; what it shows then is compared, cell by cell. */
static void show(struct screen *s, int x, int y)
{
    strbuf_clear(&s->out);
    paint_frame(&s->paint, &s->canvas, x, y, &s->out);
    vterm_input_write(s->vt, strbuf_cstr(&s->out), s->out.n);
    for (int row = 0; row < s->canvas.h; row++)
        for (int col = 0; col < s->canvas.w; col++)
            check_cell(s, col, row);
    VTermPos at;
    vterm_state_get_cursorpos(vterm_obtain_state(s->vt), &at);
    if (x >= 0 && (at.col != x || at.row != y))
        wrong(s, at.col, at.row, "the cursor");
    if (caps_has(&s->info.caps, CAP_CURSOR_OFF) && s->cursor_shown != (x >= 0))
        wrong(s, x, y, "a cursor shown or hidden");
    s->frame++;
}

/* ---------------------------------------------------------------- random frames */

static unsigned draw(struct screen *s, unsigned n)
{
    s->seed = s->seed * 1103515245u + 12345u;
    return (s->seed >> 8) % n;
}

static void add_words(struct screen *s, int x, int y, int room)
{
    static const char *const words[] = {
        "the",
        "of",
        "  ",
        "MUST",
        "a",
        "----------",
        "      ",
        "caf\xC3\xA9",
        "\xE4\xB8\xAD\xE6\x96\x87",
        "e\xCC\x81",
        "section",
        ".",
        "==============",
        "                ",
    };
    struct rect all = canvas_rect(&s->canvas);
    int end = x + room < all.w ? x + room : all.w;
    struct rect part = {0, 0, end, all.h};
    while (x < end) {
        enum role role = draw(s, 3) == 0 ? (enum role)draw(s, ROLE_COUNT) : ROLE_TEXT;
        x = canvas_text(&s->canvas, part, x, y, str_of(words[draw(s, ARRAY_LEN(words))]), role);
        if (draw(s, 4) == 0)
            break;
        x += (int)draw(s, 4);
    }
}

/* Part of the screen moves as a pane does, with new text where there is room. */
static void move_pane(struct screen *s)
{
    struct canvas *c = &s->canvas;
    int left = draw(s, 2) == 0 ? 0 : (int)draw(s, (unsigned)c->w / 2 + 1);
    int right = draw(s, 2) == 0 ? c->w : left + 1 + (int)draw(s, (unsigned)(c->w - left));
    int top = (int)draw(s, 3), bottom = c->h - 1 - (int)draw(s, 3);
    int by = 1 + (int)draw(s, 5);
    if (right <= left || bottom - top < by)
        return;
    if (right > c->w)
        right = c->w;
    struct scroll m = {top, bottom, left, right, draw(s, 2) == 0 ? by : -by};
    /* wide characters are not to be cut */
    for (int y = 0; y < c->h; y++) {
        canvas_text(c, canvas_rect(c), left > 0 ? left - 1 : 0, y, STR("|"), ROLE_RULE);
        if (left > 0 && c->cells[y * c->w + left].ch == CELL_TAIL)
            canvas_text(c, canvas_rect(c), left, y, STR(" "), ROLE_TEXT);
        if (right < c->w)
            canvas_text(c, canvas_rect(c), right, y, STR("|"), ROLE_RULE);
        canvas_text(c, canvas_rect(c), right - 1, y, STR(" "), ROLE_TEXT);
        canvas_text(c, canvas_rect(c), left, y, STR(" "), ROLE_TEXT);
    }
    scroll_apply(&m, c->cells, c->w, (struct cell){.ch = ' '});
    for (int i = 0; i < by; i++)
        add_words(s, left, m.rows > 0 ? bottom - i : top + i, right - left);
}

static void fill_screen(struct screen *s)
{
    canvas_fill(&s->canvas, canvas_rect(&s->canvas), ROLE_TEXT);
    for (int y = 0; y < s->canvas.h; y++)
        if (draw(s, 5) > 0)
            add_words(s, (int)draw(s, 4), y, s->canvas.w);
}

static void edit(struct screen *s)
{
    struct canvas *c = &s->canvas;
    unsigned w = (unsigned)c->w, h = (unsigned)c->h;
    struct rect part = {(int)draw(s, w), (int)draw(s, h), 1 + (int)draw(s, w), 1 + (int)draw(s, 4)};
    switch (draw(s, 8)) {
    case 0:
        fill_screen(s);
        break;
    case 1:
        canvas_fill(c, part, (enum role)draw(s, ROLE_COUNT));
        break;
    case 2:
        canvas_role(c, (struct rect){0, part.y, c->w, 1}, 0, 0, c->w,
                    (enum role)draw(s, ROLE_COUNT));
        break;
    case 3:
        add_words(s, part.x, part.y, part.w);
        break;
    case 4: /* the corners */
        canvas_text(c, canvas_rect(c), c->w - 1, c->h - 1, STR("#"),
                    (enum role)draw(s, ROLE_COUNT));
        canvas_text(c, canvas_rect(c), c->w - 2, (int)draw(s, h), STR("\xE4\xB8\xAD"), ROLE_LINK);
        break;
    default:
        move_pane(s);
    }
}

static void resize(struct screen *s)
{
    int w = 2 + (int)draw(s, 100), h = 2 + (int)draw(s, 40);
    vterm_set_size(s->vt, h, w);
    canvas_resize(&s->canvas, w, h);
    fill_screen(s);
}

static void try_terminal(const char *term, const char *theme, bool margins, unsigned seeds)
{
    for (unsigned seed = 1; seed <= seeds; seed++) {
        struct screen s;
        screen_init(&s, term, theme, 20 + (int)seed * 7 % 60, 6 + (int)seed * 5 % 20);
        s.seed = seed;
        s.paint.margins = margins;
        if (margins)
            assert_true(caps_has(&s.info.caps, CAP_MARGINS));
        fill_screen(&s);
        for (int i = 0; i < 40; i++) {
            for (unsigned n = draw(&s, 3) + 1; n > 0; n--)
                edit(&s);
            if (draw(&s, 20) == 0)
                resize(&s);
            if (draw(&s, 20) == 0)
                paint_forget(&s.paint);
            bool cursor = draw(&s, 3) == 0;
            show(&s, cursor ? (int)draw(&s, (unsigned)s.canvas.w) : -1,
                 (int)draw(&s, (unsigned)s.canvas.h));
        }
        screen_release(&s);
    }
}

/* As ui/term uses it: rows are not to go on in the next. */
static void nothing_wraps(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 40; seed++) {
        struct screen s;
        screen_init(&s, seed % 2 ? "xterm-256color" : "linux", "dark", 40, 12);
        struct str off = s.info.caps.at[CAP_WRAP_OFF];
        vterm_input_write(s.vt, off.p, off.n);
        s.info.caps.wraps = false;
        s.seed = seed;
        fill_screen(&s);
        for (int i = 0; i < 40; i++) {
            edit(&s);
            show(&s, -1, 0);
        }
        screen_release(&s);
    }
}

static void xterm_shows_the_canvas(void **state)
{
    (void)state;
    try_terminal("xterm-256color", "dark", false, 60);
    try_terminal("xterm-256color", "contrast", false, 20);
    try_terminal("xterm", "light", false, 20);
}

static void margins_are_used_where_they_are(void **state)
{
    (void)state;
    try_terminal("xterm-256color", "dark", true, 60);
}

static void other_terminals_show_the_canvas(void **state)
{
    (void)state;
    static const char *const terms[] = {"tmux-256color", "screen-256color", "screen",     "linux",
                                        "vt100",         "vt220",           "xterm-mono", "rxvt",
                                        "ansi",          "cygwin"};
    for (size_t i = 0; i < ARRAY_LEN(terms); i++)
        try_terminal(terms[i], i % 2 == 0 ? "dark" : "contrast", false, 12);
}

/* A terminal that has less than any of these. */
static void what_a_terminal_has_not_is_not_needed(void **state)
{
    (void)state;
    static const enum cap gone[] = {CAP_CSR,  CAP_INDN, CAP_RIN, CAP_ECH,   CAP_EL,     CAP_REP,
                                    CAP_HOME, CAP_HPA,  CAP_IL,  CAP_LEFTS, CAP_RIGHTS, CAP_IL1};
    for (size_t n = 0; n <= ARRAY_LEN(gone); n++) {
        struct screen s;
        screen_init(&s, "xterm-256color", "dark", 40, 12);
        for (size_t i = 0; i < n; i++)
            s.info.caps.at[gone[i]] = STR_NONE;
        s.info.caps.erases_in_color = n % 2 == 0 && caps_has(&s.info.caps, CAP_EL);
        s.info.caps.wraps_late = n % 3 != 0;
        s.seed = (unsigned)n + 100;
        fill_screen(&s);
        for (int i = 0; i < 60; i++) {
            edit(&s);
            show(&s, -1, 0);
        }
        screen_release(&s);
    }
}

/* ---------------------------------------------------------------- how much is sent */

static void put(struct screen *s, int x, int y, const char *text, enum role role)
{
    canvas_text(&s->canvas, canvas_rect(&s->canvas), x, y, str_of(text), role);
}

static void fill_with_lines(struct screen *s, int first, int left, int rows)
{
    for (int y = 0; y < rows; y++) {
        char text[64];
        snprintf(text, sizeof text, "line %d of a text that is long enough", first + y);
        canvas_fill(&s->canvas, (struct rect){left, y, s->canvas.w - left, 1}, ROLE_TEXT);
        put(s, left + 3, y, text, ROLE_TEXT);
    }
}

static void nothing_changed_sends_nothing(void **state)
{
    (void)state;
    struct screen s;
    screen_init(&s, "xterm-256color", "dark", 80, 24);
    fill_with_lines(&s, 1, 0, 24);
    show(&s, -1, 0);
    show(&s, -1, 0);
    assert_int_equal(s.out.n, 0);
    put(&s, 10, 5, "X", ROLE_TEXT);
    show(&s, -1, 0);
    assert_true(s.out.n <= 8);
    /* a blank looks the same in every role that does not line or colour it */
    canvas_role(&s.canvas, canvas_rect(&s.canvas), 60, 7, 10, ROLE_HEADING);
    show(&s, -1, 0);
    assert_int_equal(s.out.n, 0);
    screen_release(&s);
}

static void a_line_down_sends_a_line(void **state)
{
    (void)state;
    struct screen s;
    screen_init(&s, "xterm-256color", "dark", 80, 24);
    put(&s, 0, 22, "a status row", ROLE_STATUS);
    fill_with_lines(&s, 1, 0, 22);
    show(&s, -1, 0);
    fill_with_lines(&s, 2, 0, 22);
    show(&s, -1, 0); /* sets the rows that scroll */
    fill_with_lines(&s, 3, 0, 22);
    show(&s, -1, 0);
    assert_true(s.out.n <= sizeof "\033[22;1H\n   line 22 of a text that is long enough");
    fill_with_lines(&s, 2, 0, 22);
    show(&s, -1, 0);
    assert_true(s.out.n <= sizeof "\033[H\033M   line 2 of a text that is long enough");
    screen_release(&s);
}

/* Far and near, there and back, while a colour goes its own way; then all anew in other looks. */
static void moves_of_all_kinds_follow_each_other(void **state)
{
    (void)state;
    static const int firsts[] = {1, 2, 3, 6, 9, 8, 7, 4, 1, 2, 3, 3, 4, 1};
    struct screen s;
    screen_init(&s, "xterm-256color", "dark", 80, 24);
    for (size_t i = 0; i < ARRAY_LEN(firsts); i++) {
        fill_with_lines(&s, firsts[i], 0, 23);
        canvas_role(&s.canvas, canvas_rect(&s.canvas), 3, (int)i, 4, ROLE_LINK);
        show(&s, -1, 0);
        if (i > 0 && firsts[i] != firsts[i - 1])
            assert_true(s.out.n < 300);
    }
    paint_set_theme(&s.paint, &s.theme, false);
    fill_with_lines(&s, 2, 0, 23);
    strbuf_clear(&s.out);
    paint_frame(&s.paint, &s.canvas, -1, 0, &s.out);
    assert_true(s.out.n > 23 * sizeof "line 1 of a text that is long enough");
    screen_release(&s);
}

static void a_pane_beside_another_scrolls_by_margins(void **state)
{
    (void)state;
    for (int margins = 0; margins < 2; margins++) {
        struct screen s;
        screen_init(&s, "xterm-256color", "dark", 120, 30);
        s.paint.margins = margins;
        for (int y = 0; y < 28; y++)
            put(&s, 0, y, y % 2 == 0 ? "a list, which stays" : "where it is |", ROLE_TEXT);
        fill_with_lines(&s, 1, 40, 28);
        show(&s, -1, 0);
        fill_with_lines(&s, 2, 40, 28);
        show(&s, -1, 0);
        if (margins)
            assert_true(s.out.n < 100);
        screen_release(&s);
    }
}

static void the_end_leaves_nothing_behind(void **state)
{
    (void)state;
    struct screen s;
    screen_init(&s, "xterm-256color", "dark", 80, 24);
    fill_with_lines(&s, 1, 0, 20);
    show(&s, -1, 0);
    fill_with_lines(&s, 2, 0, 20);
    put(&s, 0, 3, "red", ROLE_ERROR);
    show(&s, -1, 0);
    strbuf_clear(&s.out);
    paint_end(&s.paint, &s.out);
    vterm_input_write(s.vt, strbuf_cstr(&s.out), s.out.n);
    assert_true(s.cursor_shown);
    vterm_input_write(s.vt, "\033[24;1H\n\nplain", 14);
    VTermScreenCell cell;
    vterm_screen_get_cell(s.vs, (VTermPos){.row = 21, .col = 0}, &cell);
    assert_int_equal(cell.chars[0], 0); /* all rows went up by two */
    vterm_screen_get_cell(s.vs, (VTermPos){.row = 23, .col = 0}, &cell);
    assert_int_equal(cell.chars[0], 'p');
    assert_int_equal(cell.attrs.bold, 0);
    assert_int_equal(color_of(s.vs, cell.fg), COLOR_OWN);
    screen_release(&s);
}

static void without_utf8_all_is_ascii(void **state)
{
    (void)state;
    struct screen s;
    screen_init(&s, "linux", "dark", 20, 3);
    s.paint.ascii = true;
    put(&s, 0, 0,
        "a\xE2\x80\xA6 \xC2\xA7"
        "4 \xE4\xB8\xAD x\xCC\x81 \xE2\x94\x82",
        ROLE_TEXT);
    paint_frame(&s.paint, &s.canvas, -1, 0, &s.out);
    assert_true(str_find(strbuf_str(&s.out), STR("a~ S4 ?  x |"), 0) >= 0);
    for (size_t i = 0; i < s.out.n; i++)
        assert_true((unsigned char)s.out.p[i] < 0x80);
    screen_release(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xterm_shows_the_canvas),
        cmocka_unit_test(nothing_wraps),
        cmocka_unit_test(margins_are_used_where_they_are),
        cmocka_unit_test(other_terminals_show_the_canvas),
        cmocka_unit_test(what_a_terminal_has_not_is_not_needed),
        cmocka_unit_test(nothing_changed_sends_nothing),
        cmocka_unit_test(a_line_down_sends_a_line),
        cmocka_unit_test(moves_of_all_kinds_follow_each_other),
        cmocka_unit_test(a_pane_beside_another_scrolls_by_margins),
        cmocka_unit_test(the_end_leaves_nothing_behind),
        cmocka_unit_test(without_utf8_all_is_ascii),
    };
    return cmocka_run_group_tests_name("paint", tests, NULL, NULL);
}
