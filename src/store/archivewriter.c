/* SPDX-License-Identifier: MIT
 *
 * Every text is read twice: to be listed, then to be packed; one that changed in between ends it.
 * Thread: one at a time.
 */
#include "base/platform.h"

#include "store/archivewriter.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/file.h"
#include "store/leftover.h"
#include "store/manifest.h"
#include "store/tar.h"

struct archivewriter {
    const struct archivewriter_plan *plan;
    const char *path;
    gzFile out;
    struct strbuf text; /* the one at hand */
};

static bool archivewriter_cannot(const struct archivewriter *w, struct err *e)
{
    int code;
    const char *why = w->out != NULL ? gzerror(w->out, &code) : strerror(ENOMEM);
    if (w->out != NULL && code == Z_ERRNO)
        why = strerror(errno);
    return err_set(e, ERR_STORAGE, "cannot write %s: %s (disk)", w->path, why);
}

static bool archivewriter_put(struct archivewriter *w, const void *bytes, size_t n, struct err *e)
{
    return n == 0 || gzfwrite(bytes, 1, n, w->out) == n || archivewriter_cannot(w, e);
}

static bool archivewriter_read(struct archivewriter *w, uint32_t number, struct err *e)
{
    w->text.overflow = false;
    return shelf_read(w->plan->shelf, number, &w->text, e);
}

static bool archivewriter_member(struct archivewriter *w, const char *name, struct str bytes,
                                 struct err *e)
{
    static const unsigned char zeros[TAR_BLOCK];
    unsigned char head[TAR_BLOCK];
    tar_write(name, bytes.n, w->plan->mtime, head);
    return archivewriter_put(w, head, sizeof head, e) &&
           archivewriter_put(w, bytes.p, bytes.n, e) &&
           archivewriter_put(w, zeros, tar_padding(bytes.n), e);
}

/* ---- listing */

static bool archivewriter_list_texts(struct archivewriter *w, struct manifest *m,
                                     archivewriter_fn refused, void *context,
                                     struct archivewriter_report *report, struct err *e)
{
    for (size_t i = 0; i < w->plan->wanted.n; i++) {
        uint32_t number = w->plan->wanted.at[i];
        struct err why = {.kind = ERR_NONE};
        if (archivewriter_read(w, number, &why)) {
            manifest_add(m, number, strbuf_str(&w->text));
            report->texts++;
            report->bytes += w->text.n;
        } else if (why.kind == ERR_NOT_FOUND) {
            report->missing++;
        } else {
            report->refused++;
            refused(context, number, &why);
        }
    }
    return report->texts > 0 ||
           err_set(e, ERR_NOT_FOUND, "none of these texts is on this machine (shelf)");
}

/* ---- packing */

static bool archivewriter_bytes(struct archivewriter *w, const struct manifest_line *line,
                                struct str *bytes, struct err *e)
{
    *bytes = w->plan->index;
    if (line->number == MANIFEST_INDEX)
        return true;
    if (!archivewriter_read(w, line->number, e))
        return false;
    *bytes = strbuf_str(&w->text);
    return manifest_fits(line, *bytes) ||
           err_set(e, ERR_STORAGE, "RFC %u changed while it was packed: try again (archive)",
                   line->number);
}

static bool archivewriter_pack(struct archivewriter *w, const struct manifest *m, struct err *e)
{
    static const unsigned char end[2 * TAR_BLOCK];
    struct strbuf list = STRBUF_INIT(MANIFEST_MAX), name = STRBUF_INIT(STRBUF_TEXT);
    struct str bytes;
    manifest_write(m, &list);
    bool ok = list.overflow ? err_set(e, ERR_STORAGE, "too many texts for an archive (archive)")
                            : archivewriter_member(w, MANIFEST_NAME, strbuf_str(&list), e);
    for (size_t i = 0; ok && i < m->lines.n; i++) {
        strbuf_clear(&name);
        manifest_member(m->lines.at[i].number, &name);
        ok = archivewriter_bytes(w, &m->lines.at[i], &bytes, e) &&
             archivewriter_member(w, strbuf_cstr(&name), bytes, e);
    }
    ok = ok && archivewriter_put(w, end, sizeof end, e);
    strbuf_release(&list);
    strbuf_release(&name);
    return ok;
}

/* The descriptor stays open for what comes after. */
static bool archivewriter_pack_into(struct archivewriter *w, int fd, const struct manifest *m,
                                    struct err *e)
{
    int own = dup(fd);
    w->out = own >= 0 ? gzdopen(own, "wb6") : NULL;
    if (w->out == NULL) {
        if (own >= 0)
            close(own);
        return archivewriter_cannot(w, e);
    }
    bool ok = archivewriter_pack(w, m, e);
    int closed = gzclose(w->out);
    w->out = NULL;
    return ok && (closed == Z_OK ||
                  err_set(e, ERR_STORAGE, "cannot write %s: %s (disk)", w->path, strerror(errno)));
}

static bool archivewriter_keep(struct archivewriter *w, const struct manifest *m, struct err *e)
{
    struct file_draft draft;
    struct stat st;
    if (stat(w->path, &st) == 0 && !S_ISREG(st.st_mode))
        return err_set(e, ERR_STORAGE, "%s is not a regular file (disk)", w->path);
    leftover_sweep_beside(w->path);
    if (!file_begin(&draft, w->path, e))
        return false;
    if (archivewriter_pack_into(w, draft.fd, m, e))
        return file_commit(&draft, e);
    file_abandon(&draft);
    return false;
}

bool archivewriter_run(const struct archivewriter_plan *plan, const char *path,
                       archivewriter_fn refused, void *context, struct archivewriter_report *report,
                       struct err *e)
{
    struct archivewriter w = {.plan = plan, .path = path, .text = STRBUF_INIT(MANIFEST_TEXT_MAX)};
    struct manifest m = {0};
    *report = (struct archivewriter_report){.texts = 0};
    manifest_add(&m, MANIFEST_INDEX, plan->index);
    bool ok = archivewriter_list_texts(&w, &m, refused, context, report, e) &&
              archivewriter_keep(&w, &m, e);
    manifest_release(&m);
    strbuf_release(&w.text);
    return ok;
}
