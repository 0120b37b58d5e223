/* SPDX-License-Identifier: MIT
 *
 * asset - the files of assets/ that are compiled into the program.
 */
#ifndef BASE_ASSET_H
#define BASE_ASSET_H

#include "base/platform.h"
#include "base/str.h"

enum asset_id {
    ASSET_CATALOG, /* flat catalogue image, aligned to 8 bytes (rfc/catalog.h) */
    ASSET_GUIDE,   /* the built-in guide, text in the layout of an RFC */
    ASSET_RCFILE,  /* every setting with its default */
    ASSET_THEME_DARK,
    ASSET_THEME_LIGHT,
    ASSET_THEME_ANSI,
    ASSET_THEME_MONO,
    ASSET_THEME_CONTRAST,
};

/* Lends bytes that live as long as the program. */
struct str asset_get(enum asset_id id);

#endif
