/* SPDX-License-Identifier: MIT
 *
 * bulkfetch - many documents at once from the command line: the plan, a bar, and what could not be
 * had.
 *
 * The plan and the progress go to standard error, unless quiet; each RFC that cannot be had is
 * named there in any case.  With json, standard output gets an object a line:
 *     {"event":"plan","rfcs":9,"here":2,"fetch":7,"bytes_estimated":1234567,"growing":false}
 *     {"event":"kept","rfc":9110,"bytes":512345}
 *     {"event":"failed","rfc":9111,"kind":"not-found","why":"…"}
 *     {"event":"waiting","rfc":9112,"seconds":4,"why":"…"}
 *     {"event":"end","rfcs":9,"here":2,"kept":6,"failed":1,"bytes":456789,"why":"…"}
 */
#ifndef CLI_BULKFETCH_H
#define CLI_BULKFETCH_H

#include "base/platform.h"
#include "base/err.h"
#include "library/settings.h"

struct bulkfetch_wish {
    const char *set; /* search/rfcset.h */
    bool quiet, json, dry_run;
};

/* ERR_NETWORK: some are not here now; ERR_STORAGE: the disk.  *signal: what ended it, or 0. */
bool bulkfetch_run(const struct bulkfetch_wish *wish, const struct settings *settings, int *signal,
                   struct err *e) ATTR_MUST_USE;

#endif
