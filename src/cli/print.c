/* SPDX-License-Identifier: MIT
 *
 * Documents for pipes and scripts.  Thread: main; waits for the library's events.
 */
#include "base/platform.h"

#include "cli/print.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/hyperlinks.h"
#include "cli/record.h"
#include "cli/waiting.h"
#include "library/library.h"
#include "text/requirements.h"

struct printing {
    struct library *library;
    enum args_mode mode;
    bool hyperlinks; /* of clean text: references are links of the terminal */
    bool json;       /* of what is a table: an object a line */
};

/* The event that ends the ticket; to be freed. */
static struct event *wait_for(struct library *l, uint64_t ticket)
{
    for (;;) {
        struct event *ev = library_next(l);
        if (ev == NULL)
            library_wait(l);
        else if (ev->ticket == ticket && ev->kind != EVENT_PROGRESS)
            return ev;
        else
            waiting_say(ev);
        event_free(ev);
    }
}

static void put(struct str s)
{
    fwrite(s.p, 1, s.n, stdout);
}

/* The lines of a place: from its heading to the next of its level or higher; to the end where it is
 * no section; all where none is named. */
static bool find_lines(const struct document *d, const struct ref *place, uint32_t *from,
                       uint32_t *to, struct err *e)
{
    *from = 0;
    *to = d->line_count;
    if (place->place == PLACE_NONE)
        return true;
    if (!document_place(d, place, from)) {
        struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
        ref_describe(place, &name);
        err_set(e, ERR_NOT_FOUND, "%s is not in the document", strbuf_cstr(&name));
        strbuf_release(&name);
        return false;
    }
    const struct section *s = document_section_at(d, *from), *end = d->sections + d->section_count;
    if (s == NULL || s->line != *from)
        return true;
    const struct section *next = s + 1;
    while (next < end && next->level > s->level)
        next++;
    if (next < end)
        *to = next->line;
    return true;
}

/* Text on one line: a line end with its indentation is one blank. */
static void fold(struct str s, struct strbuf *out)
{
    bool blank = false;
    for (size_t i = 0; i < s.n; i++) {
        if (char_is_space(s.p[i])) {
            blank = true;
            continue;
        }
        if (blank && out->n > 0)
            strbuf_add_char(out, ' ');
        blank = false;
        strbuf_add_char(out, s.p[i]);
    }
}

static size_t characters(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; n++)
        utf8_next(s, &i);
    return n;
}

static bool print_text(const struct printing *p, const struct event *ev, const struct ref *place,
                       struct err *e)
{
    const struct document *d = ev->document;
    struct ref here;
    uint32_t from, to;
    if (!find_lines(d, place, &from, &to, e))
        return false;
    if (p->hyperlinks && ref_parse(str_of(ev->target), &here))
        hyperlinks_print(stdout, d, &here, from, to);
    else
        put(str_slice(d->text, d->line_start[from], d->line_start[to]));
    return true;
}

/* Targets have numbers, or tags; a heading without one is followed in the reader alone. */
static bool is_listed(const struct link *link)
{
    return !str_starts(link->target, STR("#name-"));
}

static void print_links(const struct document *d, bool json)
{
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    for (uint32_t i = 0; i < d->link_count; i++) {
        const struct link *link = &d->links[i];
        if (!is_listed(link))
            continue;
        uint32_t line = document_line_at(d, link->start);
        struct str before = str_slice(d->text, d->line_start[line], link->start);
        strbuf_clear(&text);
        fold(str_slice(d->text, link->start, link->end), &text);
        const struct record_field fields[] = {
            {"line", true, line + 1, STR_NONE},
            {"column", true, characters(before) + 1, STR_NONE},
            {"length", true, characters(strbuf_str(&text)), STR_NONE},
            {"target", false, 0, link->target},
            {"text", false, 0, strbuf_str(&text)},
        };
        record_print(fields, ARRAY_LEN(fields), json);
    }
    strbuf_release(&text);
}

static void print_outline(const struct document *d, bool json)
{
    for (uint32_t i = 0; i < d->section_count; i++) {
        const struct section *s = &d->sections[i];
        const struct record_field fields[] = {
            {"line", true, s->line + 1, STR_NONE},
            {"level", true, s->level, STR_NONE},
            {"number", false, 0, s->label},
            {"title", false, 0, s->title},
        };
        record_print(fields, ARRAY_LEN(fields), json);
    }
}

/* Those of a set (1 << enum keyword_kind), with commas. */
static void add_keywords(uint16_t keywords, struct strbuf *out)
{
    const char *separator = "";
    for (int kind = 0; kind < KEYWORD_KINDS; kind++) {
        if ((keywords >> kind & 1) == 0)
            continue;
        strbuf_addf(out, "%s%.*s", separator, STR_ARG(keyword_name((enum keyword_kind)kind)));
        separator = ", ";
    }
}

static bool print_requirements(struct document *d, const struct ref *place, bool json,
                               struct err *e)
{
    uint32_t from, to;
    if (!find_lines(d, place, &from, &to, e))
        return false;
    struct str prose = prose_text(document_prose(d));
    struct requirements r;
    requirements_find(&r, d, from, to);
    for (size_t i = 0; i < r.at.n; i++) {
        const struct requirement *one = &r.at.at[i];
        const struct section *s = document_section_at(d, one->line);
        struct str where = s == NULL ? STR_NONE : s->label.n > 0 ? s->label : s->title;
        struct str sentence = str_slice(prose, one->start, one->end);
        struct strbuf words = STRBUF_INIT(STRBUF_TEXT);
        add_keywords(one->keywords, &words);
        const struct record_field fields[] = {
            {"line", true, one->line + 1, STR_NONE},
            {"words", false, 0, strbuf_str(&words)},
            {"section", false, 0, where},
            {"text", false, 0, sentence},
        };
        record_print(fields, ARRAY_LEN(fields), json);
        strbuf_release(&words);
    }
    requirements_release(&r);
    return true;
}

static bool print_event(const struct printing *p, const struct event *ev, const struct ref *r,
                        struct err *e)
{
    bool ok = true;
    switch (ev->kind) {
    case EVENT_RAW:
        put(strbuf_str(&ev->raw));
        break;
    case EVENT_READY:
        if (p->mode == ARGS_LINKS)
            print_links(ev->document, p->json);
        else if (p->mode == ARGS_OUTLINE)
            print_outline(ev->document, p->json);
        else if (p->mode == ARGS_REQUIREMENTS)
            ok = print_requirements(ev->document, r, p->json, e);
        else
            ok = print_text(p, ev, r, e);
        break;
    default:
        *e = ev->err;
        return false;
    }
    if (ok && (fflush(stdout) != 0 || ferror(stdout)))
        return err_set(e, ERR_STORAGE, "cannot write standard output: %s", strerror(errno));
    if (ok && ev->err.kind != ERR_NONE)
        fprintf(stderr, "rfcview: %s\n", ev->err.text);
    return ok;
}

static void print_notice(const struct library *l, const char *target)
{
    struct strbuf notice = STRBUF_INIT(STRBUF_TEXT);
    library_notice(l, str_of(target), &notice);
    if (notice.n > 0)
        fprintf(stderr, "rfcview: %s: %s\n", target, strbuf_cstr(&notice));
    strbuf_release(&notice);
}

/* One document. */
static bool print_one(const struct printing *p, struct str target, const struct ref *r,
                      struct err *e)
{
    struct library *l = p->library;
    uint64_t ticket =
        p->mode == ARGS_RAW ? library_open_raw(l, target, e) : library_open(l, target, e);
    if (ticket == 0)
        return false;
    struct event *ev = wait_for(l, ticket);
    bool ok = print_event(p, ev, r, e);
    if (ok)
        print_notice(l, ev->target);
    event_free(ev);
    return ok;
}

/* The members of a series, where all of them are meant; else none. */
static struct numbers series_members(const struct printing *p, const struct ref *r)
{
    bool series = r->kind == REF_BCP || r->kind == REF_STD || r->kind == REF_FYI;
    bool text = p->mode == ARGS_RAW || p->mode == ARGS_PRINT || p->mode == ARGS_SCREEN;
    if (!series || !text || r->place != PLACE_NONE)
        return (struct numbers){NULL, 0};
    return catalog_series(library_catalog(p->library), r->kind, r->number);
}

/* Each complete, by number.  One that cannot be had does not keep back the others; the last reason
 * is the error, those before are said. */
static bool print_series(const struct printing *p, struct numbers members, struct err *e)
{
    struct err last = {.kind = ERR_NONE};
    bool begun = false;
    for (size_t i = 0; i < members.n; i++) {
        struct ref r = {.kind = REF_RFC, .number = members.at[i]};
        struct strbuf target = STRBUF_INIT(STRBUF_TEXT);
        struct err why = {.kind = ERR_NONE};
        ref_format(&r, &target);
        if (begun && p->mode != ARGS_RAW)
            put(STR("\n"));
        bool ok = print_one(p, strbuf_str(&target), &r, &why);
        strbuf_release(&target);
        begun = begun || ok;
        if (!ok && last.kind != ERR_NONE)
            fprintf(stderr, "rfcview: %s\n", last.text);
        if (!ok)
            last = why;
    }
    if (last.kind != ERR_NONE)
        *e = last;
    return last.kind == ERR_NONE;
}

bool print_run(enum args_mode mode, const char *target, bool json, const struct settings *settings,
               struct err *e)
{
    bool hyperlinks = settings->osc8 == SETTINGS_ALWAYS ||
                      (settings->osc8 == SETTINGS_TERMINAL && isatty(STDOUT_FILENO));
    struct printing p = {library_new(settings), mode, hyperlinks, json};
    struct ref r = {0};
    (void)!ref_parse(str_of(target), &r); /* what it cannot read library_open explains */
    struct numbers members = series_members(&p, &r);
    bool ok = members.n > 1 ? print_series(&p, members, e) : print_one(&p, str_of(target), &r, e);
    library_free(p.library);
    return ok;
}
