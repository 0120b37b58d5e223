/* SPDX-License-Identifier: MIT
 *
 * Keeping texts of a transfer, and writing them down.  Any thread, on a ladder it holds.
 */
#include "base/platform.h"

#include "net/ladder.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmalloc.h"

/* ---------------------------------------------------------------- texts */

void ladder_set(char **text, struct str s)
{
    free(*text);
    *text = s.n > 0 ? xstrndup(s.p, s.n < LADDER_TEXT_MAX ? s.n : LADDER_TEXT_MAX) : NULL;
}

void ladder_append(char **text, const char *separator, struct str s)
{
    if (*text == NULL) {
        ladder_set(text, s);
        return;
    }
    if (strlen(*text) + strlen(separator) + s.n > LADDER_TEXT_MAX)
        return;
    char *longer = xasprintf("%s%s%.*s", *text, separator, STR_ARG(s));
    free(*text);
    *text = longer;
}

void ladder_copy_tls(struct ladder *to, const struct ladder *from)
{
    ladder_set(&to->tls, str_of(from->tls));
    ladder_set(&to->subject, str_of(from->subject));
    ladder_set(&to->issuer, str_of(from->issuer));
    ladder_set(&to->expires, str_of(from->expires));
}

struct ladder ladder_copy(const struct ladder *l)
{
    struct ladder copy = *l;
#define LADDER_COPY(name) copy.name = l->name != NULL ? xstrdup(l->name) : NULL;
    LADDER_TEXTS(LADDER_COPY)
#undef LADDER_COPY
    return copy;
}

void ladder_release(struct ladder *l)
{
#define LADDER_RELEASE(name) free(l->name);
    LADDER_TEXTS(LADDER_RELEASE)
#undef LADDER_RELEASE
    *l = (struct ladder){0};
}

/* ---------------------------------------------------------------- lines */

/* The network wrote some of this: what is no printable character becomes '?'. */
static void ladder_add(struct strbuf *b, const char *text)
{
    struct str s = str_of(text);
    for (size_t i = 0, from = 0; i < s.n; from = i) {
        uint32_t cp = utf8_next(s, &i);
        if (cp == UTF8_BAD || utf8_is_control(cp))
            strbuf_add_char(b, '?');
        else
            strbuf_add_str(b, str_slice(s, from, i));
    }
}

/* "before" and the text, if there is one. */
static void ladder_add_known(struct strbuf *b, const char *before, const char *text)
{
    if (text == NULL)
        return;
    strbuf_add_cstr(b, before);
    ladder_add(b, text);
}

static void ladder_add_time(struct strbuf *b, const char *before, int64_t us)
{
    if (us > 0)
        strbuf_addf(b, "%s%lld.%lld ms", before, (long long)us / 1000, (long long)us / 100 % 10);
}

static void ladder_name(struct strbuf *b, const struct ladder *l)
{
    if (l->name_us == 0 && l->tried == NULL)
        strbuf_add_cstr(b, "no address");
    else
        ladder_add(b, l->tried != NULL ? l->tried : "found");
    ladder_add_time(b, " in ", l->name_us);
}

static void ladder_tcp(struct strbuf *b, const struct ladder *l)
{
    if (l->address == NULL) {
        strbuf_add_cstr(b, "no connection");
        return;
    }
    ladder_add(b, l->address);
    strbuf_addf(b, " port %ld (%s)", l->port, strchr(l->address, ':') != NULL ? "IPv6" : "IPv4");
    strbuf_add_cstr(b, l->reused ? ", the connection was there" : "");
    ladder_add_time(b, " in ", l->tcp_us);
}

static void ladder_tls(struct strbuf *b, const struct ladder *l)
{
    bool refused = l->phase == PHASE_TLS && l->err.kind != ERR_NONE;
    if (l->tls == NULL)
        strbuf_add_cstr(b, l->reused ? "as agreed before" : "not agreed");
    else
        ladder_add(b, l->tls);
    strbuf_add_cstr(b, l->tls != NULL && l->reused ? ", agreed before" : "");
    strbuf_add_cstr(b, l->tls != NULL && refused ? ", refused" : "");
    ladder_add_time(b, " in ", l->tls_us);
    if (l->subject != NULL || l->issuer != NULL) {
        strbuf_add_cstr(b, "\n          for ");
        ladder_add(b, l->subject != NULL ? l->subject : "nobody");
        ladder_add_known(b, ", until ", l->expires);
        ladder_add_known(b, ", by ", l->issuer);
    }
}

static void ladder_http(struct strbuf *b, const struct ladder *l)
{
    if (l->http == 0) {
        strbuf_add_cstr(b, "no answer");
        return;
    }
    strbuf_addf(b, "HTTP/%ld", l->http / 10);
    if (l->http < 20) /* later ones have no minor number */
        strbuf_addf(b, ".%ld", l->http % 10);
    strbuf_addf(b, ", status %ld", l->status);
    ladder_add_known(b, ", ", l->type);
    ladder_add_known(b, ", ", l->encoding);
    ladder_add_known(b, ", ETag ", l->etag);
    ladder_add_known(b, ", Retry-After ", l->retry_after);
}

static void ladder_bytes(struct strbuf *b, const struct ladder *l)
{
    strbuf_addf(b, "%llu received", (unsigned long long)l->received);
    if (l->length >= 0)
        strbuf_addf(b, " of %lld", (long long)l->length);
    strbuf_addf(b, ", %llu unpacked", (unsigned long long)l->unpacked);
}

static void ladder_times(struct strbuf *b, const struct ladder *l)
{
    ladder_add_time(b, "first byte after ", l->first_us);
    ladder_add_time(b, l->first_us > 0 ? ", all after " : "over after ", l->total_us);
    if (l->tries > 1)
        strbuf_addf(b, ", try %u", l->tries);
}

static bool ladder_is(const struct ladder *l, struct str scheme)
{
    return l->url != NULL && str_starts_nocase(str_of(l->url), scheme);
}

static bool ladder_has_name(const struct ladder *l)
{
    return !l->reused && !ladder_is(l, STR("file:"));
}

static bool ladder_has_tcp(const struct ladder *l)
{
    return l->phase >= PHASE_TCP && !ladder_is(l, STR("file:"));
}

static bool ladder_has_tls(const struct ladder *l)
{
    return l->phase >= PHASE_TLS && (ladder_is(l, STR("https:")) || l->tls != NULL);
}

static bool ladder_has_http(const struct ladder *l)
{
    return l->phase >= PHASE_HTTP && !ladder_is(l, STR("file:"));
}

static const struct {
    const char *name;
    bool (*has)(const struct ladder *l);
    void (*add)(struct strbuf *b, const struct ladder *l);
} LADDER_ROWS[] = {
    {"name", ladder_has_name, ladder_name}, {"TCP", ladder_has_tcp, ladder_tcp},
    {"TLS", ladder_has_tls, ladder_tls},    {"HTTP", ladder_has_http, ladder_http},
    {"bytes", NULL, ladder_bytes},          {"time", NULL, ladder_times},
};

static void ladder_row(struct strbuf *b, const char *name)
{
    strbuf_addf(b, "%-10s", name);
}

/* A text of several lines, each a row of that name. */
static void ladder_write_lines(struct strbuf *b, const char *name, const char *text)
{
    for (struct str rest = str_of(text); rest.n > 0;) {
        struct str line = str_cut(&rest, '\n');
        char *copy = xstrndup(line.p, line.n);
        ladder_row(b, name);
        ladder_add(b, copy);
        strbuf_add_char(b, '\n');
        free(copy);
    }
}

void ladder_write(const struct ladder *l, struct strbuf *b)
{
    ladder_write_lines(b, "failed", l->failures);
    ladder_write_lines(b, "URL", l->url);
    ladder_write_lines(b, "redirect", l->redirects);
    ladder_write_lines(b, "proxy", l->proxy != NULL ? l->proxy : "none");
    for (size_t i = 0; i < ARRAY_LEN(LADDER_ROWS); i++) {
        if (LADDER_ROWS[i].has != NULL && !LADDER_ROWS[i].has(l))
            continue;
        ladder_row(b, LADDER_ROWS[i].name);
        LADDER_ROWS[i].add(b, l);
        strbuf_add_char(b, '\n');
    }
    const char *good = l->status == 304 ? "unchanged" : "good";
    ladder_write_lines(b, "result", l->err.kind == ERR_NONE ? good : l->err.text);
    ladder_write_lines(b, "remedy", l->remedy);
}
