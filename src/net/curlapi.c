/* SPDX-License-Identifier: MIT
 *
 * Finds libcurl and its functions.  Thread: the net thread, at its first request.
 */
#include "base/platform.h"

#include "net/curlapi.h"

#include "base/dynlib.h"
#include "base/log.h"

/* The first version with CURLOPT_QUICK_EXIT, without which leaving waits for name look-ups. */
#define CURLAPI_OLDEST      0x075700
#define CURLAPI_OLDEST_NAME "7.87.0"

static const struct dynlib_row curlapi_rows[] = {
#define CURLAPI_ROW(name) {"curl_" #name, offsetof(struct curlapi, name)},
    CURLAPI_FUNCTIONS(CURLAPI_ROW)
#undef CURLAPI_ROW
};

bool curlapi_open(struct curlapi *api, const char *library, struct err *e)
{
    const char *missing = dynlib_load(library, curlapi_rows, ARRAY_LEN(curlapi_rows), api);
    if (missing == library)
        return err_set(e, ERR_NETWORK, "%s is not installed (libcurl)", library);
    if (missing != NULL)
        return err_set(e, ERR_NETWORK, "%s has no function %s (libcurl)", library, missing);
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
