/* SPDX-License-Identifier: MIT
 *
 * standing: what the References section says of a document is known wherever the text leads to it.
 */
#include "base/platform.h"

#include "testing.h"

#include "text/document.h"

static const char text[] =
    "1.  First\n\n   See [A], RFC 11, Section 2 of RFC 11, [B], BCP 9, [C], draft-oak-boats-07,\n"
    "   [D], RFC 99 and Section 2.\n\n"
    "2.  Second\n\n   Words.\n\n"
    "3.  References\n\n3.1.  Normative References\n\n"
    "   [A]  Oak, \"About RFC 98\", RFC 11.\n\n   [B]  Oak, BCP 9, RFC 12, RFC 13.\n\n"
    "3.2.  Informative References\n\n   [C]  Elm, draft-oak-boats-07.\n\n"
    "   [D]  Ash, <http://boats.example/>.\n";

static enum reftag_standing standing_at(const struct document *d, const char *words)
{
    ptrdiff_t at = str_find(d->text, str_of(words), 0);
    assert_true(at >= 0);
    uint32_t link = document_link_after(d, (uint32_t)at);
    assert_true(link < d->link_count && d->links[link].start == (uint32_t)at);
    return d->links[link].standing;
}

static void each_link_has_the_standing_of_its_document(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        enum reftag_standing standing;
    } cases[] = {
        {"[A], RFC", REFTAG_NORMATIVE},
        {"RFC 11, Section", REFTAG_NORMATIVE},
        {"Section 2 of RFC", REFTAG_NORMATIVE},
        {"[B], BCP", REFTAG_NORMATIVE},
        {"BCP 9, [C]", REFTAG_NORMATIVE},
        {"[C], draft", REFTAG_INFORMATIVE},
        {"draft-oak-boats", REFTAG_INFORMATIVE},
        {"[D], RFC", REFTAG_INFORMATIVE},
        {"RFC 99 and", REFTAG_UNSTATED},
        {"Section 2.", REFTAG_UNSTATED},
        {"RFC 98", REFTAG_UNSTATED},
        {"http://boats", REFTAG_INFORMATIVE},
    };
    struct document *d = document_new(str_of(text), 9999);
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_int_equal(standing_at(d, cases[i].words), cases[i].standing);
    document_release(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_link_has_the_standing_of_its_document),
    };
    return cmocka_run_group_tests_name("standing", tests, NULL, NULL);
}
