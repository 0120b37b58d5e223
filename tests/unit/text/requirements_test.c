/* SPDX-License-Identifier: MIT
 *
 * requirements: which sentences require something, and where they are.
 */
#include "base/platform.h"

#include "testing.h"

#include "base/strbuf.h"
#include "text/requirements.h"

/* "line keywords: sentence", a line each, of the lines [first, end). */
static struct strbuf listed(const char *text, uint32_t first, uint32_t end)
{
    struct strbuf got = STRBUF_INIT(STRBUF_TEXT);
    struct document *d = document_new(str_of(text), 0);
    struct requirements r;
    requirements_find(&r, d, first, end < d->line_count ? end : d->line_count);
    struct str prose = prose_text(document_prose(d));
    for (size_t i = 0; i < r.at.n; i++) {
        strbuf_addf(&got, "%u", r.at.at[i].line);
        for (int k = 0; k < KEYWORD_KINDS; k++)
            if ((r.at.at[i].keywords >> k & 1) != 0)
                strbuf_addf(&got, " %.*s", STR_ARG(keyword_name((enum keyword_kind)k)));
        strbuf_addf(&got, ": %.*s\n", STR_ARG(str_slice(prose, r.at.at[i].start, r.at.at[i].end)));
    }
    requirements_release(&r);
    document_release(d);
    return got;
}

static const struct {
    const char *words, *expected;
} rows[] = {
    {"A lantern MUST burn.  It MAY be red.\n", "2 MUST: A lantern MUST burn.\n"
                                               "2 MAY: It MAY be red.\n"},
    {"Nothing is said of it here, but of a lantern it is said that it SHALL\n"
     "   NOT go out, and that it is OPTIONAL to look at it.\n",
     "2 SHALL NOT OPTIONAL: Nothing is said of it here, but of a lantern it is said that it "
     "SHALL NOT go out, and that it is OPTIONAL to look at it.\n"},
    {"The word \"MUST\" is in quotation marks, and so are `SHALL' and 'MAY'.\n", ""},
    {"The word \"MUST\" is only a word, but it SHOULD be read.\n",
     "2 SHOULD: The word \"MUST\" is only a word, but it SHOULD be read.\n"},
    {"OPTIONAL.  The colour of the lantern.  It is red or green.\n",
     "2 OPTIONAL: OPTIONAL. The colour of the lantern.\n"},
    {"A name.  The colour of the lantern, which is red or green.  REQUIRED.\n",
     "2 REQUIRED: The colour of the lantern, which is red or green. REQUIRED.\n"},
    {"colour\n      RECOMMENDED.  The colour of the lantern.  It is red or green, and it is\n"
     "      known to every child.\n",
     "2 RECOMMENDED: colour RECOMMENDED. The colour of the lantern.\n"},
    {"A lantern that meets all the MUST and SHOULD requirements is called a good lantern.\n", ""},
    {"To be lit is a MUST, and it was made one from a SHOULD, with the REQUIRED oil.\n",
     "2 MUST REQUIRED: To be lit is a MUST, and it was made one from a SHOULD, with the REQUIRED "
     "oil.\n"},
    {"ALL LANTERNS MUST BE LIT.  A lantern must be lit, and that is that.\n", ""},
    {"The key words MUST and MAY are to be interpreted as described in [BCP14].\n", ""},
    {"We say MUST, SHALL, SHOULD, MAY and OPTIONAL where we mean what we say.\n", ""},
};

static void sentences_with_keywords_require(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
        strbuf_addf(&text, "1.  What Lanterns MUST Do\n\n   %s", rows[i].words);
        struct strbuf got = listed(strbuf_cstr(&text), 0, UINT32_MAX);
        assert_string_equal(strbuf_cstr(&got), rows[i].expected);
        strbuf_release(&got);
        strbuf_release(&text);
    }
}

static const char parts[] = "1.  Lanterns\n"
                            "\n"
                            "   A lantern MUST burn all night, and all night somebody watches it.\n"
                            "\n"
                            "   o  It MUST NOT smoke.\n"
                            "\n"
                            "   o  It MAY be red.\n"
                            "\n"
                            "      lamp = wick  ; MUST be dry\n"
                            "      wick = 1*thread\n"
                            "\n"
                            "2.  References\n"
                            "\n"
                            "   [OIL]  Knot, A., \"Oil MUST Burn\", 1911.\n";

static void items_are_their_own_and_figures_none(void **state)
{
    (void)state;
    struct strbuf got = listed(parts, 0, UINT32_MAX);
    assert_string_equal(
        strbuf_cstr(&got),
        "2 MUST: A lantern MUST burn all night, and all night somebody watches it.\n"
        "4 MUST NOT: It MUST NOT smoke.\n"
        "6 MAY: It MAY be red.\n");
    strbuf_release(&got);
}

static void only_of_the_lines_asked_for(void **state)
{
    (void)state;
    struct strbuf got = listed(parts, 3, 6);
    assert_string_equal(strbuf_cstr(&got), "4 MUST NOT: It MUST NOT smoke.\n");
    strbuf_release(&got);
    got = listed(parts, 0, 0);
    assert_string_equal(strbuf_cstr(&got), "");
    strbuf_release(&got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_with_keywords_require),
        cmocka_unit_test(items_are_their_own_and_figures_none),
        cmocka_unit_test(only_of_the_lines_asked_for),
    };
    return cmocka_run_group_tests_name("requirements", tests, NULL, NULL);
}
