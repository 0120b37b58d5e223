/* SPDX-License-Identifier: MIT
 *
 * A stack machine of a few dozen operators.  Pure; survives any bytes.
 */
#include "base/platform.h"

#include "ui/capstring.h"

enum { CAPSTRING_STACK = 20, CAPSTRING_PARAMETERS = 9, CAPSTRING_LARGEST = 1 << 20 };

struct capstring {
    struct str cap;
    size_t i; /* behind what was read */
    int stack[CAPSTRING_STACK];
    size_t depth;
    int parameters[CAPSTRING_PARAMETERS];
};

static void capstring_push(struct capstring *c, int value)
{
    if (c->depth < CAPSTRING_STACK)
        c->stack[c->depth++] = value;
}

static int capstring_pop(struct capstring *c)
{
    return c->depth > 0 ? c->stack[--c->depth] : 0;
}

/* The next byte, NUL at the end. */
static char capstring_next(struct capstring *c)
{
    return c->i < c->cap.n ? c->cap.p[c->i++] : '\0';
}

static int capstring_limited(int64_t n)
{
    return n > CAPSTRING_LARGEST    ? CAPSTRING_LARGEST
           : n < -CAPSTRING_LARGEST ? -CAPSTRING_LARGEST
                                    : (int)n;
}

static int capstring_compute(char op, int a, int b)
{
    switch (op) {
    case '+':
        return capstring_limited((int64_t)a + b);
    case '-':
        return capstring_limited((int64_t)a - b);
    case '*':
        return capstring_limited((int64_t)a * b);
    case '/':
        return b != 0 ? a / b : 0;
    case 'm':
        return b != 0 ? a % b : 0;
    case '&':
        return a & b;
    case '|':
        return a | b;
    case '^':
        return a ^ b;
    case '=':
        return a == b;
    case '<':
        return a < b;
    case '>':
        return a > b;
    case 'A':
        return a && b;
    default: /* 'O' */
        return a || b;
    }
}

/* From behind a %t that was false (to_else) or a %e: to the end of what is not to be done. */
static void capstring_skip(struct capstring *c, bool to_else)
{
    int inner = 0;
    while (c->i < c->cap.n) {
        if (capstring_next(c) != '%')
            continue;
        char op = capstring_next(c);
        if (op == '?')
            inner++;
        else if (op == ';' && inner-- == 0)
            return;
        else if (op == 'e' && inner == 0 && to_else)
            return;
    }
}

static void capstring_number(struct capstring *c)
{
    int n = 0;
    char digit;
    while (char_is_digit(digit = capstring_next(c)))
        n = capstring_limited((int64_t)n * 10 + (digit - '0'));
    capstring_push(c, n); /* digit is '}' */
}

static void capstring_add_number(struct strbuf *out, int n, int width, bool zero)
{
    char digits[16];
    size_t at = sizeof digits;
    unsigned left = n < 0 ? 0u - (unsigned)n : (unsigned)n;
    do
        digits[--at] = (char)('0' + left % 10);
    while ((left /= 10) > 0);
    if (n < 0)
        digits[--at] = '-';
    while (width > (int)(sizeof digits - at) && at > 0)
        digits[--at] = zero ? '0' : ' ';
    strbuf_add(out, digits + at, sizeof digits - at);
}

/* "%d", and with widths as in "%2.2d". */
static bool capstring_formatted(struct capstring *c, struct strbuf *out)
{
    size_t i = c->i - 1;
    int width = 0;
    bool zero = false;
    for (; i < c->cap.n && (char_is_digit(c->cap.p[i]) || c->cap.p[i] == '.'); i++) {
        zero |= c->cap.p[i] == '.' || (c->cap.p[i] == '0' && width == 0);
        if (c->cap.p[i] == '.')
            width = 0;
        else if (width < 10)
            width = width * 10 + (c->cap.p[i] - '0');
    }
    if (i >= c->cap.n || c->cap.p[i] != 'd')
        return false;
    c->i = i + 1;
    capstring_add_number(out, capstring_pop(c), width, zero);
    return true;
}

/* What comes after a "%". */
static void capstring_operator(struct capstring *c, struct strbuf *out)
{
    char op = capstring_next(c);
    int b;
    switch (op) {
    case '%':
        strbuf_add_char(out, '%');
        break;
    case 'c':
        strbuf_add_char(out, (char)capstring_pop(c));
        break;
    case 'p':
        op = capstring_next(c);
        capstring_push(c, op >= '1' && op <= '9' ? c->parameters[op - '1'] : 0);
        break;
    case 'i':
        c->parameters[0]++;
        c->parameters[1]++;
        break;
    case '{':
        capstring_number(c);
        break;
    case '\'':
        capstring_push(c, (unsigned char)capstring_next(c));
        capstring_next(c);
        break;
    case '!':
        capstring_push(c, !capstring_pop(c));
        break;
    case '~':
        capstring_push(c, ~capstring_pop(c));
        break;
    case 't':
        if (!capstring_pop(c))
            capstring_skip(c, true);
        break;
    case 'e':
        capstring_skip(c, false);
        break;
    case '?':
    case ';':
    case '\0':
        break;
    default:
        if (str_find_char(STR("+-*/m&|^=<>AO"), op, 0) >= 0) {
            b = capstring_pop(c);
            capstring_push(c, capstring_compute(op, capstring_pop(c), b));
        } else if (!capstring_formatted(c, out)) {
            capstring_pop(c);
        }
    }
}

void capstring_expand(struct strbuf *out, struct str cap, int first, int second)
{
    struct capstring c = {.cap = cap, .parameters = {first, second}};
    while (c.i < cap.n) {
        ptrdiff_t percent = str_find_char(cap, '%', c.i);
        size_t end = percent >= 0 ? (size_t)percent : cap.n;
        strbuf_add(out, cap.p + c.i, end - c.i);
        c.i = end + 1;
        if (percent >= 0)
            capstring_operator(&c, out);
    }
}

void capstring_unpadded(struct strbuf *out, struct str cap)
{
    while (cap.n > 0) {
        ptrdiff_t pad = str_find(cap, STR("$<"), 0);
        ptrdiff_t end = pad >= 0 ? str_find_char(cap, '>', (size_t)pad) : -1;
        strbuf_add_str(out, str_slice(cap, 0, end >= 0 ? (size_t)pad : cap.n));
        if (end < 0)
            return;
        cap = str_from(cap, (size_t)end + 1);
    }
}
