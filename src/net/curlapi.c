/* SPDX-License-Identifier: MIT
 *
 * Finds libcurl and its functions.  Thread: the net thread, at its first request.
 */
#include "base/platform.h"

#include "net/curlapi.h"

#include <dlfcn.h>
#include <string.h>

#include "base/log.h"

/* The first version with CURLOPT_QUICK_EXIT, without which leaving waits for name look-ups. */
#define CURLAPI_OLDEST      0x075700
#define CURLAPI_OLDEST_NAME "7.87.0"

static const struct {
    const char *symbol;
    size_t at;
} CURLAPI_SYMBOLS[] = {
#define CURLAPI_ROW(name) {"curl_" #name, offsetof(struct curlapi, name)},
    CURLAPI_FUNCTIONS(CURLAPI_ROW)
#undef CURLAPI_ROW
};

static bool curlapi_fill(struct curlapi *api, const char *library, void *handle, struct err *e)
{
    for (size_t i = 0; i < ARRAY_LEN(CURLAPI_SYMBOLS); i++) {
        void *function = dlsym(handle, CURLAPI_SYMBOLS[i].symbol);
        if (function == NULL)
            return err_set(e, ERR_NETWORK, "%s has no function %s (libcurl)", library,
                           CURLAPI_SYMBOLS[i].symbol);
        memcpy((char *)api + CURLAPI_SYMBOLS[i].at, &function, sizeof function);
    }
    return true;
}

bool curlapi_open(struct curlapi *api, const char *library, struct err *e)
{
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
        log_line("curlapi", "%s", dlerror());
        return err_set(e, ERR_NETWORK, "%s is not installed (libcurl)", library);
    }
    if (!curlapi_fill(api, library, handle, e))
        return false;
    const curl_version_info_data *version = api->version_info(CURLVERSION_NOW);
    log_line("curlapi", "%s %s, %s", library, version->version, version->ssl_version);
    if (version->version_num < CURLAPI_OLDEST)
        return err_set(e, ERR_NETWORK, "%s is version %s, older than %s (libcurl)", library,
                       version->version, CURLAPI_OLDEST_NAME);
    CURLcode code = api->global_init(CURL_GLOBAL_DEFAULT);
    if (code != CURLE_OK)
        return err_set(e, ERR_NETWORK, "%s does not start: %s (libcurl)", library,
                       api->easy_strerror(code));
    return true;
}
