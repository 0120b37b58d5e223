/* SPDX-License-Identifier: MIT
 *
 * owner: whose a section is, phrase by phrase.  Sections 1, 2, 2.1 and 4 and Appendix A exist here.
 */
#include "base/platform.h"

#include "testing.h"

#include "base/strbuf.h"
#include "text/document.h"

static const char before[] = "1.  First\n\n   ";
static const char after[] =
    "\n\n2.  Second\n\n   Words that stand three columns in, so that headings stand out here.\n"
    "   And more words that stand three columns in, so that headings stand out.\n\n"
    "2.1.  Third\n\n   Words.\n\n4.  Fourth\n\n   Words.\n\n5.  References\n\n"
    "   [1]     Oak, O., \"One\", RFC 1111, June 1990.\n\n"
    "   [BOOK]  Oak, O., \"A Book\", 1999.\n\n"
    "   [HTTP]  Oak, O., \"Semantics\", STD 97, RFC 9110,\n           June 2022.\n\n"
    "   [LAST]  Oak, O., \"Trees, Chapter 4\", 1911.\n\n"
    "Appendix A.  Fifth\n\n   Words.\n";

struct phrase {
    const char *words, *expected; /* the targets, each with a blank behind it */
};

static void check(const struct phrase *phrases, size_t n)
{
    struct strbuf raw = STRBUF_INIT(STRBUF_TEXT), got = STRBUF_INIT(STRBUF_TEXT);
    for (size_t i = 0; i < n; i++) {
        strbuf_clear(&raw);
        strbuf_clear(&got);
        strbuf_addf(&raw, "%s%s%s", before, phrases[i].words, after);
        struct document *d = document_new(strbuf_str(&raw), 9999);
        size_t end = (size_t)str_find(d->text, STR("\n2.  Second"), 0);
        for (uint32_t k = 0; k < d->link_count && d->links[k].start < end; k++)
            strbuf_addf(&got, "%.*s ", STR_ARG(d->links[k].target));
        if (!str_eq(strbuf_str(&got), str_of(phrases[i].expected)))
            fail_msg("%s\n  gave     %s\n  expected %s", phrases[i].words, strbuf_cstr(&got),
                     phrases[i].expected);
        document_release(d);
    }
    strbuf_release(&raw);
    strbuf_release(&got);
}

#define CHECK(phrases) check(phrases, ARRAY_LEN(phrases))

static void the_document_behind_owns_the_list(void **state)
{
    (void)state;
    static const struct phrase phrases[] = {
        {"Section 2 of [HTTP]", "rfc9110#section-2 "},
        {"Section 2 (\"Words\") of [HTTP]", "rfc9110#section-2 "},
        {"Section 2, \"Words\", of [HTTP]", "rfc9110#section-2 "},
        {"Section 2, \"Words\", in RFC 50", "rfc50#section-2 rfc50 "},
        {"Section 2, paragraph 3 of RFC 50", "rfc50#section-2 "},
        {"Section 2, sixth paragraph of [1]", "rfc1111#section-2 "},
        {"Sections 2 and 4, respectively, of RFC 50", "rfc50#section-2 rfc50#section-4 "},
        {"the rules (Section 2) of [HTTP]", "rfc9110#section-2 rfc9110 "},
        {"Section 9.2 in the template [HTTP]", "rfc9110#section-9.2 rfc9110 "},
        {"Section 2 within [1]", "rfc1111#section-2 "},
        {"Section 2 RFC 50", "rfc50#section-2 "},
        {"Section 2 of BCP 3, RFC 50", "rfc50#section-2 bcp3 rfc50 "},
        {"Section 7.7, RFC 50", "rfc50#section-7.7 rfc50 "},
        {"Section 2, RFC 50", "#section-2 rfc50 "},
        {"Section 2.1, paragraph 3, of RFC 50", "rfc50#section-2.1 "},
        {"see section 2\n   | of [HTTP]", "rfc9110#section-2 "},
        {"Section 2 of the Book of Oaks [BOOK]", "#ref-BOOK "},
        {"Section 2, step 6 of the way", "#section-2 "},
        {"Section 2, and a number of [HTTP]", "#section-2 rfc9110 "},
        {"Section 2 (https://example.org/) of the Book [BOOK]", "https://example.org/ #ref-BOOK "},
    };
    CHECK(phrases);
}

static void the_document_before_owns_the_list(void **state)
{
    (void)state;
    static const struct phrase phrases[] = {
        {"[HTTP], Section 2", "rfc9110#section-2 "},
        {"RFC 50 section 2 in our words", "rfc50#section-2 "},
        {"OAK-MIB (RFC 50), Section 2", "rfc50 rfc50#section-2 "},
        {"RFC 50, \"Words\", Section 2", "rfc50 rfc50#section-2 "},
        {"RFC 50 says in Section 2", "rfc50 rfc50#section-2 "},
        {"[HTTP], especially Sections 2 and 4", "rfc9110 rfc9110#section-2 rfc9110#section-4 "},
        {"RFC 50, Section 2 and Section 4", "rfc50#section-2 rfc50#section-4 "},
        {"Section 2 of [HTTP], Section 4", "rfc9110#section-2 #section-4 "},
        {"[HTTP].  Section 2 says more", "rfc9110 #section-2 "},
        {"[HTTP] directly discusses names in Section 2", "rfc9110 rfc9110#section-2 "},
        {"[HTTP] describes names defined in Section 2", "rfc9110 #section-2 "},
        {"[HTTP] says that names in Section 2", "rfc9110 #section-2 "},
        {"[HTTP] and Section 2", "rfc9110 #section-2 "},
        {"[HTTP] (see Section 2)", "rfc9110 #section-2 "},
        {"[BOOK], Section 2", "#ref-BOOK "},
        {"RFC 50 [7] section 2", "rfc50 rfc50#section-2 "},
        {"RFC 50 [1], section 2", "rfc50 rfc1111 rfc50#section-2 "},
    };
    CHECK(phrases);
}

static void words_point_back_to_a_document(void **state)
{
    (void)state;
    static const struct phrase phrases[] = {
        {"RFC 50 is old.  Section 2 of that document", "rfc50 rfc50#section-2 "},
        {"RFC 50 is old.  Section 2 of the same RFC", "rfc50 rfc50#section-2 "},
        {"RFC 50 is old; see Section 2 of the RFC.", "rfc50 rfc50#section-2 "},
        {"RFC 50 is old.  Its Section 2 says", "rfc50 rfc50#section-2 "},
        {"RFC 50 says in its Section 2", "rfc50 rfc50#section-2 "},
        {"In its Section 2, [HTTP] says", "rfc9110#section-2 rfc9110 "},
        {"RFC 50 lost the original Section 2 by now", "rfc50 rfc50#section-2 "},
        {"Section 2 of that document", ""},
        {"RFC 50.\n\n   Section 2 of that document", "rfc50 "},
        {"RFC 50; Section 2 of this document", "rfc50 #section-2 "},
        {"appendix 2.1 and appendix 2.2", "#section-2.1 "},
        {"RFC 50; Section 2 of the specification.", "rfc50 #section-2 "},
        {"RFC 50: Section 2 below", "rfc50 #section-2 "},
        {"Section 2 of this memo to the RFC 50", "#section-2 rfc50 "},
    };
    CHECK(phrases);
}

static void a_chain_of_sections_has_one_owner(void **state)
{
    (void)state;
    static const struct phrase phrases[] = {
        {"Section 2 and Section 4 of RFC 50", "rfc50#section-2 rfc50#section-4 "},
        {"Sections 2, 4, and Appendix A of [1]",
         "rfc1111#section-2 rfc1111#section-4 rfc1111#appendix-A "},
        {"see Section 2, and Section 4 of RFC 50", "#section-2 rfc50#section-4 "},
        {"RFC 50, Section 4, and section 2 too", "rfc50#section-4 #section-2 "},
        {"Section 2 describes; Section 4 of RFC 50", "#section-2 rfc50#section-4 "},
    };
    CHECK(phrases);
}

static void what_is_missing_here_is_of_the_document_named(void **state)
{
    (void)state;
    static const struct phrase phrases[] = {
        {"as [HTTP] wants it (see Section 7.7)", "rfc9110 rfc9110#section-7.7 "},
        {"as [HTTP] wants it (see Sections 2 and 7.7)",
         "rfc9110 rfc9110#section-2 rfc9110#section-7.7 "},
        {"as [HTTP] wants it.  Section 7.7", "rfc9110 "},
        {"as the boat wants it (see Section 7.7)", ""},
        {"as [HTTP] wants it, e.g. in Section 7.7", "rfc9110 rfc9110#section-7.7 "},
        {"as [HTTP] has it, and clause 7.7 too", "rfc9110 "},
    };
    CHECK(phrases);
}

static void standards_of_others_are_not_followed(void **state)
{
    (void)state;
    static const struct phrase phrases[] = {
        {"by H.264 Annex A here", ""},
        {"by H.264/Annex A here", ""},
        {"by ISO 10589 section 2 here", ""},
        {"by IEEE 802.3, Section 2 here", ""},
        {"for IPv6, Section 2 says", "#section-2 "},
        {"Section 2 of ISO 10589", ""},
        {"Reference [9] section 2.0 and [LAMPS], Section 2", ""},
        {"in [this memo], Section 2", "#section-2 "},
    };
    CHECK(phrases);
}

static void a_reference_clause_is_about_its_document(void **state)
{
    (void)state;
    static const struct phrase phrases[] = {
        {"reference\n     \"RFC 50: Oaks and Elms, Section 2\";", "rfc50 rfc50#section-2 "},
        {"REFERENCE \"RFC 50, Oaks, Section 2, and\n     RFC 51: Elms (Section 4)\"",
         "rfc50 rfc50#section-2 rfc51 rfc51#section-4 "},
        {"REFERENCE \"Section 2 on Oaks.  RFC 50\"", "rfc50#section-2 rfc50 "},
        {"REFERENCE \"Oaks Version 2, Section 2\"", ""},
        {"REFERENCE \"See Section 2\"", "#section-2 "},
        {"the \"by reference\" way in Section 2", "#section-2 "},
    };
    CHECK(phrases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_document_behind_owns_the_list),
        cmocka_unit_test(the_document_before_owns_the_list),
        cmocka_unit_test(words_point_back_to_a_document),
        cmocka_unit_test(a_chain_of_sections_has_one_owner),
        cmocka_unit_test(what_is_missing_here_is_of_the_document_named),
        cmocka_unit_test(standards_of_others_are_not_followed),
        cmocka_unit_test(a_reference_clause_is_about_its_document),
    };
    return cmocka_run_group_tests_name("owner", tests, NULL, NULL);
}
