/* SPDX-License-Identifier: MIT
 *
 * Compiled-in files, by the assembler's .incbin: no copy, no parse, mapped read-only.
 * ASSET_DIR and ASSET_BUILD_DIR come from the Makefile.
 */
#include "base/platform.h"

#include "base/asset.h"

#define ASSET_EMBED(symbol, file)                                                                  \
    __asm__(".section .rodata\n"                                                                   \
            ".balign 8\n" #symbol ":\n"                                                            \
            ".incbin \"" file "\"\n" #symbol "_end:\n"                                             \
            ".byte 0\n"                                                                            \
            ".previous\n");                                                                        \
    extern const char symbol[] __attribute__((visibility("hidden")));                              \
    extern const char symbol##_end[] __attribute__((visibility("hidden")))

ASSET_EMBED(asset_catalog, ASSET_BUILD_DIR "/catalog.img");
ASSET_EMBED(asset_guide, ASSET_DIR "/guide.txt");
ASSET_EMBED(asset_rcfile, ASSET_DIR "/rfcviewrc");
ASSET_EMBED(asset_dark, ASSET_DIR "/themes/dark.theme");
ASSET_EMBED(asset_light, ASSET_DIR "/themes/light.theme");
ASSET_EMBED(asset_ansi, ASSET_DIR "/themes/ansi.theme");
ASSET_EMBED(asset_mono, ASSET_DIR "/themes/mono.theme");
ASSET_EMBED(asset_contrast, ASSET_DIR "/themes/contrast.theme");

struct str asset_get(enum asset_id id)
{
    switch (id) {
    case ASSET_CATALOG:
        return (struct str){asset_catalog, (size_t)(asset_catalog_end - asset_catalog)};
    case ASSET_GUIDE:
        return (struct str){asset_guide, (size_t)(asset_guide_end - asset_guide)};
    case ASSET_RCFILE:
        return (struct str){asset_rcfile, (size_t)(asset_rcfile_end - asset_rcfile)};
    case ASSET_THEME_DARK:
        return (struct str){asset_dark, (size_t)(asset_dark_end - asset_dark)};
    case ASSET_THEME_LIGHT:
        return (struct str){asset_light, (size_t)(asset_light_end - asset_light)};
    case ASSET_THEME_ANSI:
        return (struct str){asset_ansi, (size_t)(asset_ansi_end - asset_ansi)};
    case ASSET_THEME_MONO:
        return (struct str){asset_mono, (size_t)(asset_mono_end - asset_mono)};
    case ASSET_THEME_CONTRAST:
        return (struct str){asset_contrast, (size_t)(asset_contrast_end - asset_contrast)};
    }
    return STR_NONE;
}
