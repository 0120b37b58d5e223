/* SPDX-License-Identifier: MIT
 *
 * The list of mentions.  Owned by the caller; any thread.
 */
#include "base/platform.h"

#include "text/mention.h"

void mentions_add(struct mentions *m, struct mention mention)
{
    if (mention.end > mention.start && (m->at.n == 0 || mention.start >= m->at.at[m->at.n - 1].end))
        VEC_PUSH(&m->at, mention);
}

void mentions_release(struct mentions *m)
{
    VEC_RELEASE(&m->at);
}
