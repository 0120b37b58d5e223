/* SPDX-License-Identifier: MIT
 *
 * document: the whole, on our fixtures, on hostile bytes and, where there is one, on a corpus.
 */
#include "base/platform.h"

#include "testing.h"

#include <dirent.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "text/document.h"
#include "rfc/source.h"

static const struct {
    const char *name;
    uint32_t number;
} fixtures[] = {{"text-paged.txt", 9876}, {"text-modern.txt", 9877}, {"text-old.txt", 777}};

static struct document *open_fixture(const char *name, uint32_t number)
{
    size_t n;
    char *bytes = testing_data(name, &n);
    struct document *d = document_new((struct str){bytes, n}, number);
    free(bytes);
    return d;
}

/* ---------------------------------------------------------------- promises that always hold */

static void assert_lines_hold(const struct document *d)
{
    assert_int_equal(d->line_start[d->line_count], d->text.n);
    for (uint32_t i = 0; i < d->line_count; i++) {
        assert_true(d->line_start[i] < d->line_start[i + 1]);
        struct str s = document_line(d, i);
        assert_int_equal(s.p[s.n], '\n');
        assert_null(s.n > 0 ? memchr(s.p, '\n', s.n) : NULL);
        assert_true(s.n == 0 || s.p[s.n - 1] != ' ');
        assert_true(i == 0 || d->raw_line[i - 1] <= d->raw_line[i]);
    }
    for (size_t i = 0; i < d->text.n;) {
        uint32_t c = utf8_next(d->text, &i);
        assert_true(c != UTF8_BAD && (c == '\n' || !utf8_is_control(c)));
    }
}

static void assert_links_hold(const struct document *d)
{
    for (uint32_t i = 0; i < d->link_count; i++) {
        const struct link *k = &d->links[i];
        assert_true(k->start < k->end && k->end <= d->text.n && k->target.n > 0);
        assert_true(i == 0 || d->links[i - 1].end <= k->start);
        assert_false(char_is_space(d->text.p[k->start]) || char_is_space(d->text.p[k->end - 1]));
        ptrdiff_t blank = str_find(str_slice(d->text, k->start, k->end), STR("\n\n"), 0);
        assert_true(blank < 0); /* no reference goes on in another paragraph */
        for (size_t c = 0; c < k->target.n; c++)
            assert_true((unsigned char)k->target.p[c] > ' ');
    }
}

static void assert_sections_hold(const struct document *d)
{
    for (uint32_t i = 0; i < d->section_count; i++) {
        const struct section *s = &d->sections[i];
        assert_true(s->line + s->lines <= d->line_count && s->level >= 1 && s->lines >= 1);
        assert_true(i == 0 || d->sections[i - 1].line < s->line);
    }
    for (uint32_t i = 0; i < d->page_count; i++)
        assert_true(d->page_line[i] <= d->line_count &&
                    (i == 0 || d->page_line[i - 1] <= d->page_line[i]));
    assert_true(d->references_line <= d->line_count);
}

/* Every link to a place here leads somewhere. */
static void assert_places_hold(const struct document *d)
{
    static const struct {
        const char *prefix;
        enum place_kind kind;
    } places[] = {{"#section-", PLACE_SECTION}, {"#appendix-", PLACE_APPENDIX},
                  {"#ref-", PLACE_TAG},         {"#page-", PLACE_PAGE},
                  {"#figure-", PLACE_FIGURE},   {"#table-", PLACE_TABLE}};
    for (uint32_t i = 0; i < d->link_count; i++)
        for (size_t k = 0; k < ARRAY_LEN(places); k++) {
            struct str prefix = str_of(places[k].prefix);
            if (!str_starts(d->links[i].target, prefix))
                continue;
            struct ref r = {.place = places[k].kind,
                            .label = str_from(d->links[i].target, prefix.n)};
            uint32_t line = UINT32_MAX;
            if (!document_place(d, &r, &line))
                fail_msg("no place for %.*s", STR_ARG(d->links[i].target));
            assert_true(line < d->line_count);
        }
}

static bool is_blank(const struct document *d, uint32_t line)
{
    return document_line(d, line).n == 0;
}

/* The bar of an aside alone may stand between blocks too (text/blocks.h). */
static bool is_nothing(const struct document *d, uint32_t line)
{
    return is_blank(d, line) || str_eq(str_trim(document_line(d, line)), STR("|"));
}

/* Every line that is not blank is in one block; none begins or ends with a blank one. */
static void assert_blocks_hold(const struct document *d)
{
    uint32_t line = 0;
    for (uint32_t i = 0; i <= d->block_count; i++) {
        const struct block *b = i < d->block_count ? &d->blocks[i] : NULL;
        uint32_t first = b != NULL ? b->first : d->line_count;
        assert_true(line <= first);
        for (; line < first; line++)
            assert_true(is_nothing(d, line));
        if (b == NULL)
            break;
        assert_true(b->first < b->end && b->end <= d->line_count && b->kind < BLOCK_KINDS);
        assert_false(is_blank(d, b->first) || is_blank(d, b->end - 1));
        for (; line < b->end; line++)
            assert_false(block_is_prose(b) && is_blank(d, line));
    }
}

/* The way to the clean text and back is the same; nothing but line ends becomes another byte. */
static void assert_prose_holds(struct document *d)
{
    const struct prose *p = document_prose(d);
    uint32_t step = 1 + p->n / 100000;
    assert_true(p->n <= d->text.n && p->clean_n == d->text.n);
    for (uint32_t i = 0, before = 0; i < p->n; i += step) {
        uint32_t clean = prose_to_clean(p, i);
        assert_true(clean < p->clean_n && (i == 0 || clean > before));
        assert_true(p->text[i] == d->text.p[clean] ||
                    (p->text[i] == ' ' && d->text.p[clean] == '\n'));
        assert_int_equal(prose_from_clean(p, clean), i);
        before = clean;
    }
}

static void assert_holds(struct document *d)
{
    assert_lines_hold(d);
    assert_links_hold(d);
    assert_sections_hold(d);
    assert_blocks_hold(d);
    assert_prose_holds(d);
}

static void promises_hold_for_our_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(fixtures); i++) {
        struct document *d = open_fixture(fixtures[i].name, fixtures[i].number);
        assert_holds(d);
        assert_places_hold(d);
        assert_true(d->link_count > 5 && d->section_count > 4);
        document_release(d);
    }
}

/* Patterns that would take for ever if any reader looked at the same bytes again and again. */
static void promises_hold_for_hostile_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t n;
    } patterns[] = {
#define PATTERN(literal) {(literal), sizeof(literal) - 1}
        PATTERN("["),
        PATTERN("Section "),
        PATTERN("1.\n"),
        PATTERN("a"),
        PATTERN("\0"),
        PATTERN("\xFF"),
        PATTERN("\f"),
        PATTERN("a\f"),
        PATTERN("RFC 1, "),
        PATTERN("RFCs 1 and "),
        PATTERN("a\b"),
        PATTERN("\t\n"),
        PATTERN("A. B\n\n"),
        PATTERN("Section 1 of "),
        PATTERN("http://"),
        PATTERN("\x1B["),
        PATTERN("draft-"),
        PATTERN("Appendix A\n\n"),
        PATTERN("a@"),
        PATTERN("\r"),
        PATTERN("[1] RFC 2\n"),
        PATTERN("Contents\n1. A\n"),
        PATTERN("Section 1 (\""),
        PATTERN("<http://a\n"),
        PATTERN("Obsoletes: 1,\n"),
        PATTERN("\xE2\x80\xA8"),
        PATTERN("References\n\n[1] RFC 1\n\n"),
        PATTERN("Figure 1\n"),
        PATTERN("Table 1. Words\n"),
        PATTERN("\xC2\xA7"
                "3 "),
        PATTERN("   word MUST\n"),
        PATTERN("   o  word word-\n"),
        PATTERN("/*\n"),
        PATTERN("+---+---+\n| a | b |\n"),
        PATTERN("a = \"x\" /\n"),
#undef PATTERN
    };
    enum { SIZE = 1 << 20 };
    char *bytes = malloc(SIZE);
    assert_non_null(bytes);
    for (size_t i = 0; i < ARRAY_LEN(patterns); i++) {
        for (size_t k = 0; k < SIZE; k++)
            bytes[k] = patterns[i].bytes[k % patterns[i].n];
        struct document *d = document_new((struct str){bytes, SIZE}, 1);
        assert_holds(d);
        document_release(d);
    }
    free(bytes);
}

static void an_empty_text_is_a_document(void **state)
{
    (void)state;
    static const struct str texts[] = {{NULL, 0}, {"\n", 1}, {"\f", 1}, {"\xEF\xBB\xBF", 3}};
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        struct document *d = document_new(texts[i], 1);
        uint32_t line;
        assert_int_equal(d->line_count, 0);
        assert_int_equal(d->text.n, 0);
        assert_null(document_section_at(d, 0));
        assert_int_equal(document_line_at(d, 0), 0);
        assert_int_equal(document_line_of_raw(d, 7), 0);
        assert_int_equal(document_link_after(d, 0), 0);
        assert_false(
            document_place(d, &(struct ref){.place = PLACE_SECTION, .label = STR("1")}, &line));
        document_release(d);
    }
}

/* ---------------------------------------------------------------- finding one's way */

static uint32_t line_with(const struct document *d, const char *words)
{
    ptrdiff_t at = str_find(d->text, str_of(words), 0);
    assert_true(at >= 0);
    return document_line_at(d, (uint32_t)at);
}

static void assert_place(const struct document *d, enum place_kind kind, const char *label,
                         const char *words)
{
    struct ref r = {.place = kind, .label = str_of(label)};
    uint32_t line = UINT32_MAX;
    assert_true(document_place(d, &r, &line));
    if (str_find(document_line(d, line), str_of(words), 0) < 0)
        fail_msg("%s leads to: %.*s", label, STR_ARG(document_line(d, line)));
}

static void places_are_found(void **state)
{
    (void)state;
    struct document *d = open_fixture("text-paged.txt", 9876);
    uint32_t line;
    assert_place(d, PLACE_SECTION, "1.1", "1.1.  Words");
    assert_place(d, PLACE_SECTION, "1.1.", "1.1.  Words");
    assert_place(d, PLACE_APPENDIX, "a", "Appendix A.");
    assert_place(d, PLACE_TAG, "WIDGET", "[WIDGET]");
    assert_place(d, PLACE_TAG, "rfc 7230", "[RFC7230]");
    assert_place(d, PLACE_TAG, "7", "[7]");
    assert_place(d, PLACE_PAGE, "2", "1.  Introduction");
    assert_place(d, PLACE_FIGURE, "1", "Figure 1: A Packed Widget");
    static const struct ref nowhere[] = {
        {.place = PLACE_SECTION, .label = {"9", 1}},
        {.place = PLACE_PAGE, .label = {"99", 2}},
        {.place = PLACE_PAGE, .label = {"0", 1}},
        {.place = PLACE_TAG, .label = {"NO", 2}},
        {.place = PLACE_FIGURE, .label = {"2", 1}},
        {.place = PLACE_TABLE, .label = {"1", 1}},
        {.place = PLACE_SECTION},
        {.place = PLACE_NONE},
    };
    for (size_t i = 0; i < ARRAY_LEN(nowhere); i++)
        assert_false(document_place(d, &nowhere[i], &line));
    document_release(d);

    d = open_fixture("text-modern.txt", 9877);
    assert_place(d, PLACE_TABLE, "1", "Table 1: Names");
    assert_place(d, PLACE_TAG, "HTTP-CACHING", "[HTTP-CACHING]");
    document_release(d);
}

static void lines_sections_and_links_are_found(void **state)
{
    (void)state;
    struct document *d = open_fixture("text-paged.txt", 9876);
    uint32_t line = line_with(d, "Items:");
    assert_true(str_eq(document_section_at(d, line)->label, STR("1.1")));
    assert_null(document_section_at(d, 0));
    uint32_t heading = line_with(d, "3.  References");
    assert_int_equal(d->references_line, heading);

    for (uint32_t i = 0; i < d->line_count; i++) {
        assert_int_equal(document_line_at(d, d->line_start[i]), i);
        assert_int_equal(document_line_at(d, d->line_start[i + 1] - 1), i);
        assert_true(document_line_of_raw(d, d->raw_line[i]) <= i);
    }
    assert_int_equal(document_line_of_raw(d, 1000000), d->line_count - 1);

    for (uint32_t i = 0; i < d->link_count; i++) {
        assert_int_equal(document_link_after(d, d->links[i].start), i);
        assert_int_equal(document_link_after(d, d->links[i].end - 1), i);
    }
    assert_int_equal(document_link_after(d, (uint32_t)d->text.n), d->link_count);
    document_release(d);
}

static void the_title_is_known(void **state)
{
    (void)state;
    struct document *d = open_fixture("text-modern.txt", 9877);
    assert_true(str_eq(d->title, STR("Widget Semantics, Revised")));
    assert_int_equal(d->title_end, d->title_line + 1);
    document_release(d);
}

static void the_last_holder_frees(void **state)
{
    (void)state;
    struct document *d = document_new(STR("words\n"), 1);
    assert_ptr_equal(document_hold(d), d);
    document_release(d);
    assert_true(str_eq(document_line(d, 0), STR("words")));
    document_release(d);
    document_release(NULL);
}

/* ---------------------------------------------------------------- a corpus of real texts */

static bool is_footer(struct str s)
{
    return str_find(s, STR("[Page"), 0) >= 0 || str_find(s, STR("[page"), 0) >= 0;
}

/* lost[i]: the line is not in the document.  It must stand at a page break: nothing but blank and
 * lost lines between it and a form feed, a footer or the end. */
static bool stands_at_break(const struct lines *l, const bool *lost, const bool *feed, uint32_t i)
{
    for (int step = -1; step <= 1; step += 2)
        for (uint32_t k = i; k < lines_count(l) && (lost[k] || lines_blank(l, k));
             k += (uint32_t)step) {
            if (feed[k] || feed[k + 1] || is_footer(lines_at(l, k)))
                return true;
            if (k == 0)
                break;
        }
    return false;
}

static void assert_nothing_lost(const struct document *d, struct str raw, const char *name)
{
    struct lines l;
    lines_read(&l, raw);
    uint32_t count = lines_count(&l), kept = 0;
    bool *lost = calloc(count + 1, sizeof *lost), *feed = calloc(count + 2, sizeof *feed);
    assert_true(lost != NULL && feed != NULL);
    for (size_t i = 0; i < l.form_feeds.n; i++)
        feed[l.form_feeds.at[i]] = true;
    feed[count] = true;
    for (uint32_t i = 0; i < count; i++) {
        while (kept < d->line_count && document_line(d, kept).n == 0)
            kept++;
        if (lines_blank(&l, i))
            continue;
        bool same = kept < d->line_count && d->raw_line[kept] == l.raw.at[i] &&
                    str_eq(document_line(d, kept), lines_at(&l, i));
        kept += same;
        lost[i] = !same;
    }
    while (kept < d->line_count && document_line(d, kept).n == 0)
        kept++;
    assert_int_equal(kept, d->line_count);
    for (uint32_t i = 0; i < count; i++)
        if (lost[i] && !stands_at_break(&l, lost, feed, i))
            fail_msg("%s: lost: %.*s", name, STR_ARG(lines_at(&l, i)));
    free(lost);
    free(feed);
    lines_release(&l);
}

static void check_corpus_text(const char *directory, const char *name)
{
    char path[4096];
    uint32_t number = 0;
    if (!source_file_number(str_of(name), &number))
        return;
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *f = fopen(path, "rb");
    if (f == NULL)
        return;
    struct strbuf raw = STRBUF_INIT(DOCUMENT_MAX);
    char buffer[65536];
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, f)) > 0;)
        strbuf_add(&raw, buffer, n);
    fclose(f);
    struct document *d = document_new(strbuf_str(&raw), number);
    assert_holds(d);
    assert_places_hold(d);
    assert_nothing_lost(d, strbuf_str(&raw), name);
    document_release(d);
    strbuf_release(&raw);
}

/* Holds it as the worker does, and lets go of it, perhaps as the last. */
static void *ask_for_prose(void *document)
{
    const struct prose *prose = document_prose(document);
    bool made = prose_text(prose).n > 0;
    document_release(document);
    return made ? (void *)(uintptr_t)prose : NULL;
}

static void the_prose_is_made_once_whoever_asks(void **state)
{
    (void)state;
    struct document *d = open_fixture("text-modern.txt", 9877);
    struct {
        pthread_t id;
        void *prose;
    } askers[4];
    for (size_t i = 0; i < ARRAY_LEN(askers); i++)
        assert_int_equal(pthread_create(&askers[i].id, NULL, ask_for_prose, document_hold(d)), 0);
    const void *mine = document_prose(d);
    document_release(d);
    for (size_t i = 0; i < ARRAY_LEN(askers); i++)
        pthread_join(askers[i].id, &askers[i].prose);
    for (size_t i = 0; i < ARRAY_LEN(askers); i++)
        assert_ptr_equal(askers[i].prose, mine);
}

static void no_line_of_the_corpus_is_lost(void **state)
{
    (void)state;
    const char *directory = getenv("RFCVIEW_TEST_CORPUS");
    DIR *dir = directory != NULL ? opendir(directory) : NULL;
    if (dir == NULL) {
        print_message("RFCVIEW_TEST_CORPUS names no directory with rfcN.txt\n");
        skip();
    }
    for (struct dirent *e; (e = readdir(dir)) != NULL;)
        check_corpus_text(directory, e->d_name);
    closedir(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(promises_hold_for_our_texts),
        cmocka_unit_test(promises_hold_for_hostile_bytes),
        cmocka_unit_test(an_empty_text_is_a_document),
        cmocka_unit_test(places_are_found),
        cmocka_unit_test(lines_sections_and_links_are_found),
        cmocka_unit_test(the_title_is_known),
        cmocka_unit_test(the_last_holder_frees),
        cmocka_unit_test(the_prose_is_made_once_whoever_asks),
        cmocka_unit_test(no_line_of_the_corpus_is_lost),
    };
    return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}
