/* SPDX-License-Identifier: MIT
 *
 * Commands → arithmetic of ui/listmodel.  Pure.
 */
#include "base/platform.h"

#include "view/listkeys.h"

bool listkeys_command(struct listmodel *m, enum command command, long count)
{
    long times = count > 0 ? count : 1, half = (m->rows + 1) / 2;
    switch (command) {
    case CMD_LINE_DOWN:
        listmodel_move(m, times);
        return true;
    case CMD_LINE_UP:
        listmodel_move(m, -times);
        return true;
    case CMD_PAGE_DOWN:
        listmodel_scroll(m, m->rows * times);
        return true;
    case CMD_PAGE_UP:
        listmodel_scroll(m, -m->rows * times);
        return true;
    case CMD_HALF_DOWN:
        listmodel_scroll(m, half * times);
        return true;
    case CMD_HALF_UP:
        listmodel_scroll(m, -half * times);
        return true;
    case CMD_TOP:
        listmodel_go(m, count > 0 ? count - 1 : 0);
        return true;
    case CMD_BOTTOM:
        listmodel_go(m, count > 0 ? count - 1 : m->count - 1);
        return true;
    default:
        return false;
    }
}
