/* SPDX-License-Identifier: MIT
 *
 * One image, in a mapping or on the heap.  No accessor trusts it: a table is as long as the file
 * says it can be, and what is lent lies inside and has the checksum that was written with it.
 * Shared by an atomic count; nothing else in it changes.
 */
#include "base/platform.h"

#include "store/erratafile.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "base/file.h"
#include "base/paths.h"
#include "base/xmalloc.h"

enum { ERRATAFILE_VERSION = 1, ERRATAFILE_FIELDS = 9 };

static const char erratafile_image_name[] = "errata.img";
static const char erratafile_origin_name[] = "errata.from";
static const char erratafile_magic[8] = "RFCERRAT";

struct erratafile_head {
    char magic[8];
    uint32_t checksum; /* CRC-32 of what follows this field, up to the texts */
    uint32_t version;  /* also tells the byte order */
    uint32_t rfcs, errata;
    uint64_t texts; /* bytes */
};

struct erratafile_rfc {
    uint32_t number, checksum; /* of its texts */
    uint64_t at, size;         /* of them, from the beginning of all texts */
    struct erratum_counts counts;
};

#define ERRATAFILE_SUMMED (offsetof(struct erratafile_head, checksum) + sizeof(uint32_t))

struct erratafile {
    atomic_uint holders;
    const struct erratafile_head *head;
    const struct erratafile_rfc *rfcs;
    const char *texts;
    struct origin origin;
    struct str mapped;   /* what is to be unmapped */
    struct strbuf owned; /* what is to be freed */
};

static uint32_t erratafile_sum(const void *bytes, size_t n)
{
    return (uint32_t)crc32_z(0, bytes, n);
}

/* ---------------------------------------------------------------- building */

static void erratafile_add(struct strbuf *out, struct str field)
{
    strbuf_add_str(out, field);
    strbuf_add_char(out, '\0');
}

static void erratafile_add_number(struct strbuf *out, uint32_t number)
{
    strbuf_addf(out, "%u", number);
    strbuf_add_char(out, '\0');
}

/* In the order in which erratafile_next reads. */
static void erratafile_add_erratum(struct strbuf *out, const struct erratum *x)
{
    erratafile_add_number(out, x->id);
    erratafile_add_number(out, (uint32_t)x->status);
    erratafile_add(out, x->type);
    erratafile_add(out, x->section);
    erratafile_add(out, x->original);
    erratafile_add(out, x->corrected);
    erratafile_add(out, x->notes);
    erratafile_add(out, x->submitter);
    erratafile_add(out, x->date);
}

/* The table entry of the first RFC; its texts are added. *used errata are of it. */
static struct erratafile_rfc erratafile_add_rfc(const struct erratum *at, size_t n,
                                                struct strbuf *texts, size_t *used)
{
    struct erratafile_rfc rfc;
    memset(&rfc, 0, sizeof rfc);
    rfc.number = at->rfc;
    rfc.at = texts->n;
    for (*used = 0; *used < n && at[*used].rfc == rfc.number; ++*used) {
        erratafile_add_erratum(texts, &at[*used]);
        rfc.counts.of[at[*used].status]++;
    }
    rfc.size = texts->n - rfc.at;
    rfc.checksum = erratafile_sum(texts->p + rfc.at, rfc.size);
    return rfc;
}

bool erratafile_build(const struct erratum *at, size_t n, struct strbuf *image, struct err *e)
{
    struct strbuf table = STRBUF_INIT(ERRATAFILE_MAX), texts = STRBUF_INIT(ERRATAFILE_MAX);
    struct erratafile_head head;
    memset(&head, 0, sizeof head);
    memcpy(head.magic, erratafile_magic, sizeof head.magic);
    head.version = ERRATAFILE_VERSION;
    head.errata = (uint32_t)n;
    for (size_t used; n > 0 && !texts.overflow; at += used, n -= used) {
        struct erratafile_rfc rfc = erratafile_add_rfc(at, n, &texts, &used);
        strbuf_add(&table, &rfc, sizeof rfc);
        head.rfcs++;
    }
    head.texts = texts.n;
    size_t begin = image->n;
    strbuf_add(image, &head, sizeof head);
    strbuf_add_str(image, strbuf_str(&table));
    bool ok = !table.overflow && !image->overflow;
    if (ok) {
        head.checksum = erratafile_sum(image->p + begin + ERRATAFILE_SUMMED,
                                       image->n - begin - ERRATAFILE_SUMMED);
        memcpy(image->p + begin, &head, sizeof head);
    }
    strbuf_add_str(image, strbuf_str(&texts));
    ok = ok && !texts.overflow && !image->overflow;
    strbuf_release(&table);
    strbuf_release(&texts);
    return ok || err_set(e, ERR_DAMAGED, "the errata are too many to be kept (errata)");
}

/* ---------------------------------------------------------------- opening */

/* Sets the three parts; false: that is no image of this version. */
static bool erratafile_open(struct erratafile *f, struct str image)
{
    const struct erratafile_head *head = (const void *)image.p;
    if (image.n < sizeof *head || memcmp(head->magic, erratafile_magic, sizeof head->magic) != 0 ||
        head->version != ERRATAFILE_VERSION || head->rfcs == 0)
        return false;
    size_t rest = image.n - sizeof *head;
    if (head->rfcs > rest / sizeof(struct erratafile_rfc))
        return false;
    size_t table = head->rfcs * sizeof(struct erratafile_rfc);
    if (head->texts != rest - table ||
        head->checksum !=
            erratafile_sum(image.p + ERRATAFILE_SUMMED, sizeof *head + table - ERRATAFILE_SUMMED))
        return false;
    f->head = head;
    f->rfcs = (const void *)(image.p + sizeof *head);
    f->texts = image.p + sizeof *head + table;
    return true;
}

static struct erratafile *erratafile_new(struct str image)
{
    struct erratafile *f = xcalloc(1, sizeof *f);
    atomic_init(&f->holders, 1);
    if (erratafile_open(f, image))
        return f;
    free(f);
    return NULL;
}

struct erratafile *erratafile_take(struct strbuf *image, const struct origin *from, struct err *e)
{
    struct erratafile *f = erratafile_new(strbuf_str(image));
    if (f == NULL) {
        err_set(e, ERR_DAMAGED, "there are no errata in it (errata)");
        return NULL;
    }
    f->owned = *image;
    f->origin = origin_copy(from);
    *image = STRBUF_INIT(image->cap);
    return f;
}

struct erratafile *erratafile_load(const char *dir)
{
    char *path = paths_join(dir, erratafile_image_name);
    struct str mapped = file_map(path, ERRATAFILE_MAX);
    struct erratafile *f = erratafile_new(mapped);
    if (f != NULL) {
        f->mapped = mapped;
        /* without it nobody knows how old they are: they are asked for again */
        f->origin = origin_load(dir, erratafile_origin_name, f->head->checksum);
    } else {
        file_unmap(mapped);
    }
    free(path);
    return f;
}

struct erratafile *erratafile_hold(struct erratafile *f)
{
    atomic_fetch_add(&f->holders, 1);
    return f;
}

void erratafile_release(struct erratafile *f)
{
    if (f == NULL || atomic_fetch_sub(&f->holders, 1) > 1)
        return;
    file_unmap(f->mapped);
    strbuf_release(&f->owned);
    origin_release(&f->origin);
    free(f);
}

const struct origin *erratafile_origin(const struct erratafile *f)
{
    return &f->origin;
}

/* ---------------------------------------------------------------- looking */

uint32_t erratafile_count(const struct erratafile *f)
{
    return f->head->errata;
}

static int erratafile_compare(const void *key, const void *entry)
{
    uint32_t number = *(const uint32_t *)key,
             other = ((const struct erratafile_rfc *)entry)->number;
    return (number > other) - (number < other);
}

static const struct erratafile_rfc *erratafile_entry(const struct erratafile *f, uint32_t rfc)
{
    return bsearch(&rfc, f->rfcs, f->head->rfcs, sizeof *f->rfcs, erratafile_compare);
}

void erratafile_counts(const struct erratafile *f, uint32_t rfc, struct erratum_counts *counts)
{
    const struct erratafile_rfc *entry = erratafile_entry(f, rfc);
    *counts = entry != NULL ? entry->counts : (struct erratum_counts){0};
}

bool erratafile_find(const struct erratafile *f, uint32_t rfc, struct str *errata, struct err *e)
{
    const struct erratafile_rfc *entry = erratafile_entry(f, rfc);
    *errata = STR_NONE;
    if (entry == NULL)
        return true;
    bool inside = entry->at <= f->head->texts && entry->size <= f->head->texts - entry->at;
    if (!inside || erratafile_sum(f->texts + entry->at, entry->size) != entry->checksum)
        return err_set(e, ERR_DAMAGED, "the errata of RFC %u are damaged on this machine (disk)",
                       rfc);
    *errata = (struct str){f->texts + entry->at, entry->size};
    return true;
}

bool erratafile_next(struct str *errata, uint32_t rfc, struct erratum *x)
{
    struct str field[ERRATAFILE_FIELDS];
    uint32_t status;
    *x = (struct erratum){.rfc = rfc};
    for (int i = 0; i < ERRATAFILE_FIELDS; i++) {
        if (errata->n == 0)
            return false;
        field[i] = str_cut(errata, '\0');
    }
    if (!str_number(field[0], UINT32_MAX, &x->id) ||
        !str_number(field[1], ERRATUM_STATUSES - 1, &status))
        return false;
    x->status = (enum erratum_status)status;
    x->type = field[2];
    x->section = field[3];
    x->original = field[4];
    x->corrected = field[5];
    x->notes = field[6];
    x->submitter = field[7];
    x->date = field[8];
    return true;
}

/* ---------------------------------------------------------------- keeping */

bool erratafile_write_origin(const struct erratafile *f, const char *dir, const struct origin *o,
                             struct err *e)
{
    return origin_keep(o, dir, erratafile_origin_name, f->head->checksum, e);
}

bool erratafile_write(const struct erratafile *f, const char *dir, struct err *e)
{
    struct str image = f->mapped.n > 0 ? f->mapped : strbuf_str(&f->owned);
    return file_put(dir, erratafile_image_name, image, e) &&
           erratafile_write_origin(f, dir, &f->origin, e);
}

void erratafile_remove(const char *dir)
{
    char *path = paths_join(dir, erratafile_image_name);
    unlink(path);
    free(path);
}

bool erratafile_was_kept(const char *dir)
{
    char *path = paths_join(dir, erratafile_origin_name);
    bool kept = file_exists(path);
    free(path);
    return kept;
}
