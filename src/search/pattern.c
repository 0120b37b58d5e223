/* SPDX-License-Identifier: MIT
 *
 * Compiles what search/phrase.h makes of the typed pattern, and runs it within limits.  The machine
 * code of PCRE2's compiler (JIT) is used where the system allows it; without it the interpreter
 * gives the same answers.
 *
 * Owner: one thread.
 */
#include "base/platform.h"

#include "search/pattern.h"

#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/bug.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/xmalloc.h"
#include "search/phrase.h"

enum { PATTERN_HEAP_KIB = 65536, PATTERN_STACK_FIRST = 32 << 10, PATTERN_STACK_MAX = 1 << 20 };

/* How much longer a step of backtracking takes the interpreter. */
enum { PATTERN_INTERPRETER_COST = 8 };

struct pattern {
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
    bool of_lines;
};

/* The compiler's own words for a fault, and where it is in what was typed: characters from 1. */
static bool pattern_fault(struct err *e, const struct phrase *phrase, struct str typed, int code,
                          size_t offset)
{
    size_t until = phrase_typed_offset(phrase, offset), at = 1;
    for (size_t i = 0; i < until; at++)
        utf8_next(typed, &i);
    PCRE2_UCHAR words[200] = "";
    pcre2_get_error_message(code, words, sizeof words);
    return err_set(e, ERR_USAGE, "bad pattern at %zu: %s (pattern)", at, (const char *)words);
}

/* Every character for itself; blanks and hyphens keep what search/phrase.h does for them. */
static void pattern_quote(struct str typed, struct strbuf *out)
{
    for (size_t i = 0; i < typed.n; i++) {
        char c = typed.p[i];
        if ((unsigned char)c < 128 && !char_is_alnum(c) && c != ' ' && c != '-')
            strbuf_add_cstr(out, "\\");
        strbuf_add(out, &c, 1);
    }
}

static bool pattern_is_caseless(const struct phrase *phrase, unsigned how)
{
    return (how & PATTERN_ANY_CASE) || (!(how & PATTERN_MIND_CASE) && !phrase->upper);
}

static pcre2_code *pattern_compile(struct str typed, unsigned how, bool *of_lines, struct err *e)
{
    struct phrase phrase;
    phrase_init(&phrase, typed);
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C |
                       PCRE2_USE_OFFSET_LIMIT |
                       (pattern_is_caseless(&phrase, how) ? PCRE2_CASELESS : 0);
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);
    if (context != NULL && (how & PATTERN_WORD))
        pcre2_set_compile_extra_options(context, PCRE2_EXTRA_MATCH_WORD);
    int fault;
    PCRE2_SIZE offset;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)strbuf_cstr(&phrase.text), phrase.text.n, options,
                                     &fault, &offset, context);
    pcre2_compile_context_free(context);
    if (code == NULL)
        pattern_fault(e, &phrase, typed, fault, offset);
    *of_lines = phrase.lines;
    phrase_release(&phrase);
    return code;
}

struct pattern *pattern_new(struct str typed, unsigned how, struct err *e)
{
    if (typed.n > PATTERN_MAX) {
        err_set(e, ERR_USAGE, "a pattern of more than %d bytes (pattern)", PATTERN_MAX);
        return NULL;
    }
    if (!utf8_valid(typed)) {
        err_set(e, ERR_USAGE, "the pattern is not UTF-8 (pattern)");
        return NULL;
    }
    bool of_lines;
    struct strbuf quoted = STRBUF_INIT(2 * PATTERN_MAX);
    if (how & PATTERN_LITERAL)
        pattern_quote(typed, &quoted);
    pcre2_code *code =
        pattern_compile(how & PATTERN_LITERAL ? strbuf_str(&quoted) : typed, how, &of_lines, e);
    strbuf_release(&quoted);
    if (code == NULL)
        return NULL;
    struct pattern *p = xcalloc(1, sizeof *p);
    p->code = code;
    p->of_lines = of_lines;
    p->data = pcre2_match_data_create(1, NULL);
    p->context = pcre2_match_context_create(NULL);
    if (p->data == NULL || p->context == NULL)
        BUG("no memory for a pattern");
    pcre2_set_heap_limit(p->context, PATTERN_HEAP_KIB);
    if (pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) == 0) {
        p->stack = pcre2_jit_stack_create(PATTERN_STACK_FIRST, PATTERN_STACK_MAX, NULL);
        pcre2_jit_stack_assign(p->context, NULL, p->stack);
    }
    return p;
}

void pattern_free(struct pattern *p)
{
    if (p == NULL)
        return;
    pcre2_jit_stack_free(p->stack);
    pcre2_match_context_free(p->context);
    pcre2_match_data_free(p->data);
    pcre2_code_free(p->code);
    free(p);
}

/* A limit was hit, or (with the pattern and subject checked before) memory ran out. */
static int pattern_too_complex(struct err *e)
{
    err_set(e, ERR_USAGE, "pattern too complex for this text (pattern)");
    return -1;
}

int pattern_find_within(struct pattern *p, uint32_t steps, struct str subject, uint32_t from,
                        uint32_t until, struct match *m, struct err *e)
{
    pcre2_set_match_limit(p->context, p->stack != NULL ? steps : steps / PATTERN_INTERPRETER_COST);
    while (from < until && from < subject.n) {
        pcre2_set_offset_limit(p->context, until - 1);
        int rc = pcre2_match(p->code, (PCRE2_SPTR)subject.p, subject.n, from,
                             PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, p->data, p->context);
        if (rc == PCRE2_ERROR_NOMATCH)
            return 0;
        if (rc < 0)
            return pattern_too_complex(e);
        const PCRE2_SIZE *at = pcre2_get_ovector_pointer(p->data);
        if (at[0] >= from && at[0] < at[1]) {
            *m = (struct match){(uint32_t)at[0], (uint32_t)at[1]};
            return 1;
        }
        /* \K can turn a match inside out: go on behind its start */
        size_t next = pcre2_get_startchar(p->data);
        utf8_next(subject, &next);
        from = (uint32_t)next;
    }
    return 0;
}

int pattern_find(struct pattern *p, struct str subject, uint32_t from, uint32_t until,
                 struct match *m, struct err *e)
{
    return pattern_find_within(p, PATTERN_STEPS, subject, from, until, m, e);
}

bool pattern_is_of_lines(const struct pattern *p)
{
    return p->of_lines;
}
