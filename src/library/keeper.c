/* SPDX-License-Identifier: MIT
 *
 * What came while the disk was busy goes to it together: the slower the disk, the larger the
 * batches (store/intake.h).  Owner of the shelf it reads; thread: its own.
 */
#include "base/platform.h"

#include "library/keeper.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/thread.h"
#include "base/xmalloc.h"
#include "library/cited.h"
#include "text/document.h"
#include "store/catalogfile.h"
#include "store/intake.h"
#include "store/shelf.h"
#include "store/shelfcare.h"

struct keeper {
    struct thread thread;
    struct mailbox chores;
    struct mailbox *outbox;
    atomic_bool ending; /* chores are dropped, and nobody waits for a look at the whole shelf */
    /* the thread's own from here on */
    struct shelf *shelf;
    struct catalogfile *catalog;
    char *shelf_dir;
    struct strbuf room;
};

struct chore *chore_new(enum chore_kind kind, uint32_t number)
{
    struct chore *c = xcalloc(1, sizeof *c);
    c->kind = kind;
    c->number = number;
    return c;
}

void chore_free(struct chore *c)
{
    if (c == NULL)
        return;
    if (c->path != NULL)
        unlink(c->path);
    free(c->path);
    free(c->numbers);
    free(c);
}

/* A name is no text: what a fetch is to bring is looked at as any reader of it would. */
static bool keeper_is_sound(struct keeper *k, uint32_t number)
{
    k->room.overflow = false;
    return shelf_read(k->shelf, number, &k->room, NULL);
}

static void keeper_scan(struct keeper *k, struct chore *c)
{
    size_t n, kept = 0, next = 0;
    uint32_t *there = shelf_numbers(k->shelf, &n);
    for (size_t i = 0; i < n; i++) {
        while (next < c->number_count && c->numbers[next] < there[i])
            next++;
        bool look = next < c->number_count && c->numbers[next] == there[i];
        if (!look || atomic_load(&k->ending) || keeper_is_sound(k, there[i]))
            there[kept++] = there[i];
    }
    free(c->numbers);
    c->numbers = there;
    c->number_count = kept;
}

static void keeper_open(struct keeper *k, struct chore *c)
{
    if (file_make_dir(k->shelf_dir, &c->err))
        shelfcare_sweep(k->shelf_dir);
}

static void keeper_cited(struct keeper *k, struct chore *c)
{
    c->numbers =
        cited_by(k->shelf, catalogfile_catalog(k->catalog), c->number, &c->number_count, &c->err);
}

/* The first, and those that wait behind it; returns the one that is something else, or NULL. */
static struct chore *keeper_take(struct keeper *k, struct chore *first)
{
    struct chore *batch[INTAKE_MOST], *next = first;
    struct intake files[INTAKE_MOST];
    size_t n = 0;
    while (next != NULL && next->kind == CHORE_TAKE && n < INTAKE_MOST) {
        files[n] = (struct intake){.number = next->number, .path = next->path};
        batch[n++] = next;
        next = n < INTAKE_MOST ? (struct chore *)mailbox_take(&k->chores) : NULL;
    }
    intake_run(k->shelf_dir, files, n, &k->room);
    for (size_t i = 0; i < n; i++) {
        batch[i]->size = files[i].size;
        batch[i]->err = files[i].err;
        free(batch[i]->path);
        batch[i]->path = NULL;
        mailbox_send(k->outbox, &batch[i]->message);
    }
    return next;
}

static void (*const keeper_do[])(struct keeper *, struct chore *) = {
    [CHORE_SCAN] = keeper_scan,
    [CHORE_OPEN] = keeper_open,
    [CHORE_CITED] = keeper_cited,
    [CHORE_TAKE] = NULL,
};

static void *keeper_main(void *arg)
{
    struct keeper *k = arg;
    struct chore *c = NULL;
    for (;;) {
        if (c == NULL)
            c = (struct chore *)mailbox_wait(&k->chores);
        if (c->kind == CHORE_STOP)
            break;
        if (atomic_load(&k->ending)) {
            chore_free(c);
            c = NULL;
            continue;
        }
        if (c->kind == CHORE_TAKE) {
            c = keeper_take(k, c);
            continue;
        }
        keeper_do[c->kind](k, c);
        mailbox_send(k->outbox, &c->message);
        c = NULL;
    }
    chore_free(c);
    return NULL;
}

struct keeper *keeper_new(const char *shelf_dir, const char *const *mirrors, size_t mirror_count,
                          struct catalogfile *catalog, struct mailbox *outbox)
{
    struct keeper *k = xcalloc(1, sizeof *k);
    mailbox_init(&k->chores, NULL, NULL);
    k->outbox = outbox;
    k->shelf = shelf_new(shelf_dir, mirrors, mirror_count);
    k->catalog = catalogfile_hold(catalog);
    k->shelf_dir = xstrdup(shelf_dir);
    k->room = STRBUF_INIT(DOCUMENT_MAX);
    return k;
}

void keeper_send(struct keeper *k, struct chore *c)
{
    if (!k->thread.running)
        thread_start(&k->thread, "keeper", keeper_main, k);
    mailbox_send(&k->chores, &c->message);
}

void keeper_free(struct keeper *k)
{
    if (k == NULL)
        return;
    atomic_store(&k->ending, true);
    if (k->thread.running) {
        keeper_send(k, chore_new(CHORE_STOP, 0));
        thread_join(&k->thread);
    }
    mailbox_release(&k->chores);
    shelf_free(k->shelf);
    catalogfile_release(k->catalog);
    strbuf_release(&k->room);
    free(k->shelf_dir);
    free(k);
}
