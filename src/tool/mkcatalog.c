/* SPDX-License-Identifier: MIT
 *
 * Placeholder while the catalogue's builder is being written: an empty image.
 */
#include "base/platform.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    FILE *f = argc > 3 ? fopen(argv[3], "wb") : NULL;
    if (f == NULL)
        return 2;
    fclose(f);
    return 0;
}
