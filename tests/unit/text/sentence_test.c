/* SPDX-License-Identifier: MIT
 *
 * sentence: what ends one, and what only looks like it.
 */
#include "base/platform.h"

#include "testing.h"

#include "base/strbuf.h"
#include "text/sentence.h"

/* | stands where one sentence ends and the next begins. */
static const char *const rows[] = {
    "The lamp is lit. |It burns all night.",
    "Is it lit? |Yes! |Then row home.",
    "A lamp, e.g. Anna's, or i.e. The Old One, burns.",
    "See Sec. 4 and Fig. 2 of No. 7. |Clients MUST see it.",
    "As J. Turnstone and A.B. Knot say. |Oars float.",
    "As Knot et al. Write, oars float; so say Knot et al. |The boats do, too.",
    "Oars, boats, etc. |The rest is silence.",
    "Oars, boats, etc. Harbour Ltd. Sells them.",
    "It is in RFC 9110. |The rest is in Section 4.2. |Row on.",
    "Version 4.2. of it, in section 3. and others, floats.",
    "4.2. The number of an item is no sentence.",
    "a. Nor is its letter. |B sinks.",
    "Take option B. |The rest follows.",
    "See Appendix A. |Lanterns burn.",
    "(It burns.) |\"It does.\" |[It does not.] |So what?",
    "He said “row.” |“No,” she said.",
    "It floats. |[90010] says why. |(2) Oars do not.",
    "The U.S. Navy floats in the U.S. |The rest walks.",
    "It is lit ... Then it is not [ ... ] Lit.",
    "A file a.b.c, an ellipsis ... a name x.Y and http://x.example/?Q. |All are fine.",
    "No blank.Nothing ends.",
    "It is so. |8LANTERNS is its name, as is vers. 8 of it.",
    "one",
    "",
};

static void sentences_end_where_they_end(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct strbuf line = STRBUF_INIT(STRBUF_TEXT), got = STRBUF_INIT(STRBUF_TEXT);
        for (const char *p = rows[i]; *p != '\0'; p++)
            if (*p != '|')
                strbuf_add_char(&line, *p);
        struct str s = strbuf_str(&line);
        for (size_t at = 0; at < s.n;) {
            struct sentence one = sentence_at(s, at, at);
            struct sentence middle = sentence_at(s, 0, (one.start + one.end) / 2);
            assert_true(middle.start == one.start && middle.end == one.end);
            strbuf_addf(&got, "%s%.*s", at > 0 ? " |" : "", (int)(one.end - one.start),
                        s.p + one.start);
            at = one.end == s.n ? s.n : one.end + 1;
        }
        assert_string_equal(strbuf_cstr(&got), rows[i]);
        strbuf_release(&line);
        strbuf_release(&got);
    }
}

static void blanks_belong_to_no_sentence(void **state)
{
    (void)state;
    struct str s = STR("  One.  Two.  ");
    struct sentence one = sentence_at(s, 0, 0);
    assert_int_equal(one.start, 2);
    assert_int_equal(one.end, 6);
    one = sentence_at(s, 0, 7); /* between: the one before */
    assert_int_equal(one.end, 6);
    one = sentence_at(s, 6, s.n);
    assert_int_equal(one.start, 8);
    assert_int_equal(one.end, 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_end_where_they_end),
        cmocka_unit_test(blanks_belong_to_no_sentence),
    };
    return cmocka_run_group_tests_name("sentence", tests, NULL, NULL);
}
