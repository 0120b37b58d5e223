/* SPDX-License-Identifier: MIT
 *
 * What the list pane shows, for pipes and scripts.  Thread: main; touches no network.
 */
#include "base/platform.h"

#include "cli/listing.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/xmalloc.h"
#include "cli/json.h"
#include "library/userfacts.h"
#include "library/library.h"
#include "search/selection.h"

/* What the caller of a query knows of each RFC: the letter of the list's marks, the word in JSON.
 */
static const struct listing_fact {
    enum query_is is;
    char mark;
    const char *word;
} listing_facts[] = {
    {QUERY_LOCAL, '+', "local"}, {QUERY_FAVOURITE, '*', "favourite"}, {QUERY_READ, 'r', "read"},
    {QUERY_NEW, 'n', "new"},     {QUERY_CHANGED, 'c', "changed"},
};

static bool listing_is(const struct userfacts *f, enum query_is is, uint32_t number)
{
    return numbers_hold(f->query.are[is], number);
}

static void listing_add_date(const struct entry *e, struct strbuf *out)
{
    if (e->year > 0)
        strbuf_addf(out, "%04u", e->year);
    if (e->year > 0 && e->month > 0)
        strbuf_addf(out, "-%02u", e->month);
    if (e->year > 0 && e->month > 0 && e->day > 0)
        strbuf_addf(out, "-%02u", e->day);
}

/* ---- text */

static void listing_print_line(const struct userfacts *f, const struct entry *e)
{
    struct strbuf marks = STRBUF_INIT(STRBUF_TEXT), date = marks;
    for (size_t i = 0; i < ARRAY_LEN(listing_facts); i++)
        if (listing_is(f, listing_facts[i].is, e->number))
            strbuf_add_char(&marks, listing_facts[i].mark);
    if (e->relations[RELATION_OBSOLETED_BY].n > 0)
        strbuf_add_char(&marks, 'x');
    listing_add_date(e, &date);
    printf("%u\t%s\t%s\t%s\t%.*s\n", e->number, marks.n > 0 ? strbuf_cstr(&marks) : "-",
           e->issued ? rfc_status_short(e->status) : "-", date.n > 0 ? strbuf_cstr(&date) : "-",
           e->issued ? (int)e->title.n : 12, e->issued ? e->title.p : "(not issued)");
    strbuf_release(&marks);
    strbuf_release(&date);
}

/* ---- JSON */

static void listing_json_text(const char *name, struct str text)
{
    if (text.n == 0)
        return;
    printf(",\"%s\":", name);
    json_string(text);
}

static void listing_json_relations(const struct entry *e)
{
    static const char *const names[RELATION_COUNT] = {
        [RELATION_OBSOLETES] = "obsoletes",
        [RELATION_OBSOLETED_BY] = "obsoleted_by",
        [RELATION_UPDATES] = "updates",
        [RELATION_UPDATED_BY] = "updated_by",
    };
    for (size_t k = 0; k < RELATION_COUNT; k++) {
        struct numbers list = e->relations[k];
        for (size_t i = 0; i < list.n; i++) {
            if (i == 0)
                printf(",\"%s\":[", names[k]);
            printf("%s%u", i > 0 ? "," : "", list.at[i]);
        }
        fputs(list.n > 0 ? "]" : "", stdout);
    }
}

static void listing_print_json(const struct userfacts *f, const struct entry *e)
{
    struct strbuf date = STRBUF_INIT(STRBUF_TEXT);
    listing_add_date(e, &date);
    printf("{\"rfc\":%u,\"issued\":%s", e->number, e->issued ? "true" : "false");
    listing_json_text("title", e->title);
    listing_json_text("authors", e->authors);
    listing_json_text("date", strbuf_str(&date));
    if (e->issued) {
        listing_json_text("status", str_of(rfc_status_name(e->status)));
        listing_json_text("stream", str_of(rfc_stream_name(e->stream)));
    }
    listing_json_text("group", e->group);
    listing_json_text("also", e->also);
    if (e->pages > 0)
        printf(",\"pages\":%u", e->pages);
    listing_json_relations(e);
    if (e->errata)
        fputs(",\"errata\":true", stdout);
    for (size_t i = 0; i < ARRAY_LEN(listing_facts); i++)
        if (listing_is(f, listing_facts[i].is, e->number))
            printf(",\"%s\":true", listing_facts[i].word);
    puts("}");
    strbuf_release(&date);
}

bool listing_run(const struct settings *settings, const char *query, bool json, struct err *e)
{
    struct library *l = library_new(settings);
    const struct catalog *c = library_catalog(l);
    uint32_t *found = xreallocarray(NULL, catalog_count(c) + 1, sizeof *found);
    struct userfacts facts;
    struct str line = str_of(query);
    size_t n;
    userfacts_load_all(&facts, settings);
    bool ok = catalog_verify(c, e) && selection_find(c, line, &facts.query, found, &n, e);
    if (ok && n == 0)
        ok = err_set(e, ERR_EMPTY, "no RFC matches \"%.*s\" (catalogue)",
                     STR_ARG(str_slice(line, 0, utf8_clip(line, 100))));
    for (size_t i = ok ? n : 0; i > 0; i--) {
        struct entry entry = catalog_entry(c, found[i - 1]);
        if (json)
            listing_print_json(&facts, &entry);
        else
            listing_print_line(&facts, &entry);
    }
    userfacts_release(&facts);
    free(found);
    library_free(l);
    return ok;
}
