/* SPDX-License-Identifier: MIT
 *
 * prose: lines joined as their author wrote them, and the way to the clean text and back.
 */
#include "base/platform.h"

#include "testing.h"

#include "text/prose.h"

struct fixture {
    struct lines lines;
    struct blocks blocks;
    struct prose prose;
};

/* Blocks are divided by blank lines; kinds: a letter each. */
static void make(struct fixture *f, const char *text, const char *kinds)
{
    static const enum block_kind letters[128] = {
        ['p'] = BLOCK_PARAGRAPH, ['i'] = BLOCK_ITEM,    ['r'] = BLOCK_REFERENCE,
        ['h'] = BLOCK_HEADING,   ['c'] = BLOCK_CAPTION, ['t'] = BLOCK_TABLE,
        ['d'] = BLOCK_DIAGRAM};
    *f = (struct fixture){0};
    lines_read(&f->lines, str_of(text));
    for (uint32_t i = 0; i < lines_count(&f->lines); i++) {
        if (lines_blank(&f->lines, i))
            continue;
        struct block b = {.first = i, .kind = (uint8_t)letters[(unsigned char)*kinds++]};
        while (i < lines_count(&f->lines) && !lines_blank(&f->lines, i))
            b.end = ++i;
        VEC_PUSH(&f->blocks.at, b);
    }
    prose_make(&f->prose, &f->lines, &f->blocks);
}

static void release(struct fixture *f)
{
    prose_release(&f->prose);
    VEC_RELEASE(&f->blocks.at);
    lines_release(&f->lines);
}

static const struct {
    const char *text, *kinds, *prose;
} rows[] = {
    {"   The lamp\n   is lit.\n", "p", "   The lamp is lit.\n"},
    {"o  The   lamp is\n   lit.  It\n   burns.\n", "i", "o The lamp is lit. It burns.\n"},
    {"   a well-\n   known word/\n   phrase\n", "p", "   a well-known word/phrase\n"},
    {"   dusk -\n   dawn --\n   x--\n   y /\n   z\n", "p", "   dusk - dawn -- x-- y / z\n"},
    {"   port- and\n   stern-\n   or\n   bow-\n   ordinary\n", "p",
     "   port- and stern- or bow-ordinary\n"},
    {"   a-\n\n   b\n", "pp", "   a-\n\n   b\n"},
    {"1.  On\n    Oars\n\n   Figure 1:\n   Oar\n", "hc", "1. On Oars\n\n   Figure 1: Oar\n"},
    {"   +--+\n   |  |\n\n   a  b\n   c  d\n", "dt", "   +--+\n   |  |\n\n   a  b\n   c  d\n"},
    {"   -\n   /\n   x\n", "p", "   - / x\n"},
    {"   [A]  Knot,\n        \"Oars\"\n", "r", "   [A] Knot, \"Oars\"\n"},
    {"   das Tau-\n   \xc3\xa4hnliche\n", "p", "   das Tau-\xc3\xa4hnliche\n"},
    {"", "", ""},
    {"\n\n", "", "\n\n"},
};

/* Every byte has its place in the other text, and the places are in order. */
static void check_map(const struct fixture *f)
{
    const struct prose *p = &f->prose;
    size_t piece = 0;
    for (uint32_t i = 0; i < p->n; i++) {
        uint32_t clean = prose_to_clean(p, i);
        assert_int_equal(prose_to_clean_behind(p, &piece, i), clean);
        assert_true(clean < prose_to_clean(p, i + 1));
        assert_true(f->lines.text[clean] == p->text[i] ||
                    (p->text[i] == ' ' && f->lines.text[clean] == '\n'));
        assert_int_equal(prose_from_clean(p, clean), i);
    }
    for (uint32_t i = 0, before = 0; i <= p->clean_n; i++) {
        uint32_t at = prose_from_clean(p, i);
        assert_true(at >= before && at <= p->n);
        if (i < p->clean_n && !char_is_space(f->lines.text[i]))
            assert_int_equal(prose_to_clean(p, at), i);
        before = at;
    }
    assert_int_equal(prose_to_clean(p, p->n), p->clean_n);
    assert_int_equal(prose_from_clean(p, p->clean_n), p->n);
}

static void lines_are_joined_as_they_were_written(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct fixture f;
        make(&f, rows[i].text, rows[i].kinds);
        struct str got = prose_text(&f.prose);
        if (!str_eq(got, str_of(rows[i].prose)))
            fail_msg("%zu: %.*s", i, STR_ARG(got));
        check_map(&f);
        release(&f);
    }
}

static void a_text_without_blocks_stays_as_it_is(void **state)
{
    (void)state;
    struct fixture f = {0};
    lines_read(&f.lines, STR("  one\n  two  three\n"));
    prose_make(&f.prose, &f.lines, &f.blocks);
    assert_true(str_eq(prose_text(&f.prose), STR("  one\n  two  three\n")));
    check_map(&f);
    release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_joined_as_they_were_written),
        cmocka_unit_test(a_text_without_blocks_stays_as_it_is),
    };
    return cmocka_run_group_tests_name("prose", tests, NULL, NULL);
}
