/* SPDX-License-Identifier: MIT */
#include "site/zim.h"

/* ISO 639-1 and the same language in ISO 639-3. */
static const char CODES[] =
    "aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava "
    "ay:aym az:aze ba:bak be:bel bg:bul bi:bis bm:bam bn:ben bo:bod br:bre "
    "bs:bos ca:cat ce:che ch:cha co:cos cr:cre cs:ces cu:chu cv:chv cy:cym "
    "da:dan de:deu dv:div dz:dzo ee:ewe el:ell en:eng eo:epo es:spa et:est "
    "eu:eus fa:fas ff:ful fi:fin fj:fij fo:fao fr:fra fy:fry ga:gle gd:gla "
    "gl:glg gn:grn gu:guj gv:glv ha:hau he:heb hi:hin ho:hmo hr:hrv ht:hat "
    "hu:hun hy:hye hz:her ia:ina id:ind ie:ile ig:ibo ii:iii ik:ipk io:ido "
    "is:isl it:ita iu:iku ja:jpn jv:jav ka:kat kg:kon ki:kik kj:kua kk:kaz "
    "kl:kal km:khm kn:kan ko:kor kr:kau ks:kas ku:kur kv:kom kw:cor ky:kir "
    "la:lat lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lu:lub lv:lav mg:mlg "
    "mh:mah mi:mri mk:mkd ml:mal mn:mon mr:mar ms:msa mt:mlt my:mya na:nau "
    "nb:nob nd:nde ne:nep ng:ndo nl:nld nn:nno no:nor nr:nbl nv:nav ny:nya "
    "oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol ps:pus pt:por "
    "qu:que rm:roh rn:run ro:ron ru:rus rw:kin sa:san sc:srd sd:snd se:sme "
    "sg:sag sh:hbs si:sin sk:slk sl:slv sm:smo sn:sna so:som sq:sqi sr:srp "
    "ss:ssw st:sot su:sun sv:swe sw:swa ta:tam te:tel tg:tgk th:tha ti:tir "
    "tk:tuk tl:tgl tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi ty:tah ug:uig "
    "uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid "
    "yo:yor za:zha zh:zho zu:zul ";

enum { CODE_SHORT = 2, CODE_LONG = 3, CODE_STEP = CODE_SHORT + CODE_LONG + 2 };

/* "pt-br" is "por"; a tag that begins with three letters has its code in them. */
static struct str iso_639_3(struct str tag)
{
    size_t end = str_find_char(tag, '-', 0);
    struct str primary = str_slice(tag, 0, end == STR_NOT_FOUND ? tag.len : end);
    if (primary.len == CODE_LONG)
        return primary;
    for (const char *code = CODES; primary.len == CODE_SHORT && *code;
         code += CODE_STEP)
        if (code[0] == primary.ptr[0] && code[1] == primary.ptr[1])
            return (struct str){code + CODE_SHORT + 1, CODE_LONG};
    return (struct str){0};
}

static bool add_languages(struct arena *arena, const struct config *config,
                          struct location at, struct zim_about *about,
                          struct diagnostics *diags)
{
    struct strbuf list = {0};
    bool good = true;
    for (size_t i = 0; i < config->languages.count; i++) {
        struct str tag = config->languages.items[i], code = iso_639_3(tag);
        if (code.len == 0) {
            diag_add(diags, DIAG_SITE_LANGUAGES, at,
                     "the language '%.*s' has no code of three letters for Kiwix",
                     STR_ARG(tag));
            good = false;
        }
        if (list.len && code.len)
            strbuf_add_char(&list, ',');
        strbuf_add(&list, code);
    }
    about->languages = arena_copy(arena, strbuf_str(&list));
    strbuf_release(&list);
    return good;
}

static size_t characters(struct str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += ((unsigned char)text.ptr[i] & 0xc0) != 0x80;
    return count;
}

static bool check_text(struct str text, size_t most, const char *key,
                       struct location at, struct diagnostics *diags)
{
    size_t length = characters(text);
    if (length > 0 && length <= most)
        return true;
    if (length == 0)
        diag_add(diags, DIAG_FIELD_MISSING, at, "Kiwix needs a '%s'", key);
    else
        diag_add(diags, DIAG_FIELD_VALUE, at,
                 "%zu characters are too long for Kiwix, which shows %zu", length,
                 most);
    diag_hint(diags, "write  %s: …  of at most %zu characters in site.yaml", key, most);
    return false;
}

/* What is written for Kiwix, else what is written for everybody. */
static bool choose(const struct config *config, const struct text *own,
                   const struct texts *all, size_t most, const char *key,
                   struct location at, struct str *chosen, struct diagnostics *diags)
{
    struct str language = config_default_language(config);
    const struct text *text = own->text.len ? own : texts_get(all, language, language);
    *chosen = text ? text->text : STR("");
    return check_text(*chosen, most, key, text ? text->at : at, diags);
}

bool zim_about(struct arena *arena, const struct config *config, struct location at,
               struct zim_about *about, struct diagnostics *diags)
{
    /* A neutral site's common part may have words for Kiwix that tell what it is. */
    static const struct text NOTHING;
    bool neutral = config->neutral;
    *about = (struct zim_about){0};
    bool good = choose(config, neutral ? &NOTHING : &config->zim_title, &config->title,
                       ZIM_TITLE_MOST, "zim-title", at, &about->title, diags);
    good &= choose(config, neutral ? &NOTHING : &config->zim_description,
                   neutral ? &config->title : &config->summary, ZIM_DESCRIPTION_MOST,
                   "zim-description", at, &about->description, diags);
    good &= add_languages(arena, config, at, about, diags);
    about->publisher =
        config->publisher.len && !neutral ? config->publisher : about->title;
    return good;
}
