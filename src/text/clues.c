/* SPDX-License-Identifier: MIT
 *
 * Two tables, and a look-up by the first byte, so that a line is read once for all of them.  Pure;
 * any thread.
 */
#include "base/platform.h"

#include "text/clues.h"

#include <string.h>

#include "text/sign.h"

enum { CLUES_MOST = 64, RUN_MOST = 4, ANY_DIGIT = '\1' /* stands for one, hexadecimal */ };

struct clue {
    struct str text;
    enum sign sign;
};

#define CLUE(text, sign)                                                                           \
    {                                                                                              \
        {(text), sizeof(text) - 1}, (sign)                                                         \
    }

static const struct clue inside[] = {
    CLUE("+-+-+", SIGN_BITS),     CLUE("+--+--+", SIGN_BITS),  CLUE("0 1 2 3 4", SIGN_BITS),
    CLUE("| ", SIGN_ART),         CLUE("+--", SIGN_ART),       CLUE("--+", SIGN_ART),
    CLUE("|--", SIGN_ART),        CLUE("--|", SIGN_ART),       CLUE("\\ ", SIGN_ART),
    CLUE("----", SIGN_ART),       CLUE("====", SIGN_ART),      CLUE("____", SIGN_ART),
    CLUE("+==", SIGN_ART),        CLUE("-->", SIGN_ARROW),     CLUE("<--", SIGN_ARROW),
    CLUE("==>", SIGN_ARROW),      CLUE("<==", SIGN_ARROW),     CLUE("->|", SIGN_ARROW),
    CLUE("|<-", SIGN_ARROW),      CLUE("|->", SIGN_ARROW),     CLUE("<-|", SIGN_ARROW),
    CLUE("- >", SIGN_ARROW),      CLUE("*(", SIGN_GRAMMAR),    CLUE("/ ", SIGN_SLASH),
    CLUE("1*", SIGN_GRAMMAR),     CLUE("%x\1", SIGN_GRAMMAR),  CLUE("%d\1", SIGN_GRAMMAR),
    CLUE("DIGIT", SIGN_GRAMMAR),  CLUE("ALPHA", SIGN_GRAMMAR), CLUE("CRLF", SIGN_GRAMMAR),
    CLUE("DQUOTE", SIGN_GRAMMAR), CLUE("*[", SIGN_GRAMMAR),    CLUE("HEXDIG", SIGN_GRAMMAR),
    CLUE("*<", SIGN_GRAMMAR),     CLUE("> | <", SIGN_GRAMMAR), CLUE("*\"", SIGN_GRAMMAR),
    CLUE("[\"", SIGN_GRAMMAR),    CLUE("| \"", SIGN_GRAMMAR),  CLUE(":=", SIGN_ASSIGNS),
    CLUE("->", SIGN_POINTS),      CLUE("==", SIGN_POINTS),     CLUE("+ ", SIGN_CALL),
};

static const struct clue leading[] = {
    CLUE("struct ", SIGN_CODE_WORD),
    CLUE("typedef ", SIGN_CODE_WORD),
    CLUE("enum ", SIGN_CODE_WORD),
    CLUE("#define", SIGN_CODE_WORD),
    CLUE("#include", SIGN_CODE_WORD),
    CLUE("#if", SIGN_CODE_WORD),
    CLUE("#endif", SIGN_CODE_WORD),
    CLUE("int ", SIGN_CODE_WORD),
    CLUE("char ", SIGN_CODE_WORD),
    CLUE("void ", SIGN_CODE_WORD),
    CLUE("unsigned ", SIGN_CODE_WORD),
    CLUE("if (", SIGN_CODE_WORD),
    CLUE("while (", SIGN_CODE_WORD),
    CLUE("for (", SIGN_CODE_WORD),
    CLUE("SYNTAX ", SIGN_CODE_WORD),
    CLUE("MAX-ACCESS", SIGN_CODE_WORD),
    CLUE("MIN-ACCESS", SIGN_CODE_WORD),
    CLUE("ACCESS ", SIGN_CODE_WORD),
    CLUE("STATUS ", SIGN_CODE_WORD),
    CLUE("DESCRIPTION", SIGN_CODE_WORD),
    CLUE("INDEX ", SIGN_CODE_WORD),
    CLUE("IMPORTS", SIGN_CODE_WORD),
    CLUE("FROM ", SIGN_CODE_WORD),
    CLUE("BEGIN", SIGN_CODE_WORD),
    CLUE("SEQUENCE", SIGN_CODE_WORD),
    CLUE("REFERENCE ", SIGN_CODE_WORD),
    CLUE("UNITS ", SIGN_CODE_WORD),
    CLUE("DEFVAL", SIGN_CODE_WORD),
    CLUE("OBJECT ", SIGN_CODE_WORD),
    CLUE("GROUP ", SIGN_CODE_WORD),
    CLUE("HTTP/", SIGN_CODE_WORD),
    CLUE("GET /", SIGN_CODE_WORD),
    CLUE("POST /", SIGN_CODE_WORD),
    CLUE("PUT /", SIGN_CODE_WORD),
    CLUE("INVITE sip", SIGN_CODE_WORD),
    CLUE("SIP/2.0 ", SIGN_CODE_WORD),
    CLUE("<?xml", SIGN_CODE_WORD),
    CLUE("v=0", SIGN_CODE_WORD),
    CLUE("o=", SIGN_CODE_WORD),
    CLUE("m=", SIGN_CODE_WORD),
    CLUE("a=", SIGN_CODE_WORD),
    CLUE("c=", SIGN_CODE_WORD),
    CLUE("s=", SIGN_CODE_WORD),
    CLUE("t=", SIGN_CODE_WORD),
    CLUE("/*", SIGN_COMMENT),
    CLUE("*/", SIGN_COMMENT),
    CLUE("//", SIGN_COMMENT),
    CLUE("-- ", SIGN_COMMENT),
    CLUE("# ", SIGN_COMMENT),
    CLUE("/ ", SIGN_ALTERNATE),
    CLUE("| ", SIGN_ALTERNATE),
    CLUE(";", SIGN_REMARK),
    CLUE("C: ", SIGN_TRACE),
    CLUE("S: ", SIGN_TRACE),
    CLUE("R: ", SIGN_TRACE),
    CLUE("I: ", SIGN_TRACE),
    CLUE("> ", SIGN_TRACE),
    CLUE(">>", SIGN_TRACE),
    CLUE("<<", SIGN_TRACE),
    CLUE("( ", SIGN_DENSE),
    CLUE("% ", SIGN_TRACE),
    CLUE("$ ", SIGN_TRACE),
};

_Static_assert(ARRAY_LEN(inside) <= CLUES_MOST && ARRAY_LEN(leading) <= CLUES_MOST,
               "a bit for each clue");

static void index_clues(uint64_t *by_first, const struct clue *clues, size_t n)
{
    for (size_t i = 0; i < n; i++)
        by_first[(unsigned char)clues[i].text.p[0]] |= UINT64_C(1) << i;
}

void clues_init(struct clues *c)
{
    memset(c, 0, sizeof *c);
    index_clues(c->inside, inside, ARRAY_LEN(inside));
    index_clues(c->leading, leading, ARRAY_LEN(leading));
}

/* The first byte is known to be the same. */
static bool goes_on(struct str text, struct str s)
{
    size_t i = 1;
    while (i < text.n && i < s.n &&
           (s.p[i] == text.p[i] || (text.p[i] == ANY_DIGIT && char_is_hex(s.p[i]))))
        i++;
    return i == text.n;
}

/* The signs of those clues, a bit each in `which`, that s begins with. */
static uint32_t signs_at(const struct clue *clues, uint64_t which, struct str s)
{
    uint32_t signs = 0;
    for (; which != 0; which &= which - 1) {
        const struct clue *k = &clues[__builtin_ctzll(which)];
        if (goes_on(k->text, s))
            signs |= sign_bit(k->sign, true);
    }
    return signs;
}

uint32_t clues_leading(const struct clues *c, struct str s)
{
    return s.n > 0 ? signs_at(leading, c->leading[(unsigned char)s.p[0]], s) : 0;
}

/* Over a long run of one character, but for as many as a clue can have of it. */
static size_t skip_run(struct str s, size_t at)
{
    while (at + RUN_MOST < s.n && s.p[at] == s.p[at + 1] && s.p[at] == s.p[at + 2] &&
           s.p[at] == s.p[at + 3] && s.p[at] == s.p[at + RUN_MOST])
        at++;
    return at;
}

uint32_t clues_inside(const struct clues *c, struct str s)
{
    uint32_t signs = 0;
    for (size_t i = 0; i < s.n && (signs & sign_bit(SIGN_BITS, true)) == 0; i++) {
        uint64_t which = c->inside[(unsigned char)s.p[i]];
        if (which == 0)
            continue;
        signs |= signs_at(inside, which, str_from(s, i));
        i = skip_run(s, i);
    }
    return signs;
}
