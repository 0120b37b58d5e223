/* SPDX-License-Identifier: MIT
 *
 * textrow - one row of a pane: which bytes of a document stand in it, and where.
 */
#ifndef VIEW_TEXTROW_H
#define VIEW_TEXTROW_H

#include "base/platform.h"

enum { TEXTROW_PIECES = 40 };

/* Bytes of one line, side by side. */
struct textpiece {
    uint32_t start, end;
    int x;   /* the column they begin at */
    int gap; /* columns between it and the next: the blank for a line's end */
};

struct textrow {
    uint32_t line, row;  /* its position: the line its first byte is in, and which of those there */
    uint32_t start, end; /* the bytes it stands for, shown or not: the next row begins at .end */
    int bar;             /* the column of the bar of an aside; -1: none */
    int n;               /* pieces */
    struct textpiece piece[TEXTROW_PIECES];
};

#endif
