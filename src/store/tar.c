/* SPDX-License-Identifier: MIT
 *
 * Fields of a head are octal digits and text at fixed places.  Pure; any thread.
 */
#include "base/platform.h"

#include "store/tar.h"

#include <stdio.h>
#include <string.h>

struct tar_field {
    size_t at, n;
};

static const struct tar_field tar_name = {0, TAR_NAME_MAX}, tar_mode = {100, 8}, tar_uid = {108, 8},
                              tar_gid = {116, 8}, tar_size = {124, 12}, tar_mtime = {136, 12},
                              tar_sum = {148, 8}, tar_type = {156, 1}, tar_magic = {257, 8},
                              tar_prefix = {345, 155};

static void tar_put(unsigned char *block, struct tar_field f, uint64_t value)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%0*llo", (int)f.n - 1, (unsigned long long)value);
    memcpy(block + f.at, digits, f.n - 1);
}

static struct str tar_text(const unsigned char *block, struct tar_field f)
{
    const char *p = (const char *)block + f.at;
    return (struct str){p, strnlen(p, f.n)};
}

/* Octal digits with blanks around them. */
static bool tar_get(const unsigned char *block, struct tar_field f, uint64_t *value)
{
    struct str digits = str_trim(tar_text(block, f));
    *value = 0;
    for (size_t i = 0; i < digits.n; i++) {
        if (digits.p[i] < '0' || digits.p[i] > '7')
            return false;
        *value = *value << 3 | (uint64_t)(digits.p[i] - '0');
    }
    return digits.n > 0;
}

/* Of all bytes, those of the sum itself taken as blanks. */
static uint64_t tar_sum_of(const unsigned char *block)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < TAR_BLOCK; i++)
        sum += i - tar_sum.at < tar_sum.n ? ' ' : block[i];
    return sum;
}

void tar_write(const char *name, uint64_t size, int64_t mtime, unsigned char block[TAR_BLOCK])
{
    memset(block, 0, TAR_BLOCK);
    memcpy(block + tar_name.at, name, strnlen(name, tar_name.n - 1));
    tar_put(block, tar_mode, 0644);
    tar_put(block, tar_uid, 0);
    tar_put(block, tar_gid, 0);
    tar_put(block, tar_size, size);
    tar_put(block, tar_mtime, mtime > 0 ? (uint64_t)mtime : 0);
    block[tar_type.at] = '0';
    memcpy(block + tar_magic.at,
           "ustar\0"
           "00",
           tar_magic.n);
    tar_put(block, (struct tar_field){tar_sum.at, 7}, tar_sum_of(block));
    block[tar_sum.at + 7] = ' ';
}

bool tar_read(const unsigned char block[TAR_BLOCK], struct tar_head *head)
{
    uint64_t sum;
    if (!tar_get(block, tar_sum, &sum) || sum != tar_sum_of(block) ||
        memcmp(block + tar_magic.at, "ustar", 5) != 0 || !tar_get(block, tar_size, &head->size))
        return false;
    unsigned char type = block[tar_type.at];
    head->is_file = type == '0' || type == '\0';
    head->name = block[tar_prefix.at] == '\0' ? tar_text(block, tar_name) : STR_NONE;
    return true;
}

bool tar_is_end(const unsigned char block[TAR_BLOCK])
{
    for (size_t i = 0; i < TAR_BLOCK; i++)
        if (block[i] != 0)
            return false;
    return true;
}

size_t tar_padding(uint64_t size)
{
    return (size_t)((TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK);
}
