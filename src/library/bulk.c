/* SPDX-License-Identifier: MIT
 *
 * A few more requests than run are with the fetcher, so it never starves and never holds thousands.
 * Each RFC is in one state; numbers to fetch stand in a queue in the order they were named or
 * found.  Thread: main; the net thread fetches, the keeper keeps.
 */
#include "base/platform.h"

#include "library/bulk.h"

#include <stdlib.h>

#include "base/asset.h"
#include "base/wake.h"
#include "base/xmalloc.h"
#include "library/keeper.h"
#include "library/urls.h"
#include "library/userfacts.h"
#include "net/fetcher.h"
#include "text/document.h"
#include "rfc/source.h"
#include "store/catalogfile.h"
#include "store/intake.h"
#include "store/shelf.h"

enum {
    BULK_WINDOW = 64,   /* requests that the fetcher has at a time */
    BULK_BACKLOG = 128, /* files that wait for the disk: a batch that is with it, and the next */
    BULK_PATIENCE = 8,  /* as many failures of the network in a row are the network's */
    BULK_DOUBT = 2,     /* the same where no server was reached yet */
    BULK_PAGE = 2177,   /* bytes: the mean of the series until 2023 */
    BULK_TEXT = 54056,  /* where the catalogue has no pages: the mean of all texts */
};

struct fate {
    unsigned char state; /* enum state */
    bool present;        /* the shelf or a mirror has it */
    unsigned char depth; /* what it cites is wanted, so deep; 0: not */
    unsigned char asked; /* the depth to which that was looked for */
};

enum state { UNNAMED, WANTED, HERE, ASKED, KEPT, FAILED };

struct bulk {
    struct catalogfile *catalog;
    struct urls bases;
    char *shelf_dir;
    unsigned retries, patience; /* of the settings */
    struct wake wake;
    struct mailbox replies, chores;
    struct fetcher *fetcher;
    struct keeper *keeper;
    struct fate *fates;  /* by RFC number; pages of zeros cost nothing */
    VEC(uint32_t) named; /* all but UNNAMED, in the order of their naming */
    size_t next;         /* of them to look at */
    VEC(struct bulk_event) events;
    size_t told;               /* of them */
    size_t asked, keeping;     /* with the fetcher; with the keeper */
    unsigned misses;           /* failures of the network in a row */
    bool begun, over, reached; /* .reached: a server has answered */
    enum { SHELF_CLOSED, SHELF_OPENING, SHELF_OPEN } shelf;
    struct err why; /* it stops before its time */
    struct bulk_tally tally;
};

/* ---------------------------------------------------------------- beginning and end */

static uint64_t bulk_estimate(const struct bulk *b, uint32_t number)
{
    const struct catalog *c = catalogfile_catalog(b->catalog);
    ptrdiff_t index = catalog_find(c, number);
    uint32_t pages = index < 0 ? 0 : catalog_entry(c, (size_t)index).pages;
    return pages == 0 ? BULK_TEXT : (uint64_t)pages * BULK_PAGE;
}

static void bulk_chore(struct bulk *b, enum chore_kind kind, uint32_t number, char *path)
{
    struct chore *c = chore_new(kind, number);
    c->path = path;
    c->depth = b->fates[number].depth;
    b->keeping++;
    keeper_send(b->keeper, c);
}

static void bulk_name(struct bulk *b, uint32_t number)
{
    struct fate *f = &b->fates[number];
    if (f->state != UNNAMED)
        return;
    f->state = f->present ? HERE : WANTED;
    b->tally.wanted++;
    b->tally.here += f->present;
    if (!f->present)
        b->tally.to_come_bytes += bulk_estimate(b, number);
    VEC_PUSH(&b->named, number);
}

/* It is on this machine: what it cites can be known. */
static void bulk_follow(struct bulk *b, uint32_t number)
{
    struct fate *f = &b->fates[number];
    if (f->depth <= f->asked || (f->state != HERE && f->state != KEPT))
        return;
    f->asked = f->depth;
    bulk_chore(b, CHORE_CITED, number, NULL);
}

static void bulk_deepen(struct bulk *b, uint32_t number, uint32_t depth)
{
    struct fate *f = &b->fates[number];
    if (f->depth < depth)
        f->depth = (unsigned char)depth;
    if (b->begun)
        bulk_follow(b, number);
}

static void bulk_start_keeper(struct bulk *b, const struct settings *settings)
{
    size_t n = settings->mirrors.n;
    const char **mirrors = xcalloc(n + 1, sizeof *mirrors);
    for (size_t i = 0; i < n; i++)
        mirrors[i] = settings->mirrors.at[i];
    mirrors[n] = shelf_debian_mirror;
    b->keeper = keeper_new(b->shelf_dir, mirrors, n + 1, b->catalog, &b->chores);
    free(mirrors);
    struct chore *scan = chore_new(CHORE_SCAN, 0);
    scan->numbers = xreallocarray(NULL, b->named.n + 1, sizeof *scan->numbers);
    for (size_t i = 0; i < b->named.n; i++)
        scan->numbers[scan->number_count++] = b->named.at[i];
    b->keeping++;
    keeper_send(b->keeper, scan);
}

struct bulk *bulk_new(const struct settings *settings, struct str words, struct err *e)
{
    struct catalogfile *catalog = catalogfile_load(settings->paths.data, asset_get(ASSET_CATALOG));
    struct userfacts facts;
    struct rfcset set;
    struct bulk *b = NULL;
    userfacts_load(&facts, settings, words);
    if (rfcset_read(&set, catalogfile_catalog(catalog), &facts.query, words, e)) {
        b = xcalloc(1, sizeof *b);
        b->catalog = catalogfile_hold(catalog);
        b->bases = urls_copy((const char *const *)settings->base_urls.at, settings->base_urls.n);
        b->retries = settings->retries;
        b->patience = settings->patience;
        b->shelf_dir = paths_join(settings->paths.data, "rfc");
        b->fates = xcalloc(REF_NUMBER_MAX + 1, sizeof *b->fates);
        for (size_t i = 0; i < set.numbers.n; i++)
            bulk_name(b, set.numbers.at[i]);
        for (size_t i = 0; i < set.cites.n; i++)
            bulk_deepen(b, set.cites.at[i].number, set.cites.at[i].depth);
        b->tally.growing = set.cites.n > 0;
        wake_init(&b->wake);
        mailbox_init(&b->replies, wake_up, &b->wake);
        mailbox_init(&b->chores, wake_up, &b->wake);
        bulk_start_keeper(b, settings);
    }
    rfcset_release(&set);
    userfacts_release(&facts);
    catalogfile_release(catalog);
    return b;
}

void bulk_free(struct bulk *b)
{
    if (b == NULL)
        return;
    struct message *m;
    fetcher_free(b->fetcher);
    keeper_free(b->keeper);
    while ((m = mailbox_take(&b->replies)) != NULL)
        reply_free((struct reply *)m);
    while ((m = mailbox_take(&b->chores)) != NULL)
        chore_free((struct chore *)m);
    mailbox_release(&b->replies);
    mailbox_release(&b->chores);
    wake_release(&b->wake);
    catalogfile_release(b->catalog);
    VEC_RELEASE(&b->named);
    VEC_RELEASE(&b->events);
    free(b->fates);
    urls_release(&b->bases);
    free(b->shelf_dir);
    free(b);
}

int bulk_fd(const struct bulk *b)
{
    return b->wake.fd;
}

struct bulk_tally bulk_tally(const struct bulk *b)
{
    return b->tally;
}

/* ---------------------------------------------------------------- what happens to one RFC */

static struct bulk_event *bulk_tell(struct bulk *b, enum bulk_event_kind kind, uint32_t number)
{
    if (b->told == b->events.n)
        b->told = b->events.n = 0;
    VEC_PUSH(&b->events, (struct bulk_event){.kind = kind, .number = number});
    return &b->events.at[b->events.n - 1];
}

/* No more is begun. */
static void bulk_give_up(struct bulk *b, const struct err *why)
{
    if (b->why.kind != ERR_NONE)
        return;
    b->why = *why;
    for (size_t i = 0; i < b->next; i++)
        if (b->fates[b->named.at[i]].state == ASKED)
            fetcher_cancel(b->fetcher, b->named.at[i]);
}

static void bulk_failed(struct bulk *b, uint32_t number, const struct err *why)
{
    struct fate *f = &b->fates[number];
    if (f->state == HERE)
        b->tally.here--;
    else
        b->tally.to_come_bytes -= bulk_estimate(b, number);
    f->state = FAILED;
    b->tally.failed++;
    bulk_tell(b, BULK_FAILED, number)->err = *why;
}

static void bulk_ask(struct bulk *b, uint32_t number)
{
    struct err why = {.kind = ERR_NONE};
    if (!source_expect(catalogfile_catalog(b->catalog), number, &why)) {
        bulk_failed(b, number, &why);
        return;
    }
    struct urls urls = urls_of_rfc(&b->bases, number);
    struct strbuf path = STRBUF_INIT(STRBUF_TEXT), what = STRBUF_INIT(STRBUF_TEXT);
    intake_name(b->shelf_dir, number, &path);
    strbuf_addf(&what, "RFC %u", (unsigned)number);
    struct fetch fetch = {
        .id = number,
        .urls = (const char *const *)urls.at,
        .url_count = urls.n,
        .what = strbuf_cstr(&what),
        .cap = DOCUMENT_MAX,
        .priority = PRIORITY_BULK,
        .retries = b->retries,
        .path = strbuf_cstr(&path),
    };
    fetcher_fetch(b->fetcher, &fetch);
    b->fates[number].state = ASKED;
    b->asked++;
    urls_release(&urls);
    strbuf_release(&path);
    strbuf_release(&what);
}

/* The next of the queue; false: not now. */
static bool bulk_take_next(struct bulk *b)
{
    if (b->next == b->named.n || b->asked == BULK_WINDOW || b->keeping >= BULK_BACKLOG ||
        b->why.kind != ERR_NONE)
        return false;
    uint32_t number = b->named.at[b->next];
    bool missing = b->fates[number].state == WANTED;
    if (missing && b->shelf != SHELF_OPEN) {
        if (b->shelf == SHELF_CLOSED)
            bulk_chore(b, CHORE_OPEN, 0, NULL);
        b->shelf = SHELF_OPENING;
        return false;
    }
    b->next++;
    if (missing)
        bulk_ask(b, number);
    else
        bulk_follow(b, number);
    return true;
}

/* As many as there is room for; or the end. */
static void bulk_go_on(struct bulk *b)
{
    if (!b->begun || b->over)
        return;
    while (bulk_take_next(b))
        ;
    if (b->asked > 0 || b->keeping > 0)
        return;
    b->over = true;
    b->tally.growing = false;
    bulk_tell(b, BULK_OVER, 0)->err = b->why;
}

void bulk_begin(struct bulk *b)
{
    b->begun = true;
    struct fetcher_options options = {.stall_seconds = b->patience,
                                      .connect_timeout_ms = b->patience * 500L};
    b->fetcher = fetcher_new(&options, &b->replies);
    bulk_go_on(b);
}

void bulk_stop(struct bulk *b)
{
    struct err why = {.kind = ERR_NONE};
    err_set(&why, ERR_CANCELLED, "interrupted");
    bulk_give_up(b, &why);
    bulk_go_on(b);
}

/* ---------------------------------------------------------------- from the keeper */

static void bulk_scanned(struct bulk *b, const struct chore *c)
{
    for (size_t i = 0; i < c->number_count; i++) {
        struct fate *f = &b->fates[c->numbers[i]];
        f->present = true;
        if (f->state != WANTED)
            continue;
        f->state = HERE;
        b->tally.here++;
        b->tally.to_come_bytes -= bulk_estimate(b, c->numbers[i]);
    }
    bulk_tell(b, BULK_PLANNED, 0);
}

static void bulk_opened(struct bulk *b, const struct chore *c)
{
    b->shelf = SHELF_OPEN;
    if (c->err.kind != ERR_NONE)
        bulk_give_up(b, &c->err);
}

static void bulk_kept(struct bulk *b, const struct chore *c)
{
    if (c->err.kind == ERR_STORAGE) {
        b->fates[c->number].state = WANTED;
        bulk_give_up(b, &c->err);
    } else if (c->err.kind != ERR_NONE) {
        bulk_failed(b, c->number, &c->err);
    } else {
        b->fates[c->number].state = KEPT;
        b->tally.kept++;
        b->tally.kept_bytes += c->size;
        b->tally.to_come_bytes -= bulk_estimate(b, c->number);
        bulk_tell(b, BULK_KEPT, c->number)->size = c->size;
        bulk_follow(b, c->number);
    }
}

/* Numbers that texts get wrong, or that have no text, are nobody's wish. */
static void bulk_cited(struct bulk *b, const struct chore *c)
{
    const struct catalog *catalog = catalogfile_catalog(b->catalog);
    if (c->err.kind != ERR_NONE)
        bulk_failed(b, c->number, &c->err);
    for (size_t i = 0; i < c->number_count; i++) {
        uint32_t number = c->numbers[i];
        if (catalog_find(catalog, number) < 0 || !source_expect(catalog, number, NULL))
            continue;
        bulk_name(b, number);
        bulk_deepen(b, number, c->depth - 1);
    }
}

static void (*const bulk_done[])(struct bulk *, const struct chore *) = {
    [CHORE_SCAN] = bulk_scanned,
    [CHORE_OPEN] = bulk_opened,
    [CHORE_TAKE] = bulk_kept,
    [CHORE_CITED] = bulk_cited,
};

/* ---------------------------------------------------------------- from the net thread */

static void bulk_missed(struct bulk *b, uint32_t number, const struct reply *r)
{
    const struct err *why = &r->err;
    if (why->kind == ERR_CANCELLED || why->kind == ERR_STORAGE)
        b->fates[number].state = WANTED;
    else
        bulk_failed(b, number, why);
    if (why->kind == ERR_STORAGE)
        bulk_give_up(b, why);
    b->misses = why->kind == ERR_NETWORK ? b->misses + 1 : 0;
    b->reached |= r->ladder.status != 0;
    if (b->misses < (b->reached ? BULK_PATIENCE : BULK_DOUBT))
        return;
    struct err all = {.kind = ERR_NONE};
    err_set(&all, ERR_NETWORK, "given up after %u failures in a row", b->misses);
    bulk_give_up(b, &all);
}

static void bulk_reply(struct bulk *b, struct reply *r)
{
    uint32_t number = (uint32_t)r->id;
    if (r->verb == REPLY_WAITING) {
        struct bulk_event *ev = bulk_tell(b, BULK_WAITING, number);
        ev->err = r->err;
        ev->until_ms = r->next_try_ms;
    }
    if (!reply_is_last(r))
        return;
    b->asked--;
    if (r->verb == REPLY_DONE) {
        b->misses = 0;
        b->reached = true;
        bulk_chore(b, CHORE_TAKE, number, r->path);
        r->path = NULL;
    } else {
        bulk_missed(b, number, r);
    }
}

bool bulk_next(struct bulk *b, struct bulk_event *ev)
{
    struct message *m;
    wake_clear(&b->wake);
    while ((m = mailbox_take(&b->replies)) != NULL) {
        bulk_reply(b, (struct reply *)m);
        reply_free((struct reply *)m);
    }
    while ((m = mailbox_take(&b->chores)) != NULL) {
        struct chore *c = (struct chore *)m;
        b->keeping--;
        bulk_done[c->kind](b, c);
        chore_free(c);
    }
    bulk_go_on(b);
    if (b->told == b->events.n)
        return false;
    *ev = b->events.at[b->told++];
    return true;
}
