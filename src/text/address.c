/* SPDX-License-Identifier: MIT
 *
 * Readers of URLs, drafts and e-mail addresses, which may be broken over a line end.  Pure; any
 * thread.
 */
#include "base/platform.h"

#include "text/address.h"

#include <string.h>

#include "text/scan.h"

enum {
    URL_LONGEST = 600,
    DRAFT_LONGEST = 160,
    MAIL_LOCAL = 64,
    MAIL_DOMAIN = 120,
    BREAKS = 3, /* line ends that one may go over */
    BRACKETED_BREAKS = 8
};

static bool is_url_char(char c)
{
    return (unsigned char)c > ' ' && c != 0x7F && strchr("<>\"|\\^`{}", c) == NULL;
}

/* Over the line end and the indentation, where the next line goes on at once. */
static size_t next_line(struct str s, size_t at)
{
    if (scan_char(s, at) != '\n')
        return at;
    size_t i = scan_blanks(s, at + 1);
    return scan_char(s, i) == '\n' ? at : i;
}

/* The bytes without line ends and blanks. */
static struct str squeeze(struct arena *arena, struct str s, struct str before)
{
    char *p = arena_alloc(arena, before.n + s.n + 1);
    size_t n = before.n;
    if (before.n > 0)
        memcpy(p, before.p, before.n);
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != ' ' && s.p[i] != '\n')
            p[n++] = s.p[i];
    return (struct str){p, n};
}

/* The target of [start, end) is before, then the bytes from `from` on. */
static size_t add_target(struct mentions *m, size_t start, size_t end, struct str before,
                         size_t from)
{
    struct str rest = str_slice(m->source, from, end);
    mentions_add(m, (struct mention){.start = (uint32_t)start,
                                     .end = (uint32_t)end,
                                     .kind = MENTION_TARGET,
                                     .text = squeeze(m->arena, rest, before)});
    return end;
}

/* ---------------------------------------------------------------- URLs */

/* In <…> a URL goes on over line ends up to the '>'. 0 when there is none in reach. */
static size_t bracketed_url(struct str s, size_t at)
{
    size_t i = at, end = at;
    for (int breaks = 0; i - at < URL_LONGEST;) {
        if (is_url_char(scan_char(s, i))) {
            end = ++i;
        } else if (scan_char(s, i) == '\n' && breaks < BRACKETED_BREAKS && next_line(s, i) != i) {
            i = next_line(s, i);
            breaks++;
        } else {
            break;
        }
    }
    return scan_char(s, i) == '>' ? end : 0;
}

/* Marks of the sentence behind a URL are not part of it; nor is a bracket that it did not open. */
static size_t trim_url(struct str s, size_t start, size_t end)
{
    while (end > start) {
        char c = s.p[end - 1];
        char open = c == ')' ? '(' : c == ']' ? '[' : '\0';
        bool sentence = strchr(".,;:!?' \n", c) != NULL;
        if (!sentence && (open == '\0' || memchr(s.p + start, open, end - start) != NULL))
            break;
        end--;
    }
    return end;
}

/* How a URL begins, and with what its target does. */
struct url_scheme {
    struct str word, target;
};

static const struct url_scheme url_schemes[] = {
    {STR_INIT("https://"), STR_INIT("https://")},
    {STR_INIT("http://"), STR_INIT("http://")},
    {STR_INIT("ftp://"), STR_INIT("ftp://")},
    {STR_INIT("www."), STR_INIT("http://www.")},
};

/* Where its host begins; 0 when none stands there. */
static size_t url_host(struct str s, size_t at, const struct url_scheme **scheme)
{
    for (size_t k = 0; k < ARRAY_LEN(url_schemes); k++) {
        size_t body = scan_word(s, at, url_schemes[k].word);
        if (body == 0)
            continue;
        *scheme = &url_schemes[k];
        size_t host = at > 0 && s.p[at - 1] == '<' ? next_line(s, body) : body;
        return char_is_alnum(scan_char(s, host)) || scan_char(s, host) == '[' ? host : 0;
    }
    return 0;
}

/* A run of characters that could be the rest of a URL and is no word of a sentence. */
static bool is_url_rest(struct str s, size_t at)
{
    size_t i = at, marks = 0;
    for (; i - at < URL_LONGEST && is_url_char(scan_char(s, i)); i++)
        marks += char_is_digit(s.p[i]) ||
                 (strchr("./_-=?&#~%", s.p[i]) != NULL && is_url_char(scan_char(s, i + 1)));
    return marks > 0 && strchr("[(.", s.p[at]) == NULL && scan_word(s, at, STR("http:")) == 0 &&
           scan_word(s, at, STR("https:")) == 0;
}

/* The next line begins with what stands only within a URL. */
static bool is_url_joint(struct str s, size_t at)
{
    return strchr("/&?_", scan_char(s, at)) != NULL && char_is_alnum(scan_char(s, at + 1));
}

/* A bare URL goes on in the next line where it hardly ends: behind '/', '&' or '-' at the line's
 * end, or before one of them. */
static size_t bare_url(struct str s, size_t at)
{
    size_t i = at;
    for (int breaks = 0;; breaks++) {
        while (i - at < URL_LONGEST && is_url_char(scan_char(s, i)))
            i++;
        size_t next = next_line(s, i);
        bool cut = s.p[i - 1] == '-' && char_is_alnum(scan_char(s, next));
        bool open = strchr("/&", s.p[i - 1]) != NULL || is_url_joint(s, next);
        if (breaks == BREAKS || next == i || !(cut || (open && is_url_rest(s, next))))
            return i;
        i = next;
    }
}

size_t read_url(struct mentions *m, size_t at)
{
    struct str s = m->source;
    const struct url_scheme *scheme;
    size_t host = url_host(s, at, &scheme);
    if (host == 0)
        return at;
    bool www = char_lower(s.p[at]) == 'w';
    char before = at > 0 ? s.p[at - 1] : ' ';
    if (www && (before == '.' || before == '/' || before == '@' || before == '-'))
        return at;
    size_t end =
        before == '<' || (before == ':' && at > 4 && s.p[at - 5] == '<') ? bracketed_url(s, at) : 0;
    if (end == 0)
        end = trim_url(s, at, bare_url(s, at));
    if (end <= host || (www && memchr(s.p + at, ':', end - at) != NULL))
        return at;
    return add_target(m, at, end, scheme->target, at + scheme->word.n);
}

/* ---------------------------------------------------------------- drafts */

static size_t draft_run(struct str s, size_t at)
{
    while (char_is_alnum(scan_char(s, at)) || (scan_char(s, at) == '-' && at < s.n))
        at++;
    return at;
}

/* "draft-name-NN" stands for any. */
static bool has_capital(struct str name)
{
    size_t i = 0;
    while (i < name.n && !char_is_upper(name.p[i]))
        i++;
    return i < name.n;
}

size_t address_draft(struct str s, size_t at, struct arena *arena, struct str *name)
{
    size_t i = scan_word(s, at, STR("draft-"));
    if (i == 0 || s.p[at] != 'd')
        return 0;
    for (int breaks = 0;; breaks++) {
        i = draft_run(s, i);
        size_t next = next_line(s, i);
        if (breaks == BREAKS || next == i || s.p[i - 1] != '-' || i - at > DRAFT_LONGEST ||
            !(char_is_lower(scan_char(s, next)) || char_is_digit(scan_char(s, next))))
            break;
        i = next;
    }
    while (i > at && s.p[i - 1] == '-')
        i--;
    if (i - at > DRAFT_LONGEST || has_capital(str_slice(s, at, i)))
        return 0;
    *name = squeeze(arena, str_slice(s, at, i), STR_NONE);
    size_t dashes = 0;
    for (size_t k = 0; k < name->n; k++)
        dashes += name->p[k] == '-';
    return dashes >= 2 ? i : 0;
}

size_t read_draft(struct mentions *m, size_t at)
{
    struct str name;
    char before = at > 0 ? m->source.p[at - 1] : ' ';
    if (before == '/' || before == '-')
        return at;
    size_t end = address_draft(m->source, at, m->arena, &name);
    if (end == 0)
        return at;
    mentions_add(
        m, (struct mention){
               .start = (uint32_t)at, .end = (uint32_t)end, .kind = MENTION_TARGET, .text = name});
    return end;
}

/* ---------------------------------------------------------------- e-mail */

static bool is_mail_char(char c)
{
    return char_is_alnum(c) || (c != '\0' && strchr("._+-%=", c) != NULL);
}

/* Over "example.org"; 0 when it has no dot. */
static size_t mail_domain(struct str s, size_t at)
{
    size_t i = at, dots = 0;
    while (i - at < MAIL_DOMAIN &&
           (char_is_alnum(scan_char(s, i)) || scan_char(s, i) == '-' || scan_char(s, i) == '.')) {
        dots += s.p[i] == '.' && char_is_alnum(scan_char(s, i + 1));
        i++;
    }
    while (i > at && !char_is_alnum(s.p[i - 1]))
        i--;
    return dots > 0 ? i : 0;
}

size_t read_mail(struct mentions *m, size_t at)
{
    struct str s = m->source;
    size_t start = at;
    while (start > 0 && at - start < MAIL_LOCAL && is_mail_char(s.p[start - 1]))
        start--;
    while (start < at && !char_is_alnum(s.p[start]))
        start++;
    size_t end = start < at ? mail_domain(s, at + 1) : 0;
    char before = start > 0 ? s.p[start - 1] : ' ';
    if (end == 0 || strchr("/:@!", before) != NULL)
        return at;
    return add_target(m, start, end, STR("mailto:"), start);
}
