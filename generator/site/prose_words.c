/* SPDX-License-Identifier: MIT */
#include "site/prose_words.h"

#include "base/unicode.h"

struct word_list {
    unsigned role;
    const char *language; /* "": the same in all */
    const char *words;    /* '*' for any letters */
};

/* What one spelling means in each language; the last one is all of them together. */
struct meanings {
    unsigned roles[PROSE_LANGUAGES + 1];
};

static const char *const LANGUAGES[PROSE_LANGUAGES] = {"fr", "en", "de", "nl", "ar"};

/* clang-format off */
static const struct word_list LISTS[] = {
    {PROSE_CALL, "",
     "tel sms whatsapp hotline fax"},
    {PROSE_CALL, "fr",
     "appelé téléphoné tapez taper appelez appeler appelle appelons composez "
     "composer faites faire utilisez joindre joignable joignables contactez "
     "téléphone téléphonez téléphoner tél sms texto whatsapp mobile portable"},
    {PROSE_CALL, "en",
     "called rang rung phoned dialled texted use call phone dial ring text tel "
     "telephone reach reached hotline helpline cell texting calling dialling fax "
     "message"},
    {PROSE_CALL, "de",
     "nutze ruf rufe rufen ruft anrufen anruf anrufe wähle wählen wählt wähl "
     "erreichst erreichen erreichbar erreicht telefon* telefonisch handy rückruf "
     "mobil melde melden"},
    {PROSE_CALL, "nl",
     "bel bellen belt belde telefoneer telefoneren bereik bereikt bereiken "
     "bereikbaar app gsm meld"},
    {PROSE_CALL, "ar",
     "*اتصل* *اتصال* *هاتف* *واتساب* *تلفون* جوال جوالي موبايل رسالة نصية اطلب "
     "اطلبوا"},
    {PROSE_LINE, "fr",
     "danger urgence urgences police gendarmerie samu pompiers ambulance "
     "permanence standard secrétariat écoute service secours appel"},
    {PROSE_LINE, "en",
     "danger emergency emergencies police ambulance fire services switchboard "
     "office lifeline"},
    {PROSE_LINE, "de",
     "notrufnummer telefonnummer rufnummer notfall gefahr notruf notrufe polizei "
     "feuerwehr ambulanz rettung rettungsdienst sanität *telefon *hilfe "
     "*beratung sekretariat"},
    {PROSE_LINE, "nl",
     "noodnummer telefoonnummer hulplijn gevaar nood politie ambulance brandweer "
     "noodgeval kantoor"},
    {PROSE_LINE, "ar",
     "*مساعدة* خطر الخطر *طوارئ* *شرطة* *إسعاف* *إطفاء*"},
    {PROSE_NUMBER, "fr",
     "numéro ligne"},
    {PROSE_NUMBER, "en",
     "number line"},
    {PROSE_NUMBER, "de",
     "*nummer leitung"},
    {PROSE_NUMBER, "nl",
     "*nummer *lijn"},
    {PROSE_NUMBER, "ar",
     "*رقم* *الخط* خط"},
    {PROSE_FILLER, "fr",
     "européen européenne national gratuit gratuite le la les l au aux à du de "
     "un est sont était ici immédiatement vite donc gratuitement ou et puis "
     "suivant directement numéro"},
    {PROSE_FILLER, "en",
     "it european national free emergency the a at on to is are was or and "
     "number now us me free please then also immediately just directly police"},
    {PROSE_FILLER, "de",
     "es europäische nationale die der das dem den unter auf an ist sind oder "
     "und nummer kostenlos bitte sofort einfach auch uns dann eine"},
    {PROSE_FILLER, "nl",
     "het europese de het op naar aan is of en nummer gratis dan meteen direct "
     "ook ons via"},
    {PROSE_FILLER, "ar",
     "المساعدة الإصغاء الساخن المجاني القديم الجديد الدعم الأوروبي الأوروبية على "
     "إلى ب بـ هو هي أو و الآن برقم بالرقم الرقم رقم مجانا فورا"},
    {PROSE_OTHER, "",
     "isbn issn iban bic ip pin doi iso rfc id"},
    {PROSE_OTHER, "fr",
     "article articles art alinéa loi lois décret règlement directive page pages "
     "dossier dossiers référence réf version code pin iban bic isbn issn siret "
     "siren rcs tva entreprise carte compte client norme salle chambre bureau "
     "étage chapitre figure tableau étape arrêt affaire plainte facture commande "
     "écran adresse ip résolution indicatif préfixe commencent commence rue "
     "avenue boulevard place boîte vol train immatriculation"},
    {PROSE_OTHER, "en",
     "article articles section sections act law regulation directive page pages "
     "case file reference ref version code pin iban bic isbn issn vat account "
     "customer card standard room floor chapter figure table step judgment "
     "ticket order invoice address ip prefix prefixes begin begins street road "
     "avenue flight train doi serial model registration between"},
    {PROSE_OTHER, "de",
     "artikel art paragraf paragraph absatz abs gesetz verordnung richtlinie "
     "seite seiten aktenzeichen az fallnummer geschäftsnummer kundennummer "
     "kontonummer rechnungsnummer bestellnummer seriennummer steuernummer "
     "hausnummer referenz version code pin iban bic isbn issn ust idnr konto "
     "karte norm zimmer raum stock kapitel abbildung tabelle schritt urteil bge "
     "hrb din adresse ip vorwahl vorwahlen beginnen postfach *strasse flug zug "
     "zwischen"},
    {PROSE_OTHER, "nl",
     "artikel artikelen art lid wet verordening richtlijn pagina bladzijde blz "
     "dossier dossiernummer zaaknummer klantnummer rekeningnummer ordernummer "
     "serienummer ondernemingsnummer kenmerk referentie versie code pin pincode "
     "iban bic isbn issn btw kvk rekening klant kaart norm kamer lokaal "
     "verdieping hoofdstuk figuur tabel stap arrest adres ip landnummer "
     "landnummers beginnen postbus *straat laan vlucht trein tussen"},
    {PROSE_OTHER, "ar",
     "المادة مادة القانون قانون اللائحة لائحة التوجيه صفحة الصفحة الملف ملف "
     "*قضية* المرجع مرجع الإصدار إصدار الرمز رمز *حساب* بطاقة البطاقة معيار غرفة "
     "الغرفة الطابق الفصل الشكل الجدول الخطوة خطوة الحكم عنوان العنوان تبدأ شارع "
     "بين"},
    {PROSE_QUANTITY, "fr",
     "avant après vers dès depuis plus moins environ près presque quelque "
     "quelques sur entre en"},
    {PROSE_QUANTITY, "en",
     "before after from until over under than about around nearly some almost of "
     "in between aged age within"},
    {PROSE_QUANTITY, "de",
     "vor nach ab bis seit rund etwa über knapp fast von mindestens höchstens im "
     "in zwischen mehr als"},
    {PROSE_QUANTITY, "nl",
     "voor na vanaf tot sinds ongeveer ruim bijna van minstens in tussen meer "
     "dan circa"},
    {PROSE_QUANTITY, "ar",
     "قبل بعد حوالي نحو أكثر أقل من بين في عام سنة منذ حتى"},
    {PROSE_UNIT, "",
     "eur chf usd px hz khz mhz gb mb kb km cm kg"},
    {PROSE_UNIT, "fr",
     "h heure heures min minute minutes s seconde secondes an ans année années "
     "jour jours semaine semaines mois janvier février mars avril mai juin "
     "juillet août septembre octobre novembre décembre euro euros eur chf franc "
     "francs dollar dollars livres x px pixels hz go mo ko km m cm kg g e er "
     "chiffres caractères pages"},
    {PROSE_UNIT, "en",
     "am pm h hour hours min minute minutes sec second seconds year years old "
     "day days week weeks month months january february march april may june "
     "july august september october november december euro euros eur chf franc "
     "francs dollar dollars usd pounds gbp px pixels hz khz mhz gb mb kb km m cm "
     "kg g percent th st nd rd digits characters pages times people"},
    {PROSE_UNIT, "de",
     "uhr h std stunde stunden min minute minuten sekunde sekunden jahr jahre "
     "jahren jährige jährigen tag tage tagen woche wochen monat monate monaten "
     "januar februar märz april mai juni juli august september oktober november "
     "dezember euro eur chf franken dollar px pixel hz gb mb kb km m cm kg g "
     "prozent ziffern zeichen seiten mal stgb"},
    {PROSE_UNIT, "nl",
     "uur u min minuut minuten seconde seconden jaar jaren dag dagen week weken "
     "maand maanden januari februari maart april mei juni juli augustus "
     "september oktober november december euro eur dollar px pixels hz gb mb kb "
     "km m cm kg g procent cijfers tekens keer"},
    {PROSE_UNIT, "ar",
     "سنة سنوات عاما عام يوما يوم أيام دقيقة دقائق ساعة ساعات شهر أشهر يناير "
     "فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر يورو "
     "دولار درهم فرنك مرة مرات حرفا أرقام رقما صفحة بكسل"},
    {PROSE_AFTER, "fr",
     "est sont répond répondent écoute aide marche fonctionne et ou si pour en "
     "dans à sur depuis maintenant ni puis jour tous gratuit gratuite "
     "gratuitement aussi sans même ici avant tout"},
    {PROSE_AFTER, "en",
     "is are was answers answer listens helps works and or if for in at to from "
     "day any free now on when until before immediately tonight today first "
     "instead again please because so but you we"},
    {PROSE_AFTER, "de",
     "ist sind antwortet hilft hört gilt und oder wenn falls für in im an bis "
     "rund auch kostenlos erreichbar zu ohne anonym anrufen wählen"},
    {PROSE_AFTER, "nl",
     "is zijn antwoordt helpt luistert werkt en of als voor in op tot nu dag ook "
     "gratis zonder vanuit anoniem bellen"},
    {PROSE_AFTER, "ar",
     "هو هي يجيب يصغي يعمل مفتوح مجاني مجانا أو و إذا في إلى على عند لا فورا "
     "الآن"},
    {PROSE_VERB, "fr",
     "est répond répondent écoute aide marche fonctionne"},
    {PROSE_VERB, "en",
     "is answers answer listens helps works"},
    {PROSE_VERB, "de",
     "ist antwortet hilft hört gilt"},
    {PROSE_VERB, "nl",
     "is antwoordt helpt luistert werkt"},
    {PROSE_VERB, "ar",
     "هو يجيب يصغي يعمل"},
    {PROSE_FREE, "fr",
     "gratuit gratuite gratuitement"},
    {PROSE_FREE, "en",
     "free"},
    {PROSE_FREE, "de",
     "kostenlos gebührenfrei"},
    {PROSE_FREE, "nl",
     "gratis"},
    {PROSE_FREE, "ar",
     "مجانا مجاني مجانية"},
    {PROSE_CALL_AFTER, "de",
     "rufen gerufen angerufen anzurufen gewählt zu anrufen wählen anwählen "
     "wählst erreichbar"},
    {PROSE_CALL_AFTER, "nl",
     "bellen gebeld bereikbaar"},
    {PROSE_ARTICLE, "fr",
     "le au"},
    {PROSE_ARTICLE, "en",
     "the on"},
    {PROSE_ARTICLE, "de",
     "die der unter"},
    {PROSE_ARTICLE, "nl",
     "de het op"},
};
/* clang-format on */

size_t prose_words_language(struct str tag)
{
    struct str rest = tag, primary = STR("");
    str_split(&rest, '-', &primary);
    for (size_t i = 0; i < PROSE_LANGUAGES; i++)
        if (str_equal(primary, str_from(LANGUAGES[i])))
            return i;
    return PROSE_LANGUAGES;
}

static void add_pattern(struct prose_words *words, struct str word, unsigned role,
                        size_t language)
{
    struct prose_pattern pattern = {.role = role,
                                    .language = language,
                                    .open_before = str_starts_with(word, STR("*")),
                                    .open_after = str_ends_with(word, STR("*"))};
    word = str_slice(word, pattern.open_before, word.len - pattern.open_after);
    pattern.part = text_fold(words->arena, word);
    *ARRAY_ADD(&words->patterns, words->arena) = pattern;
}

static void add_word(struct prose_words *words, struct str word, unsigned role,
                     size_t language)
{
    if (str_find_char(word, '*', 0) != STR_NOT_FOUND) {
        add_pattern(words, word, role, language);
        return;
    }
    struct str key = text_fold(words->arena, word);
    struct meanings *meanings = map_get(&words->exact, key);
    if (!meanings) {
        meanings = ARENA_NEW(words->arena, struct meanings);
        map_set(&words->exact, key, meanings);
    }
    for (size_t i = 0; i <= PROSE_LANGUAGES; i++)
        if (i == language || language == PROSE_LANGUAGES || i == PROSE_LANGUAGES)
            meanings->roles[i] |= role;
}

struct prose_words prose_words_of(struct arena *arena)
{
    struct prose_words words = {.exact = map_in(arena), .arena = arena};
    for (size_t i = 0; i < sizeof(LISTS) / sizeof(*LISTS); i++) {
        struct str rest = str_from(LISTS[i].words), word;
        size_t language = prose_words_language(str_from(LISTS[i].language));
        while (str_split_words(&rest, &word))
            add_word(&words, word, LISTS[i].role, language);
    }
    return words;
}

static bool matches(const struct prose_pattern *pattern, struct str word)
{
    if (pattern->open_before && pattern->open_after)
        return str_find(word, pattern->part, 0) != STR_NOT_FOUND;
    return pattern->open_before ? str_ends_with(word, pattern->part)
                                : str_starts_with(word, pattern->part);
}

unsigned prose_words_roles(const struct prose_words *words, size_t language,
                           struct str word, struct arena *scratch)
{
    struct str folded = text_fold(scratch, word);
    const struct meanings *exact = map_get(&words->exact, folded);
    unsigned roles = exact ? exact->roles[language] : 0;
    if (roles & PROSE_OTHER)
        return roles; /* a case's number is no line's number */
    for (size_t i = 0; i < words->patterns.count; i++) {
        const struct prose_pattern *pattern = &words->patterns.items[i];
        if ((pattern->language == language || language == PROSE_LANGUAGES) &&
            matches(pattern, folded))
            roles |= pattern->role;
    }
    return roles;
}
