/* SPDX-License-Identifier: MIT
 *
 * Finds expat and its functions.  Thread: any.
 */
#include "base/platform.h"

#include "rfc/expatapi.h"

#include "base/dynlib.h"

static const struct dynlib_row expatapi_rows[] = {
#define EXPATAPI_ROW(name) {"XML_" #name, offsetof(struct expatapi, name)},
    EXPATAPI_FUNCTIONS(EXPATAPI_ROW)
#undef EXPATAPI_ROW
};

bool expatapi_open(struct expatapi *api, struct err *e)
{
    const char *missing =
        dynlib_load(EXPATAPI_LIBRARY, expatapi_rows, ARRAY_LEN(expatapi_rows), api);
    return missing == NULL || err_set(e, ERR_STORAGE, "%s is not installed (index)", missing);
}
