/* SPDX-License-Identifier: MIT
 *
 * A stream of blocks: head, bytes, padding, head …  What follows the end is not looked at.
 * Thread: one at a time.
 */
#include "base/platform.h"

#include "store/archivereader.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/xmalloc.h"
#include "store/manifest.h"
#include "store/tar.h"

enum { ARCHIVEREADER_SKIP_MAX = 64 << 20 }; /* of members that were not listed, in all */

struct archivereader {
    archivereader_bytes_fn bytes;
    void *source;
    const struct archivereader_handler *handler;
    struct archivereader_report *report;
    struct manifest manifest;
    bool *seen; /* by line of the manifest */
    uint64_t skipped;
    char *member; /* the one at hand */
    size_t member_size;
};

/* ---- bytes */

static bool archivereader_cut(struct err *e)
{
    return err_set(e, ERR_DAMAGED, "the archive is cut or damaged (archive)");
}

static bool archivereader_get(struct archivereader *r, void *bytes, size_t n, struct err *e)
{
    for (size_t had = 0; had < n;) {
        ptrdiff_t got = r->bytes(r->source, (char *)bytes + had, n - had);
        if (got <= 0)
            return archivereader_cut(e);
        had += (size_t)got;
    }
    return true;
}

static bool archivereader_skip(struct archivereader *r, uint64_t n, struct err *e)
{
    char block[4096];
    while (n > 0) {
        size_t part = n < sizeof block ? (size_t)n : sizeof block;
        if (!archivereader_get(r, block, part, e))
            return false;
        n -= part;
    }
    return true;
}

/* The bytes of the member and what fills its last block; size was held against a cap. */
static bool archivereader_take(struct archivereader *r, uint64_t size, struct err *e)
{
    if (size > r->member_size) {
        free(r->member);
        r->member = xmalloc((size_t)size);
        r->member_size = (size_t)size;
    }
    return archivereader_get(r, r->member, (size_t)size, e) &&
           archivereader_skip(r, tar_padding(size), e);
}

/* ---- heads */

/* *end: there are no more members. */
static bool archivereader_head(struct archivereader *r, unsigned char block[TAR_BLOCK],
                               struct tar_head *head, bool *end, struct err *e)
{
    if (!archivereader_get(r, block, TAR_BLOCK, e))
        return false;
    *end = tar_is_end(block);
    return *end || tar_read(block, head) || archivereader_cut(e);
}

static bool archivereader_manifest(struct archivereader *r, struct err *e)
{
    unsigned char block[TAR_BLOCK];
    struct tar_head head;
    bool end, ok = archivereader_head(r, block, &head, &end, NULL) && !end && head.is_file &&
                   str_eq(head.name, STR(MANIFEST_NAME)) && head.size <= MANIFEST_MAX;
    if (!ok)
        return err_set(e, ERR_DAMAGED, "it is no archive of rfcview (archive)");
    if (!archivereader_take(r, head.size, e) ||
        !manifest_parse(&r->manifest, (struct str){r->member, (size_t)head.size}, e))
        return false;
    r->seen = xcalloc(r->manifest.lines.n + 1, sizeof *r->seen);
    return true;
}

/* ---- members */

/* The line that lists the member, or NULL and the reason why it is refused unread. */
static const struct manifest_line *archivereader_line(const struct archivereader *r,
                                                      const struct tar_head *head, struct err *why)
{
    uint32_t number;
    const struct manifest_line *line = NULL;
    if (!head->is_file)
        err_set(why, ERR_DAMAGED, "it is no regular file (archive)");
    else if (!manifest_number(head->name, &number))
        err_set(why, ERR_DAMAGED, "that is no name of a text or the index (archive)");
    else if ((line = manifest_find(&r->manifest, number)) == NULL)
        err_set(why, ERR_DAMAGED, "the archive does not list it (archive)");
    else if (r->seen[line - r->manifest.lines.at])
        err_set(why, ERR_DAMAGED, "it comes twice (archive)");
    else if (line->size != head->size)
        err_set(why, ERR_DAMAGED, "its length is not the one listed (archive)");
    else
        return line;
    return NULL;
}

static void archivereader_refuse(struct archivereader *r, struct str name, const struct err *why)
{
    r->report->refused++;
    r->handler->refused(r->handler->context, name, why);
}

static bool archivereader_pass_over(struct archivereader *r, const struct tar_head *head,
                                    const struct err *why, struct err *e)
{
    archivereader_refuse(r, head->name.n > 0 ? head->name : STR("a member"), why);
    r->skipped += TAR_BLOCK; /* also what is empty comes to an end */
    if (head->size > ARCHIVEREADER_SKIP_MAX - r->skipped)
        return err_set(e, ERR_DAMAGED,
                       "the archive holds too much that it does not list (archive)");
    r->skipped += head->size;
    return archivereader_skip(r, head->size + tar_padding(head->size), e);
}

/* False: the reading ends. */
static bool archivereader_hand_on(struct archivereader *r, const struct tar_head *head,
                                  const struct manifest_line *line, struct err *e)
{
    struct err why = {.kind = ERR_NONE};
    struct str bytes = {r->member, (size_t)line->size};
    r->seen[line - r->manifest.lines.at] = true;
    if (!manifest_fits(line, bytes)) {
        err_set(&why, ERR_DAMAGED, "its bytes are damaged: the checksum is another (archive)");
    } else if (r->handler->member(r->handler->context, line->number, bytes, &why)) {
        r->report->members++;
        return true;
    }
    if (why.kind == ERR_STORAGE) {
        *e = why;
        return false;
    }
    archivereader_refuse(r, head->name, &why);
    return true;
}

static bool archivereader_member(struct archivereader *r, bool *end, struct err *e)
{
    unsigned char block[TAR_BLOCK];
    struct tar_head head;
    struct err why = {.kind = ERR_NONE};
    if (!archivereader_head(r, block, &head, end, e))
        return false;
    if (*end)
        return true;
    const struct manifest_line *line = archivereader_line(r, &head, &why);
    if (line == NULL)
        return archivereader_pass_over(r, &head, &why, e);
    return archivereader_take(r, head.size, e) && archivereader_hand_on(r, &head, line, e);
}

static void archivereader_count_missing(struct archivereader *r)
{
    for (size_t i = 0; i < r->manifest.lines.n; i++)
        if (!r->seen[i])
            r->report->missing++;
}

bool archivereader_run(archivereader_bytes_fn bytes, void *source,
                       const struct archivereader_handler *handler,
                       struct archivereader_report *report, struct err *e)
{
    struct archivereader r = {
        .bytes = bytes, .source = source, .handler = handler, .report = report};
    *report = (struct archivereader_report){.members = 0};
    bool end = false, ok = archivereader_manifest(&r, e);
    while (ok && !end)
        ok = archivereader_member(&r, &end, e);
    archivereader_count_missing(&r);
    manifest_release(&r.manifest);
    free(r.seen);
    free(r.member);
    return ok;
}

/* ---- files */

static ptrdiff_t archivereader_from_gzip(void *context, void *bytes, size_t n)
{
    return gzread(context, bytes, n < 1u << 20 ? (unsigned)n : 1u << 20);
}

/* A pipe or a device may never end, and opening one may wait. */
static int archivereader_open(const char *path, struct err *e)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        err_set(e, ERR_STORAGE, "cannot open %s: %s (disk)", path, strerror(errno));
    } else if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        err_set(e, ERR_STORAGE, "%s is not a regular file (disk)", path);
        close(fd);
        fd = -1;
    }
    return fd;
}

bool archivereader_run_file(const char *path, const struct archivereader_handler *handler,
                            struct archivereader_report *report, struct err *e)
{
    *report = (struct archivereader_report){.members = 0};
    int fd = archivereader_open(path, e);
    if (fd < 0)
        return false;
    gzFile gz = gzdopen(fd, "rb"); /* owns fd when it succeeds */
    if (gz == NULL) {
        close(fd);
        return err_set(e, ERR_STORAGE, "cannot read %s: no memory for gzip (disk)", path);
    }
    bool ok = archivereader_run(archivereader_from_gzip, gz, handler, report, e);
    (void)gzclose(gz);
    return ok || err_prefix(e, "%s", path);
}
