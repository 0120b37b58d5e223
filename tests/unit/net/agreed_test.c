/* SPDX-License-Identifier: MIT
 *
 * agreed: what the first transfer to a host learned of TLS, the later ones are told.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>

#include "base/xmalloc.h"
#include "net/agreed.h"

static struct ladder ladder(const char *url, const char *tls, bool reused)
{
    struct ladder l = {.reused = reused};
    ladder_set(&l.url, str_of(url));
    ladder_set(&l.tls, str_of(tls));
    if (tls != NULL)
        ladder_set(&l.issuer, STR("CN=Lanterns"));
    return l;
}

static void assert_noted(struct agreed *a, struct ladder l, const char *tls)
{
    agreed_note(a, &l);
    if (tls == NULL)
        assert_null(l.tls);
    else
        assert_string_equal(l.tls, tls);
    assert_int_equal(l.issuer != NULL, tls != NULL);
    ladder_release(&l);
}

static void a_later_one_is_told(void **state)
{
    (void)state;
    struct agreed a = {0};
    assert_noted(&a, ladder("https://a.example/1", NULL, true), NULL);
    assert_noted(&a, ladder("https://a.example/1", "TLSv1.3", false), "TLSv1.3");
    assert_noted(&a, ladder("https://A.example/2", NULL, true), "TLSv1.3");
    assert_noted(&a, ladder("https://b.example/2", NULL, true), NULL);
    assert_noted(&a, ladder("http://a.example/2", NULL, true), NULL);
    assert_noted(&a, ladder("https://a.example/2", NULL, false), NULL); /* it never came to TLS */
    assert_noted(&a, ladder("https://a.example/3", "TLSv1.2", false), "TLSv1.2");
    assert_noted(&a, ladder("https://a.example/4", NULL, true), "TLSv1.2");
    agreed_release(&a);
}

static void hosts_without_end_are_not_kept(void **state)
{
    (void)state;
    struct agreed a = {0};
    for (int i = 0; i < 500; i++) {
        char *url = xasprintf("https://host%d.example/", i);
        assert_noted(&a, ladder(url, "TLSv1.3", false), "TLSv1.3");
        free(url);
    }
    assert_in_range(a.hosts.n, 10, 100);
    agreed_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_later_one_is_told),
        cmocka_unit_test(hosts_without_end_are_not_kept),
    };
    return cmocka_run_group_tests_name("agreed", tests, NULL, NULL);
}
