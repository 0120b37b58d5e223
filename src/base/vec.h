/* SPDX-License-Identifier: MIT
 *
 * vec - a growing array of one type.  Declare `struct { T *at; size_t n, size; }` or use VEC(T);
 * all zero is empty.  Elements are reached as v.at[i]; pointers to them die with the next push.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stdlib.h>

#include "base/platform.h"
#include "base/xmalloc.h"

#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *at;                                                                                  \
        size_t n, size;                                                                            \
    }

#define VEC_RESERVE(v, need)                                                                       \
    do {                                                                                           \
        if ((v)->size < (need)) {                                                                  \
            size_t vec_size = (v)->size ? (v)->size * 2 : 8;                                       \
            (v)->size = vec_size < (need) ? (need) : vec_size;                                     \
            (v)->at = xreallocarray((v)->at, (v)->size, sizeof *(v)->at);                          \
        }                                                                                          \
    } while (0)

#define VEC_PUSH(v, ...)                                                                           \
    do {                                                                                           \
        VEC_RESERVE((v), (v)->n + 1);                                                              \
        (v)->at[(v)->n++] = (__VA_ARGS__);                                                         \
    } while (0)

#define VEC_RELEASE(v)                                                                             \
    do {                                                                                           \
        free((v)->at);                                                                             \
        (v)->at = NULL;                                                                            \
        (v)->n = (v)->size = 0;                                                                    \
    } while (0)

#endif
