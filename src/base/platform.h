/* SPDX-License-Identifier: MIT
 *
 * platform - the first include of every .c: feature macros and compiler attributes.
 */
#ifndef BASE_PLATFORM_H
#define BASE_PLATFORM_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#ifndef _FILE_OFFSET_BITS
#define _FILE_OFFSET_BITS 64
#endif

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ATTR_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define ATTR_MUST_USE          __attribute__((warn_unused_result))
#define ATTR_NORETURN          __attribute__((noreturn))
#define ATTR_MALLOC            __attribute__((malloc, returns_nonnull))

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

#endif
