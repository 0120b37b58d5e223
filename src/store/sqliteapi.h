/* SPDX-License-Identifier: MIT
 *
 * sqliteapi - SQLite as a table of functions, found at run time: api->step(…) is sqlite3_step(…).
 * The first frame is painted before it is needed (base/dynlib.h).
 */
#ifndef STORE_SQLITEAPI_H
#define STORE_SQLITEAPI_H

#include <sqlite3.h>

#include "base/platform.h"
#include "base/err.h"

#define SQLITEAPI_LIBRARY "libsqlite3.so.0"

/* Every function we use, without its "sqlite3_". */
#define SQLITEAPI_FUNCTIONS(X)                                                                     \
    X(open_v2)                                                                                     \
    X(close)                                                                                       \
    X(db_config)                                                                                   \
    X(db_readonly)                                                                                 \
    X(busy_handler)                                                                                \
    X(extended_result_codes)                                                                       \
    X(errcode)                                                                                     \
    X(errmsg)                                                                                      \
    X(exec)                                                                                        \
    X(prepare_v3)                                                                                  \
    X(bind_int64)                                                                                  \
    X(bind_text)                                                                                   \
    X(step)                                                                                        \
    X(reset)                                                                                       \
    X(column_int64)                                                                                \
    X(column_text)                                                                                 \
    X(column_bytes)                                                                                \
    X(finalize)                                                                                    \
    X(sql)                                                                                         \
    X(stricmp)

struct sqliteapi {
#define SQLITEAPI_MEMBER(name) __typeof__(sqlite3_##name) *name;
    SQLITEAPI_FUNCTIONS(SQLITEAPI_MEMBER)
#undef SQLITEAPI_MEMBER
};

/* Loads the library and fills api.  ERR_STORAGE where it is not installed. */
bool sqliteapi_open(struct sqliteapi *api, struct err *e) ATTR_MUST_USE;

#endif
