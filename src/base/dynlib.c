/* SPDX-License-Identifier: MIT
 *
 * dlopen with a table.  Thread: any.
 */
#include "base/platform.h"

#include "base/dynlib.h"

#include <dlfcn.h>
#include <string.h>

#include "base/log.h"

const char *dynlib_load(const char *library, const struct dynlib_row *rows, size_t n, void *table)
{
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
        log_line("dynlib", "%s", dlerror());
        return library;
    }
    for (size_t i = 0; i < n; i++) {
        void *function = dlsym(handle, rows[i].symbol);
        if (function == NULL)
            return rows[i].symbol;
        memcpy((char *)table + rows[i].offset, &function, sizeof function);
    }
    return NULL;
}
