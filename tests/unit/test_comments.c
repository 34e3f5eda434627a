/* SPDX-License-Identifier: MIT */
#include "theme/comments.h"

/* cmocka.h needs these four before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_removed(const char *path, const char *bytes, const char *expected)
{
    struct arena arena = {0};
    struct str left = comments_removed(&arena, str_from(path), str_from(bytes));
    assert_int_equal(left.len, str_from(expected).len);
    assert_true(str_equal(left, str_from(expected)));
    arena_release(&arena);
}

static void test_lines_of_their_own(void **state)
{
    (void)state;
    assert_removed("a.css", "/* a */\nb {}\n  /* c\n d */  \ne {}", "b {}\ne {}");
    assert_removed("a.css", "a {}\r\n/* b */\r\nc {}\r\n", "a {}\r\nc {}\r\n");
    assert_removed("a.js", "// a\nb(); // c\n\t// d\ne();", "b(); // c\ne();");
    assert_removed("a.js", "/* only */", "");
    assert_removed("a.js", "/* a */\n/* b */\nc", "c");
    assert_removed("a.css", "", "");
}

static void test_what_stays(void **state)
{
    (void)state;
    static const char *const same[] = {
        "/*! licence */\na {}\n",
        "a { } /* b */\n",
        "/* a */ b {}\n",
        "a {} /* open\n/* b */\nc\n",
        "/* open\na {}\n",
        "a { content: \"/* \" }\n/* b */\n",
        "a { content: \"x\\\n/* b */\n\" }",
    };
    for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
        assert_removed("a.css", same[i], same[i]);
    assert_removed("a.css", "// no comment\na {}", "// no comment\na {}");
    assert_removed("a.js", "//# sourceMappingURL=a\n", "//# sourceMappingURL=a\n");
    assert_removed("a.js", "a = `\n/* text */\n`;", "a = `\n/* text */\n`;");
    assert_removed("a.txt", "/* a */\n", "/* a */\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_of_their_own),
        cmocka_unit_test(test_what_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
