/* SPDX-License-Identifier: MIT
 *
 * links: every phrasing, each to the right document; and what only looks like a reference.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>

#include "base/strbuf.h"
#include "text/document.h"

/* Sections 1, 2, 2.1 and Appendix A, and references, around the words of a case. */
static const char before[] = "1.  First\n\n   ";
static const char after[] =
    "\n\n2.  Second\n\n   Words that stand three columns in, so that headings stand out here.\n"
    "   And more words that stand three columns in, so that headings stand out.\n\n"
    "2.1.  Third\n\n   Words.\n\n3.  References\n\n"
    "   [1]     Oak, O., \"One\", RFC 1111, June 1990.\n\n"
    "   [2]     Oak, O., \"A Book about RFC 5\", 1999.\n\n"
    "   [HTTP]  Oak, O., \"Semantics\", STD 97, RFC 9110,\n           June 2022.\n\n"
    "   [TWO]   Oak, O., \"Two\", RFC 21 and RFC 22.\n\n"
    "   [UNI-CODE]\n           A Consortium, \"Unicode\".\n\n"
    "   [STD13] Oak, O., \"Names\", STD 13, RFC 24, RFC 25.\n\n"
    "   [DRAFT] Oak, O., \"Drafts\", draft-oak-boats-07, 1999.\n\n"
    "   [Oak, 1990] Oak, O., \"Three\", RFC 23.\n\n"
    "Appendix A.  Fourth\n\n   Words.\n";

/* The links of the words, as "target=text|". */
static void assert_links(const char *words, const char *expected)
{
    struct strbuf raw = STRBUF_INIT(STRBUF_TEXT), got = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&raw, "%s%s%s", before, words, after);
    struct document *d = document_new(strbuf_str(&raw), 9999);
    size_t end = (size_t)str_find(d->text, STR("\n2.  Second"), 0);
    for (uint32_t i = 0; i < d->link_count && d->links[i].start < end; i++) {
        const struct link *k = &d->links[i];
        strbuf_addf(&got, "%.*s=", STR_ARG(k->target));
        for (size_t at = k->start; at < k->end; at++)
            strbuf_add_char(&got, d->text.p[at] == '\n' ? '/' : d->text.p[at]);
        strbuf_add_char(&got, '|');
    }
    assert_string_equal(strbuf_cstr(&got), expected);
    document_release(d);
    strbuf_release(&raw);
    strbuf_release(&got);
}

struct link_case {
    const char *words, *expected;
};

static void check(const struct link_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_links(cases[i].words, cases[i].expected);
}

static void documents_by_number(void **state)
{
    (void)state;
    static const struct link_case cases[] = {
        {"see RFC 9110.", "rfc9110=RFC 9110|"},
        {"see RFC-1156, RFC1157 and (RFC 0822)",
         "rfc1156=RFC-1156|rfc1157=RFC1157|rfc822=RFC 0822|"},
        {"NWG/RFC #36 of old", "rfc36=RFC #36|"},
        {"RFCs 734, 736 and 749 but not 750", "rfc734=RFCs 734|rfc736=736|rfc749=749|"},
        {"RFC 821/822", "rfc821=RFC 821|rfc822=822|"},
        {"see RFC\n   9110 there", "rfc9110=RFC/   9110|"},
        {"in RFC-\n   821 too", "rfc821=RFC-/   821|"},
        {"Request for Comments 791 is", "rfc791=Request for Comments 791|"},
        {"this is RFC 9999 itself", ""},
        {"an RFC1006-like service", "rfc1006=RFC1006|"},
        {"RFC 10004 is late", "rfc10004=RFC 10004|"},
        {"the rfc822 or \"rfc822\" type, data='rfc5278'",
         "rfc822=rfc822|rfc822=rfc822|rfc5278=rfc5278|"},
        {"NWG/RFC Nos. 36 and 39, RFC's 103, 106",
         "rfc36=RFC Nos. 36|rfc39=39|rfc103=RFC's 103|rfc106=106|"},
        {"RFC #s: 13, 49", "rfc13=RFC #s: 13|rfc49=49|"},
        {"RFC's #207 and #212", "rfc207=RFC's #207|rfc212=#212|"},
        {"NWG/RFC No. 107 and NWG-RFC #534", "rfc107=RFC No. 107|rfc534=RFC #534|"},
        {"previous RFCs (827, 1102)", "rfc827=RFCs (827|rfc1102=1102|"},
        {"RFCs734 and 735", "rfc734=RFCs734|rfc735=735|"},
        {"Request for Comment (RFC) 177", "rfc177=Request for Comment (RFC) 177|"},
        {"a non-RFC 1918 address", "rfc1918=RFC 1918|"},
        {"RFC 791 is at the start", "rfc791=RFC 791|"},
        {"mib-2 FROM RFC1213-MIB", "rfc1213=RFC1213|"},
        {"the RFC5321.MailFrom and RFC822.SIZE", "rfc5321=RFC5321|rfc822=RFC822|"},
    };
    check(cases, ARRAY_LEN(cases));
}

static void names_that_only_look_like_documents(void **state)
{
    (void)state;
    static const struct link_case cases[] = {
        {"RFC822-address, RFC1213-MIB DEFINITIONS, rfc822.size", ""},
        {"id-at-RFC3281 and DD.RFC-822=x", ""},
        {"in RFCs, 34 positives; in RFCs (1) to publish", ""},
        {"DCE RFC 26, the Software Foundation DCE\n   RFC 86", ""},
        {"Experimental RFCs\n   7.  Boats", ""},
        {"RFC4346bis and draft-rfc6145bis", ""},
        {"get rfc1274.txt; rfc822;a@b", ""},
        {"MIL-STD-1777, STD DEV, BCP-free", ""},
        {"XRFC 12, RFC, RFC x, RFC 0", ""},
        {"RFC 9110\n\n   2000 was a year", "rfc9110=RFC 9110|"},
    };
    check(cases, ARRAY_LEN(cases));
}

static void series(void **state)
{
    (void)state;
    static const struct link_case cases[] = {
        {"BCP 14, STD 7 and FYI-36", "bcp14=BCP 14|std7=STD 7|fyi36=FYI-36|"},
        {"BCP\n   14", "bcp14=BCP/   14|"},
        {"BCPs 78 and 79", "bcp78=BCPs 78|bcp79=79|"},
        {"RFC 1213/STD 17", "rfc1213=RFC 1213|std17=STD 17|"},
        {"IEEE STD 802, CSC-STD-002-85, ANSI\n   STD 754, STD 802-2014", ""},
    };
    check(cases, ARRAY_LEN(cases));
}

static void tags(void **state)
{
    (void)state;
    static const struct link_case cases[] = {
        {"see [HTTP].", "rfc9110=[HTTP]|"},
        {"see [1] and [2].", "rfc1111=[1]|#ref-2=[2]|"},
        {"see [RFC2119], [RFC 2119] and [RFC-\n   2119]",
         "rfc2119=[RFC2119]|rfc2119=[RFC 2119]|rfc2119=[RFC-/   2119]|"},
        {"see [UNI-\n   CODE]", "#ref-UNI-CODE=[UNI-/   CODE]|"},
        {"see [1, HTTP; RFC5]", "rfc1111=1|rfc9110=HTTP|rfc5=RFC5|"},
        {"see [1][2]", "rfc1111=[1]|#ref-2=[2]|"},
        {"see [TWO]", "#ref-TWO=[TWO]|"},
        {"in RFC 2068[1], and (MTU)[1]", "rfc2068=RFC 2068|rfc1111=[1]|rfc1111=[1]|"},
        {"a[1] = b[2]; [1] IMPLICIT, [3], [0], [x], []", ""},
        {"oar [1] Lantern,\n   sail [2] Rope OPTIONAL }", ""},
        {"[RFC2119][RFC8174]", "rfc2119=[RFC2119]|rfc8174=[RFC8174]|"},
        {"[RFC 2119, 8174, 1]", "rfc2119=RFC 2119|rfc8174=8174|rfc1111=1|"},
        {"[RFCs 1945, 2616]", "rfc1945=RFCs 1945|rfc2616=2616|"},
        {"[1]-[2]", "rfc1111=[1]|#ref-2=[2]|"},
        {"[STD13] and [DRAFT]", "std13=[STD13]|#ref-DRAFT=[DRAFT]|"},
        {"[Oak, 1990]", "rfc23=[Oak, 1990]|"},
    };
    check(cases, ARRAY_LEN(cases));
}

static void sections_of_this_document(void **state)
{
    (void)state;
    static const struct link_case cases[] = {
        {"see Section 2.1.", "#section-2.1=Section 2.1|"},
        {"see section\n   2.1 and appendix A",
         "#section-2.1=section/   2.1|#appendix-A=appendix A|"},
        {"Section 2 of this document", "#section-2=Section 2|"},
        {"Sections 1, 2 and 2.1", "#section-1=Sections 1|#section-2=2|#section-2.1=2.1|"},
        {"\xC2\xA7 2.1", "#section-2.1=\xC2\xA7 2.1|"},
        {"Section 9.9, Appendix Z, section of, Section 2.e", ""},
        {"[HTTP] is nice.  Section 2 is too.", "rfc9110=[HTTP]|#section-2=Section 2|"},
        {"[HTTP] (see Section 2)", "rfc9110=[HTTP]|#section-2=Section 2|"},
    };
    check(cases, ARRAY_LEN(cases));
}

static void sections_of_others(void **state)
{
    (void)state;
    static const struct link_case cases[] = {
        {"Section 4.2 of [HTTP]", "rfc9110#section-4.2=Section 4.2 of [HTTP]|"},
        {"Section 4.2\n   of [1] says", "rfc1111#section-4.2=Section 4.2/   of [1]|"},
        {"Section 3.2. of RFC 5201", "rfc5201#section-3.2=Section 3.2. of RFC 5201|"},
        {"[RFC7230], Section 3.1", "rfc7230#section-3.1=[RFC7230], Section 3.1|"},
        {"RFC 5213: Sections 2 and 5.1",
         "rfc5213#section-2=RFC 5213: Sections 2|rfc5213#section-5.1=5.1|"},
        {"Sections 4.1 and 4.3 of RFC 9110",
         "rfc9110#section-4.1=Sections 4.1|rfc9110#section-4.3=4.3 of RFC 9110|"},
        {"Appendix B of [HTTP]", "rfc9110#appendix-B=Appendix B of [HTTP]|"},
        {"Section 2 of the semantics document [HTTP]",
         "rfc9110#section-2=Section 2 of the semantics document [HTTP]|"},
        {"Section 5.8 (\"Titles\") of [HTTP]",
         "rfc9110#section-5.8=Section 5.8 (\"Titles\") of [HTTP]|"},
        {"RFC 793's Section 3.2", "rfc793#section-3.2=RFC 793's Section 3.2|"},
        {"Section 4 of\n\n   RFC 9110 is another matter", "rfc9110=RFC 9110|"},
        {"[HTTP, Section 4.4]", "rfc9110#section-4.4=HTTP, Section 4.4|"},
    };
    check(cases, ARRAY_LEN(cases));
}

static void sections_of_what_cannot_be_followed(void **state)
{
    (void)state;
    static const struct link_case cases[] = {
        {"Section 2 of the Unicode Standard [UNI-CODE]", "#ref-UNI-CODE=[UNI-CODE]|"},
        {"Section 2 of the Trust Legal Provisions", ""},
        {"Section 2 of the book describes what is in [HTTP]", "rfc9110=[HTTP]|"},
        {"Section 2 of [9], based upon RFC 5", "rfc5=RFC 5|"},
    };
    check(cases, ARRAY_LEN(cases));
}

static void addresses(void **state)
{
    (void)state;
    static const struct link_case cases[] = {
        {"at https://example.org/a_(b). Next",
         "https://example.org/a_(b)=https://example.org/a_(b)|"},
        {"(ftp://example.org/x.txt)", "ftp://example.org/x.txt=ftp://example.org/x.txt|"},
        {"<https://example.org/\n   a-b>", "https://example.org/a-b=https://example.org//   a-b|"},
        {"http://example.org/a-\n   b/c.html now",
         "http://example.org/a-b/c.html=http://example.org/a-/   b/c.html|"},
        {"ftp://example.org/ether-\n   numbers",
         "ftp://example.org/ether-numbers=ftp://example.org/ether-/   numbers|"},
        {"<http://\n   www.example.org/x>",
         "http://www.example.org/x=http:///   www.example.org/x|"},
        {"<http://example.org/a/\n   b/\n   c/\n   d/\n   e>",
         "http://example.org/a/b/c/d/e=http://example.org/a//   b//   c//   d//   e|"},
        {"http://example.org/a\n   /b.html, and",
         "http://example.org/a/b.html=http://example.org/a/   /b.html|"},
        {"http://example.org/?a=1&\n   b=2",
         "http://example.org/?a=1&b=2=http://example.org/?a=1&/   b=2|"},
        {"http://example.org/\n   HTTPLatency.html",
         "http://example.org/HTTPLatency.html=http://example.org//   HTTPLatency.html|"},
        {"http://example.org/\n   http://example.net/",
         "http://example.org/=http://example.org/|http://example.net/=http://example.net/|"},
        {"<http://example.org/a\n   >, too", "http://example.org/a=http://example.org/a|"},
        {"http://example.org/\n   and more", "http://example.org/=http://example.org/|"},
        {"http://example.org/\n   ./ and ../b", "http://example.org/=http://example.org/|"},
        {"http://example.org/\n   ?.", "http://example.org/=http://example.org/|"},
        {"www.example.org, www.example.org:80", "http://www.example.org=www.example.org|"},
        {"http:// and https://.", ""},
        {"draft-ietf-oak-x-07.txt", "draft-ietf-oak-x-07=draft-ietf-oak-x-07|"},
        {"draft-ietf-oak-\n   long-name-07",
         "draft-ietf-oak-long-name-07=draft-ietf-oak-/   long-name-07|"},
        {"draft-standard, draft-, draft-oak-boats-NN", ""},
        {"HTTP://www.Example.org/A", "http://www.Example.org/A=HTTP://www.Example.org/A|"},
        {"to oak@example.org.", "mailto:oak@example.org=oak@example.org|"},
        {"a@b, @x.org, a@", ""},
    };
    check(cases, ARRAY_LEN(cases));
}

static void figures_and_tables(void **state)
{
    (void)state;
    static const struct link_case cases[] = {
        {"Figure 1 and Table 2 and Figure 3\n\n      Figure 1: A\n\n      Table 2\n",
         "#figure-1=Figure 1|#table-2=Table 2|"},
        {"Table 2 of [HTTP] and Figure 1 in RFC 5\n\n      Figure 1: A\n\n      Table 2\n",
         "rfc9110=[HTTP]|rfc5=RFC 5|"},
        {"Figures 1, 2 and\n   3\n\n   Figure 1: A\n\n   Figure 3: B\n\n   Figure 2: C\n",
         "#figure-1=Figures 1|#figure-2=2|#figure-3=3|"},
        {"Tables 1 and 2 of [HTTP]\n\n   Table 1: A\n\n   Table 2: B\n", "rfc9110=[HTTP]|"},
        {"Figures\n\n   1  A\n\n   Figure 1: A\n", ""},
        {"[HTTP], Figure 1\n\n      Figure 1: A\n", "rfc9110=[HTTP]|#figure-1=Figure 1|"},
    };
    check(cases, ARRAY_LEN(cases));
}

static void assert_target(const struct document *d, const char *text, const char *target)
{
    for (uint32_t i = 0; i < d->link_count; i++) {
        const struct link *k = &d->links[i];
        struct str s = {d->text.p + k->start, k->end - k->start};
        if (str_eq(s, str_of(text)) && (target == NULL || str_eq(k->target, str_of(target))))
            return;
    }
    fail_msg("no link %s to %s", text, target != NULL ? target : "anything");
}

static void the_masthead_names_others_but_not_itself(void **state)
{
    (void)state;
    size_t n;
    char *bytes = testing_data("text-modern.txt", &n);
    for (uint32_t number = 0; number <= 9877; number += 9877) {
        struct document *d = document_new((struct str){bytes, n}, number);
        static const char *const obsoleted[] = {"7231", "7232", "7233", "7234", "7235", "7538"};
        for (size_t i = 0; i < ARRAY_LEN(obsoleted); i++)
            assert_target(d, obsoleted[i], NULL);
        for (uint32_t i = 0; i < d->link_count; i++)
            assert_false(str_eq(d->links[i].target, STR("rfc9877")));
        document_release(d);
    }
    free(bytes);
}

static void a_text_of_unknown_number_knows_itself(void **state)
{
    (void)state;
    struct document *d = document_new(STR("Network Working Group            A. Oak\n"
                                          "Request for Comments: 4321     May 1990\n\n"
                                          "                 Title\n\n"
                                          "1.  First\n\n   See RFC 4321, RFC 1 and\n"
                                          "   Section 1 of RFC 4321.\n"),
                                      0);
    assert_int_equal(d->link_count, 2);
    assert_target(d, "RFC 1", "rfc1");
    assert_target(d, "Section 1 of RFC 4321", "#section-1");
    document_release(d);
}

static void contents_lead_to_sections_and_pages(void **state)
{
    (void)state;
    size_t n;
    char *bytes = testing_data("text-paged.txt", &n);
    struct document *d = document_new((struct str){bytes, n}, 9876);
    assert_target(d, "1.1. Words", "#section-1.1");
    assert_target(d, "Appendix A. Examples", "#appendix-A");
    assert_target(d, "Acknowledgements", "#name-acknowledgements");
    document_release(d);
    free(bytes);
}

/* "Appendix" above the entry "A  Words" looks like the name of one over a line end. */
static void an_entry_of_the_contents_is_one_link(void **state)
{
    (void)state;
    static const char text[] = "Table of Contents\n\n"
                               "   1  Boats . . . . . . . . . . . 1\n"
                               "   -  2  Lanterns . . . . . . . . 2\n"
                               "   Appendix\n"
                               "   A  Birds . . . . . . . . . . . 3\n\n"
                               "1  Boats\n\n   Words.\n\n2  Lanterns\n\n   Words.\n\n"
                               "A  Birds\n\n   Words.\n";
    struct document *d = document_new(str_of(text), 9999);
    assert_int_equal(d->link_count, 3);
    assert_target(d, "1  Boats", "#section-1");
    assert_target(d, "2  Lanterns", "#section-2");
    assert_target(d, "A  Birds", "#appendix-A");
    document_release(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_by_number),
        cmocka_unit_test(names_that_only_look_like_documents),
        cmocka_unit_test(series),
        cmocka_unit_test(tags),
        cmocka_unit_test(sections_of_this_document),
        cmocka_unit_test(sections_of_others),
        cmocka_unit_test(sections_of_what_cannot_be_followed),
        cmocka_unit_test(addresses),
        cmocka_unit_test(figures_and_tables),
        cmocka_unit_test(the_masthead_names_others_but_not_itself),
        cmocka_unit_test(a_text_of_unknown_number_knows_itself),
        cmocka_unit_test(contents_lead_to_sections_and_pages),
        cmocka_unit_test(an_entry_of_the_contents_is_one_link),
    };
    return cmocka_run_group_tests_name("links", tests, NULL, NULL);
}
