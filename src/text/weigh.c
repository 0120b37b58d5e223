/* SPDX-License-Identifier: MIT
 *
 * One table: how much each sign speaks for each reading.  The weights were found by hand and tried
 * on the whole series.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/weigh.h"

static const int8_t weights[SIGN_COUNT][READINGS] = {
    /*                  prose table diagram abnf code */
    [SIGN_WORDS] = {3, 0, 0, 0, 0},      [SIGN_FEW] = {1, 0, 0, 0, 0},
    [SIGN_SENTENCE] = {2, 0, 0, 0, 0},   [SIGN_MARK] = {2, 0, 0, 0, 0},
    [SIGN_FULL] = {3, 0, 0, 0, 0},       [SIGN_SHORT] = {-2, 1, 1, 1, 1},
    [SIGN_GAP] = {-4, 2, 1, 1, 1},       [SIGN_GAPS] = {-6, 4, 2, 0, 0},
    [SIGN_RULE] = {-4, 3, 3, 0, 0},      [SIGN_COLUMNS] = {-4, 10, 0, 0, 0},
    [SIGN_BITS] = {-4, 0, 7, 0, 0},      [SIGN_BOX] = {-4, 3, 5, 0, 0},
    [SIGN_ART] = {-2, 1, 4, 0, 0},       [SIGN_ARROW] = {-1, 0, 3, 0, 1},
    [SIGN_RULE_NAME] = {-3, 0, 0, 4, 3}, [SIGN_BNF] = {-5, 0, 0, 8, 2},
    [SIGN_GRAMMAR] = {-1, 0, 0, 4, 0},   [SIGN_ALTERNATE] = {-3, 0, 1, 4, 0},
    [SIGN_REMARK] = {-3, 0, 0, 4, 2},    [SIGN_ASSIGNS] = {-3, 0, 0, 0, 5},
    [SIGN_CODE_END] = {-3, 0, 0, 0, 4},  [SIGN_CODE_WORD] = {-3, 0, 0, 0, 4},
    [SIGN_POINTS] = {-3, 0, 1, 0, 3},    [SIGN_CALL] = {0, 0, 0, -3, 1},
    [SIGN_COMMENT] = {-6, 0, 0, 0, 5},   [SIGN_TRACE] = {-3, 0, 0, 0, 4},
    [SIGN_FIELD] = {0, 0, 0, 0, 2},      [SIGN_MARKUP] = {-3, 0, 0, 3, 4},
    [SIGN_DENSE] = {-2, 0, 1, 1, 2},     [SIGN_HEX] = {-4, 1, 0, 0, 5},
};

void weight_add(struct weight *w, const struct look *k)
{
    for (uint32_t signs = k->signs; signs != 0; signs &= signs - 1) {
        const int8_t *row = weights[__builtin_ctz(signs)];
        for (size_t r = 0; r < READINGS; r++)
            w->of[r] += row[r];
    }
}

void weight_sum(struct weight *sum, const struct weight *w)
{
    for (size_t r = 0; r < READINGS; r++)
        sum->of[r] += w->of[r];
}

enum reading weight_verbatim(const struct weight *w)
{
    enum reading best = AS_CODE; /* in doubt */
    for (enum reading r = AS_TABLE; r < READINGS; r++)
        if (w->of[r] > w->of[best])
            best = r;
    return best;
}

int32_t weight_side(const struct weight *w)
{
    int32_t most = w->of[AS_TABLE];
    for (enum reading r = AS_TABLE + 1; r < READINGS; r++)
        most = w->of[r] > most ? w->of[r] : most;
    return most - w->of[AS_PROSE];
}
