/* SPDX-License-Identifier: MIT
 *
 * expatapi - expat as a table of functions, found at run time: api->Parse(…) is XML_Parse(…).
 * Only who refreshes the index needs it (base/dynlib.h).
 */
#ifndef RFC_EXPATAPI_H
#define RFC_EXPATAPI_H

#include <expat.h>

#include "base/platform.h"
#include "base/err.h"

#define EXPATAPI_LIBRARY "libexpat.so.1"

/* Every function we use, without its "XML_". */
#define EXPATAPI_FUNCTIONS(X)                                                                      \
    X(ParserCreate)                                                                                \
    X(ParserFree)                                                                                  \
    X(SetUserData)                                                                                 \
    X(SetElementHandler)                                                                           \
    X(SetCharacterDataHandler)                                                                     \
    X(SetEntityDeclHandler)                                                                        \
    X(Parse)                                                                                       \
    X(StopParser)                                                                                  \
    X(GetErrorCode)                                                                                \
    X(GetCurrentLineNumber)                                                                        \
    X(ErrorString)

struct expatapi {
#define EXPATAPI_MEMBER(name) __typeof__(XML_##name) *name;
    EXPATAPI_FUNCTIONS(EXPATAPI_MEMBER)
#undef EXPATAPI_MEMBER
};

/* Loads the library and fills api.  ERR_STORAGE where it is not installed. */
bool expatapi_open(struct expatapi *api, struct err *e) ATTR_MUST_USE;

#endif
