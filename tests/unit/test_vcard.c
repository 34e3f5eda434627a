/* SPDX-License-Identifier: MIT */
#include "output/vcard.h"

#include "base/unicode.h"
#include "support.h"

static void test_text_is_escaped(void **state)
{
    (void)state;
    static const struct {
        struct str text;
        const char *line;
    } table[] = {
        {STR_INIT("plain: 1=2 \"x\""), "NOTE:plain: 1=2 \"x\"\r\n"},
        {STR_INIT("a,b;c\\d"), "NOTE:a\\,b\\;c\\\\d\r\n"},
        {STR_INIT("one\ntwo\r\nthree"), "NOTE:one\\ntwo\\nthree\r\n"},
        {STR_INIT(""), "NOTE:\r\n"},
        {STR_INIT("END:VCARD"), "NOTE:END:VCARD\r\n"},
        {STR_INIT("x\r\nEND:VCARD"), "NOTE:x\\nEND:VCARD\r\n"}, /* stays one line */
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct strbuf out = {0};
        vcard_add_text(&out, "NOTE", table[i].text);
        assert_text(strbuf_str(&out), table[i].line);
        strbuf_release(&out);
    }
}

static void test_other_values_are_not_escaped(void **state)
{
    (void)state;
    struct strbuf out = {0};
    vcard_add(&out, "TEL;VALUE=uri;TYPE=voice", STR("tel:112;ext=1,2"));
    assert_text(strbuf_str(&out), "TEL;VALUE=uri;TYPE=voice:tel:112;ext=1,2\r\n");
    strbuf_release(&out);
}

/* A line of exactly 75 octets is whole, one more is folded. */
static void test_length_of_lines(void **state)
{
    (void)state;
    for (size_t length = 70; length < 300; length++) {
        struct strbuf text = {0}, out = {0}, unfolded = {0};
        strbuf_add_repeat(&text, 'x', length - 5);
        vcard_add(&out, "NOTE", strbuf_str(&text));
        struct str rest = strbuf_str(&out), line;
        size_t lines = 0;
        while (str_split(&rest, '\n', &line) && rest.ptr) {
            assert_int_equal(line.ptr[line.len - 1], '\r');
            line.len--;
            assert_in_range(line.len, 1, VCARD_LINE_MOST);
            if (lines++) {
                assert_int_equal(line.ptr[0], ' ');
                line = str_slice(line, 1, line.len);
            }
            strbuf_add(&unfolded, line);
        }
        assert_int_equal(lines, length <= 75 ? 1 : 2 + (length - 76) / 74);
        assert_int_equal(unfolded.len, length);
        strbuf_release(&text);
        strbuf_release(&out);
        strbuf_release(&unfolded);
    }
}

/* Characters of one to four bytes, at every offset from the fold. */
static void test_characters_stay_whole(void **state)
{
    (void)state;
    static const struct str characters[] = {STR_INIT("x"), STR_INIT("é"), STR_INIT("ع"),
                                            STR_INIT("…"), STR_INIT("😀")};
    for (size_t c = 0; c < COUNT(characters); c++)
        for (size_t before = 0; before < 8; before++) {
            struct strbuf text = {0}, out = {0};
            strbuf_add_repeat(&text, 'a', before);
            for (unsigned i = 0; i < 100; i++)
                strbuf_add(&text, characters[c]);
            vcard_add_text(&out, "NOTE", strbuf_str(&text));
            struct str rest = strbuf_str(&out), line;
            while (str_split(&rest, '\n', &line)) {
                assert_int_equal(utf8_check(line), STR_NOT_FOUND);
                assert_in_range(line.len, 0, VCARD_LINE_MOST + 1); /* and CR */
            }
            strbuf_release(&text);
            strbuf_release(&out);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_is_escaped),
        cmocka_unit_test(test_other_values_are_not_escaped),
        cmocka_unit_test(test_length_of_lines),
        cmocka_unit_test(test_characters_stay_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
