/* SPDX-License-Identifier: MIT
 *
 * A few more requests than run are with the fetcher, so it never starves and never holds thousands.
 * Thread: main; the net thread fetches, the keeper keeps.
 */
#include "base/platform.h"

#include "library/bulk.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/vec.h"
#include "base/xmalloc.h"
#include "library/keeper.h"
#include "text/document.h"
#include "search/rfcset.h"
#include "rfc/source.h"
#include "store/intake.h"

#define BULK_IDS ((uint64_t)1 << 40) /* above all tickets */

enum {
    BULK_WINDOW = 64,   /* requests that the fetcher has at a time */
    BULK_BACKLOG = 128, /* files that wait for the disk: a batch that is with it, and the next */
    BULK_PATIENCE = 8,  /* as many failures of the network in a row are the network's */
    BULK_DOUBT = 2,     /* the same where no server was reached yet */
};

struct plan {
    struct rfcset set;
    char *words;  /* owned; NULL: there is none */
    bool looking; /* for what is here */
    struct bulk_tally tally;
};

struct bulk {
    struct bulk_options with; /* but its texts */
    struct urls mirrors;
    char *shelf_dir;
    struct catalogfile *catalog; /* of plan and queue */
    struct mailbox chores;
    struct keeper *keeper;
    struct plan plan;
    uint32_t *present; /* what this machine has, as of the last look */
    size_t present_count;
    struct fates fates;
    struct strbuf words; /* of what is in the queue */
    VEC(struct bulk_event) events;
    size_t told;           /* of them */
    size_t asked, keeping; /* with the fetcher; with the keeper */
    unsigned misses;       /* failures of the network in a row */
    bool running, reached; /* .reached: a server has answered */
    bool growing;
    enum { SHELF_CLOSED, SHELF_OPENING, SHELF_OPEN } shelf;
    struct err why; /* it stops before its time */
    uint64_t kept_bytes;
    struct pace pace;
};

/* ---------------------------------------------------------------- beginning and end */

static const struct catalog *bulk_catalog(const struct bulk *b)
{
    return catalogfile_catalog(b->catalog);
}

static void bulk_chore(struct bulk *b, enum chore_kind kind, uint32_t number, char *path)
{
    struct chore *c = chore_new(kind, number);
    c->path = path;
    c->depth = b->fates.of[number].depth;
    b->keeping++;
    keeper_send(b->keeper, c);
}

struct bulk *bulk_new(const struct bulk_options *options)
{
    struct bulk *b = xcalloc(1, sizeof *b);
    b->with = *options;
    b->mirrors = urls_copy(options->mirrors, options->mirror_count);
    b->shelf_dir = xstrdup(options->shelf_dir);
    b->words = STRBUF_INIT(STRBUF_TEXT);
    fates_init(&b->fates);
    mailbox_init(&b->chores, wake_up, options->wake);
    return b;
}

void bulk_free(struct bulk *b)
{
    if (b == NULL)
        return;
    struct message *m;
    keeper_free(b->keeper);
    while ((m = mailbox_take(&b->chores)) != NULL)
        chore_free((struct chore *)m);
    mailbox_release(&b->chores);
    catalogfile_release(b->catalog);
    rfcset_release(&b->plan.set);
    free(b->plan.words);
    free(b->present);
    fates_release(&b->fates);
    VEC_RELEASE(&b->events);
    strbuf_release(&b->words);
    urls_release(&b->mirrors);
    free(b->shelf_dir);
    free(b);
}

struct bulk_tally bulk_tally(const struct bulk *b)
{
    const struct fates *f = &b->fates;
    return (struct bulk_tally){
        .wanted = fates_wanted(f),
        .here = f->count[FATE_HERE],
        .kept = f->count[FATE_KEPT],
        .failed = f->count[FATE_FAILED],
        .cancelled = f->count[FATE_CANCELLED],
        .todo = fates_todo(f),
        .kept_bytes = b->kept_bytes,
        .to_come_bytes = f->to_come_bytes,
        .growing = b->growing,
        .running = b->running,
        .pace = b->pace,
    };
}

struct bulk_tally bulk_planned(const struct bulk *b)
{
    return b->plan.tally;
}

const struct fates *bulk_fates(const struct bulk *b)
{
    return &b->fates;
}

const char *bulk_words(const struct bulk *b)
{
    return b->running ? strbuf_cstr(&b->words) : "";
}

const char *bulk_why(const struct bulk *b, uint32_t number)
{
    const char *why = fates_why(&b->fates, number);
    return why != NULL ? why : b->why.text;
}

uint64_t bulk_id(uint32_t number)
{
    return BULK_IDS | number;
}

uint32_t bulk_number(uint64_t id)
{
    return (id & BULK_IDS) != 0 ? (uint32_t)(id & ~BULK_IDS) : 0;
}

static struct bulk_event *bulk_tell(struct bulk *b, enum bulk_event_kind kind, uint32_t number)
{
    if (b->told == b->events.n)
        b->told = b->events.n = 0;
    VEC_PUSH(&b->events, (struct bulk_event){.kind = kind, .number = number});
    return &b->events.at[b->events.n - 1];
}

/* ---------------------------------------------------------------- the plan */

/* Another catalogue can only be used when nothing stands in a queue that was made by the one
 * before. */
static void bulk_use(struct bulk *b, struct catalogfile *catalog)
{
    if (b->keeper != NULL && (b->running || b->keeping > 0 || b->catalog == catalog))
        return;
    keeper_free(b->keeper);
    catalogfile_release(b->catalog);
    b->catalog = catalogfile_hold(catalog);
    b->keeper = keeper_new(b->shelf_dir, (const char *const *)b->mirrors.at, b->mirrors.n,
                           b->catalog, &b->chores);
}

/* What of the plan is here, and sound. */
static void bulk_look(struct bulk *b)
{
    const struct rfcset *set = &b->plan.set;
    struct chore *scan = chore_new(CHORE_SCAN, 0);
    scan->numbers = xreallocarray(NULL, set->numbers.n + 1, sizeof *scan->numbers);
    for (size_t i = 0; i < set->numbers.n; i++)
        scan->numbers[scan->number_count++] = set->numbers.at[i];
    b->keeping++;
    keeper_send(b->keeper, scan);
}

bool bulk_plan(struct bulk *b, struct catalogfile *catalog, const struct query_facts *facts,
               struct str words, struct err *e)
{
    struct rfcset set;
    bulk_use(b, catalog);
    if (!rfcset_read(&set, bulk_catalog(b), facts, words, e)) {
        rfcset_release(&set);
        return false;
    }
    rfcset_release(&b->plan.set);
    free(b->plan.words);
    b->plan = (struct plan){.set = set, .words = xstrndup(words.p, words.n), .looking = true};
    bulk_look(b);
    return true;
}

bool bulk_is_planning(const struct bulk *b)
{
    return b->plan.looking;
}

uint32_t bulk_planned_number(const struct bulk *b, size_t *i)
{
    const struct rfcset *set = &b->plan.set;
    while (b->plan.words != NULL && *i < set->numbers.n) {
        uint32_t number = set->numbers.at[(*i)++];
        if (!b->fates.of[number].present)
            return number;
    }
    return 0;
}

static void bulk_mark_present(struct bulk *b, bool present)
{
    for (size_t i = 0; i < b->present_count; i++)
        b->fates.of[b->present[i]].present = present;
}

static void bulk_scanned(struct bulk *b, struct chore *c)
{
    struct plan *p = &b->plan;
    bulk_mark_present(b, false);
    free(b->present);
    b->present = c->numbers;
    b->present_count = c->number_count;
    c->numbers = NULL;
    bulk_mark_present(b, true);
    if (p->words == NULL)
        return;
    p->tally = (struct bulk_tally){.wanted = p->set.numbers.n, .growing = p->set.cites.n > 0};
    for (size_t i = 0; i < p->set.numbers.n; i++) {
        bool here = b->fates.of[p->set.numbers.at[i]].present;
        p->tally.here += here;
        p->tally.to_come_bytes += here ? 0 : fates_estimate(bulk_catalog(b), p->set.numbers.at[i]);
    }
    p->looking = false;
    p->tally.todo = p->tally.wanted - p->tally.here;
    bulk_tell(b, BULK_PLANNED, 0);
}

/* ---------------------------------------------------------------- what happens to one RFC */

static void bulk_set(struct bulk *b, uint32_t number, enum fate_state state)
{
    fates_set(&b->fates, bulk_catalog(b), number, state);
}

/* It is on this machine: what it cites can be known. */
static void bulk_follow(struct bulk *b, uint32_t number)
{
    struct fate *f = &b->fates.of[number];
    if (f->depth <= f->asked || (f->state != FATE_HERE && f->state != FATE_KEPT))
        return;
    f->asked = f->depth;
    bulk_chore(b, CHORE_CITED, number, NULL);
}

static void bulk_deepen(struct bulk *b, uint32_t number, uint32_t depth)
{
    struct fate *f = &b->fates.of[number];
    if (f->depth < depth)
        f->depth = (unsigned char)depth;
    bulk_follow(b, number);
}

/* No more is begun. */
static void bulk_give_up(struct bulk *b, const struct err *why)
{
    if (b->why.kind != ERR_NONE)
        return;
    b->why = *why;
    for (size_t i = 0; i < b->fates.next && i < b->fates.named.n; i++)
        if (b->fates.of[b->fates.named.at[i]].state == FATE_ASKED)
            fetcher_cancel(b->with.fetcher, bulk_id(b->fates.named.at[i]));
}

static void bulk_failed(struct bulk *b, uint32_t number, const struct err *why)
{
    fates_fail(&b->fates, bulk_catalog(b), number, why->text);
    bulk_tell(b, BULK_FAILED, number)->err = *why;
}

static void bulk_ask(struct bulk *b, uint32_t number, enum priority priority)
{
    struct err why = {.kind = ERR_NONE};
    if (!source_expect(bulk_catalog(b), number, &why)) {
        bulk_failed(b, number, &why);
        return;
    }
    struct urls urls = urls_of_rfc(b->with.bases, number);
    struct strbuf path = STRBUF_INIT(STRBUF_TEXT), what = STRBUF_INIT(STRBUF_TEXT);
    intake_name(b->shelf_dir, number, &path);
    strbuf_addf(&what, "RFC %u", (unsigned)number);
    struct fetch fetch = {
        .id = bulk_id(number),
        .urls = (const char *const *)urls.at,
        .url_count = urls.n,
        .what = strbuf_cstr(&what),
        .cap = DOCUMENT_MAX,
        .priority = priority,
        .retries = b->with.retries,
        .path = strbuf_cstr(&path),
    };
    fetcher_fetch(b->with.fetcher, &fetch);
    bulk_set(b, number, FATE_ASKED);
    b->asked++;
    urls_release(&urls);
    strbuf_release(&path);
    strbuf_release(&what);
}

/* ---------------------------------------------------------------- the queue */

/* The next of it; false: not now. */
static bool bulk_take_next(struct bulk *b)
{
    uint32_t number = fates_peek(&b->fates);
    if (number == 0 || b->asked >= BULK_WINDOW || b->keeping >= BULK_BACKLOG ||
        b->why.kind != ERR_NONE)
        return false;
    bool missing = b->fates.of[number].state == FATE_WANTED;
    if (missing && b->shelf != SHELF_OPEN) {
        if (b->shelf == SHELF_CLOSED)
            bulk_chore(b, CHORE_OPEN, 0, NULL);
        b->shelf = SHELF_OPENING;
        return false;
    }
    fates_pass(&b->fates);
    if (missing)
        bulk_ask(b, number, PRIORITY_BULK);
    else
        bulk_follow(b, number);
    return true;
}

/* As many as there is room for; or the end. */
static void bulk_go_on(struct bulk *b)
{
    if (!b->running)
        return;
    while (bulk_take_next(b))
        ;
    if (b->asked > 0 || b->keeping > 0)
        return;
    b->running = b->growing = false;
    b->shelf = SHELF_CLOSED; /* who knows what becomes of it until the next */
    bulk_tell(b, BULK_OVER, 0)->err = b->why;
}

static void bulk_run(struct bulk *b)
{
    b->running = true;
    b->why = (struct err){.kind = ERR_NONE};
    b->misses = 0;
    b->reached = false;
    wake_up(b->with.wake); /* it may be over at once */
}

/* What was is over. */
static void bulk_reset(struct bulk *b)
{
    fates_reset(&b->fates);
    bulk_mark_present(b, true);
    strbuf_clear(&b->words);
    b->kept_bytes = 0;
    b->pace = (struct pace){.begun = false};
}

void bulk_begin(struct bulk *b)
{
    struct plan *p = &b->plan;
    if (p->words == NULL)
        return;
    if (!b->running)
        bulk_reset(b);
    strbuf_addf(&b->words, "%s%s", b->words.n > 0 ? "," : "", p->words);
    for (size_t i = 0; i < p->set.numbers.n; i++)
        if (!fates_again(&b->fates, bulk_catalog(b), p->set.numbers.at[i]))
            fates_name(&b->fates, bulk_catalog(b), p->set.numbers.at[i]);
    if (!b->running)
        bulk_run(b);
    pace_note(&b->pace, b->fates.named_bytes - b->fates.to_come_bytes, clock_monotonic_ms());
    for (size_t i = 0; i < p->set.cites.n; i++)
        bulk_deepen(b, p->set.cites.at[i].number, p->set.cites.at[i].depth);
    b->growing |= p->set.cites.n > 0;
    rfcset_release(&p->set);
    free(p->words);
    p->words = NULL;
    bulk_go_on(b);
}

void bulk_resume(struct bulk *b)
{
    if (b->running || b->why.kind == ERR_NONE)
        return;
    b->fates.next = 0;
    bulk_run(b);
    bulk_go_on(b);
}

void bulk_stop(struct bulk *b)
{
    struct err why = {.kind = ERR_NONE};
    err_set(&why, ERR_CANCELLED, "interrupted");
    if (b->running)
        bulk_give_up(b, &why);
    bulk_go_on(b);
}

/* ---------------------------------------------------------------- one of it */

bool bulk_urge(struct bulk *b, uint32_t number)
{
    enum fate_state state = b->fates.of[number].state;
    if (!b->running || b->why.kind != ERR_NONE)
        return false;
    if (state == FATE_WANTED && b->shelf == SHELF_OPEN)
        bulk_ask(b, number, PRIORITY_WAITED);
    else if (state == FATE_ASKED)
        fetcher_urge(b->with.fetcher, bulk_id(number), PRIORITY_WAITED);
    else
        return state == FATE_CAME;
    return true;
}

void bulk_ease(struct bulk *b, uint32_t number)
{
    if (b->fates.of[number].state == FATE_ASKED)
        fetcher_urge(b->with.fetcher, bulk_id(number), PRIORITY_BULK);
}

void bulk_cancel(struct bulk *b, uint32_t number)
{
    enum fate_state state = b->fates.of[number].state;
    if (state == FATE_WANTED)
        bulk_set(b, number, FATE_CANCELLED);
    if (state != FATE_ASKED)
        return;
    b->fates.of[number].dropped = true; /* its reply will come, and under the id none before */
    fetcher_cancel(b->with.fetcher, bulk_id(number));
}

bool bulk_retry(struct bulk *b, uint32_t number)
{
    if (!fates_again(&b->fates, bulk_catalog(b), number))
        return false;
    if (!b->running)
        bulk_run(b);
    bulk_go_on(b);
    return true;
}

/* ---------------------------------------------------------------- from the keeper */

static void bulk_opened(struct bulk *b, struct chore *c)
{
    b->shelf = SHELF_OPEN;
    if (c->err.kind != ERR_NONE)
        bulk_give_up(b, &c->err);
}

static void bulk_kept(struct bulk *b, struct chore *c)
{
    if (c->err.kind == ERR_STORAGE) {
        bulk_set(b, c->number, FATE_WANTED);
        bulk_give_up(b, &c->err);
    } else if (c->err.kind != ERR_NONE) {
        journal_refuse(b->with.journal, bulk_id(c->number), &c->err);
        bulk_failed(b, c->number, &c->err);
    } else {
        bulk_set(b, c->number, FATE_KEPT);
        b->kept_bytes += c->size;
        bulk_tell(b, BULK_KEPT, c->number)->size = c->size;
        bulk_follow(b, c->number);
    }
    pace_note(&b->pace, b->fates.named_bytes - b->fates.to_come_bytes, clock_monotonic_ms());
}

/* Numbers that texts get wrong, or that have no text, are nobody's wish. */
static void bulk_cited(struct bulk *b, struct chore *c)
{
    if (c->err.kind != ERR_NONE)
        bulk_failed(b, c->number, &c->err);
    for (size_t i = 0; i < c->number_count; i++) {
        uint32_t number = c->numbers[i];
        if (catalog_find(bulk_catalog(b), number) < 0 ||
            !source_expect(bulk_catalog(b), number, NULL))
            continue;
        fates_name(&b->fates, bulk_catalog(b), number);
        bulk_deepen(b, number, c->depth - 1);
    }
}

static void (*const bulk_done[])(struct bulk *, struct chore *) = {
    [CHORE_SCAN] = bulk_scanned,
    [CHORE_OPEN] = bulk_opened,
    [CHORE_TAKE] = bulk_kept,
    [CHORE_CITED] = bulk_cited,
};

/* ---------------------------------------------------------------- from the net thread */

static void bulk_missed(struct bulk *b, uint32_t number, const struct reply *r)
{
    const struct err *why = &r->err;
    bool dropped = b->fates.of[number].dropped;
    b->fates.of[number].dropped = false;
    if (why->kind == ERR_CANCELLED || why->kind == ERR_STORAGE)
        bulk_set(b, number, dropped ? FATE_CANCELLED : FATE_WANTED);
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

/* In the journal are those that were begun, and those that could not be. */
static void bulk_note(struct bulk *b, const struct reply *r)
{
    bool nothing =
        r->verb == REPLY_QUEUED || (r->verb == REPLY_FAILED && r->err.kind == ERR_CANCELLED);
    if (!nothing && !journal_runs(b->with.journal, r->id)) {
        char *what = xasprintf("RFC %u", (unsigned)bulk_number(r->id));
        journal_begin(b->with.journal, r->id, what, true);
        free(what);
    }
    journal_note(b->with.journal, r, clock_monotonic_ms());
}

void bulk_reply(struct bulk *b, struct reply *r)
{
    uint32_t number = bulk_number(r->id);
    bulk_note(b, r);
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
        b->fates.of[number].dropped = false; /* too late */
        bulk_set(b, number, FATE_CAME);
        bulk_chore(b, CHORE_TAKE, number, r->path);
        r->path = NULL;
    } else {
        bulk_missed(b, number, r);
    }
}

bool bulk_next(struct bulk *b, struct bulk_event *ev)
{
    struct message *m;
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
