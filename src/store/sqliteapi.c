/* SPDX-License-Identifier: MIT
 *
 * Finds SQLite and its functions.  Thread: the one that opens databases.
 */
#include "base/platform.h"

#include "store/sqliteapi.h"

#include "base/dynlib.h"

static const struct dynlib_row sqliteapi_rows[] = {
#define SQLITEAPI_ROW(name) {"sqlite3_" #name, offsetof(struct sqliteapi, name)},
    SQLITEAPI_FUNCTIONS(SQLITEAPI_ROW)
#undef SQLITEAPI_ROW
};

bool sqliteapi_open(struct sqliteapi *api, struct err *e)
{
    const char *missing =
        dynlib_load(SQLITEAPI_LIBRARY, sqliteapi_rows, ARRAY_LEN(sqliteapi_rows), api);
    return missing == NULL || err_set(e, ERR_STORAGE, "%s is not installed (database)", missing);
}
