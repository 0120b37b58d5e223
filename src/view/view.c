/* SPDX-License-Identifier: MIT
 *
 * Intents.
 */
#include "base/platform.h"

#include "view/view.h"

#include <stdlib.h>

void intent_release(struct intent *i)
{
    free(i->text);
    *i = (struct intent){0};
}
