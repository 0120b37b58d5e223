/* SPDX-License-Identifier: MIT
 *
 * listkeys - the commands that move through any list.
 */
#ifndef VIEW_LISTKEYS_H
#define VIEW_LISTKEYS_H

#include "base/platform.h"
#include "ui/listmodel.h"
#include "view/command.h"

/* count: typed before the key, -1 for none.  False: it is none of them. */
bool listkeys_command(struct listmodel *m, enum command command, long count);

#endif
