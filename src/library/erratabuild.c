/* SPDX-License-Identifier: MIT
 *
 * Reading, comparing and keeping errata.  Thread: a worker's.
 */
#include "base/platform.h"

#include "library/erratabuild.h"

#include "store/errataread.h"

enum { ERRATABUILD_LOST_PERCENT = 10 }; /* of those known, that may be missing */

/* Also where nothing can be kept they are good for this run. */
static struct erratafile *erratabuild_keep(const struct erratabuild *b, struct erratafile *f,
                                           struct err *warning)
{
    if (!atomic_load(b->ending) && !erratafile_write(f, b->dir, warning))
        err_prefix(warning, "the errata are not kept");
    return f;
}

static struct erratafile *erratabuild_new(const struct erratabuild *b, struct err *warning,
                                          struct err *e)
{
    struct strbuf image = STRBUF_INIT(ERRATAFILE_MAX);
    struct erratafile *f = NULL;
    if (errataread_image(b->bytes, b->ending, &image, e))
        f = erratafile_take(&image, b->from, e);
    strbuf_release(&image);
    size_t had = b->known != NULL ? erratafile_count(b->known) : 0;
    if (f != NULL && erratafile_count(f) < had - had * ERRATABUILD_LOST_PERCENT / 100) {
        err_set(e, ERR_DAMAGED, "it holds %u errata of the %zu known: it is cut (errata)",
                erratafile_count(f), had);
        erratafile_release(f);
        return NULL;
    }
    return f != NULL ? erratabuild_keep(b, f, warning) : NULL;
}

struct erratafile *erratabuild_run(const struct erratabuild *b, struct err *warning, struct err *e)
{
    if (b->bytes.n > 0)
        return erratabuild_new(b, warning, e);
    if (!erratafile_write_origin(b->known, b->dir, b->from, warning))
        err_prefix(warning, "the age of the errata is not kept");
    return erratafile_hold(b->known);
}
