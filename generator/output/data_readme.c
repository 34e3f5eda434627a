/* SPDX-License-Identifier: MIT */
#include "output/data_columns.h"
#include "output/data_parts.h"

/* One language's texts, between the lines that the tables make. */
struct chapter {
    const char *title, *files, *rules, *columns, *attributes;
    const char *as_of, *licence;
    bool french;
};

static const struct chapter CHAPTERS[] = {
    {
        "DATA FOR OTHER PROGRAMS",
        "services.json    Open Referral's HSDS 3 (https://openreferral.org/)\n"
        "services.csv     one row for each way to reach a service, and one for a\n"
        "                 service that has none\n"
        "services-CC.vcf  numbers of a country for a telephone's memory\n",
        "A wrong, dead or foreign number can do harm. Please keep to these rules:\n"
        "\n"
        "* Offer a number for calling only with its country, and only where it stands\n"
        "  in \"phones\" (JSON) or \"callable\" is yes (CSV). What is not in service "
        "is\n"
        "  in the attributes \"not-callable\".\n"
        "* A number with \"dialled-in\" is this service only in that country.\n"
        "* Show the date of the data, and get newer data before half a year is over.\n"
        "* The hours are in the service's time zone. They are not known for public\n"
        "  holidays unless they say so (PH).\n"
        "\n"
        "JSON: a page of HSDS's API with all services in \"contents\", one on each "
        "line.\n"
        "Status active is active, announced is inactive, suspended is temporarily\n"
        "closed, retired is defunct; an active service whose dates are past or to "
        "come\n"
        "is inactive. Emergency numbers are services with the attribute "
        "\"emergency\".\n"
        "The directory names no operators, so an organization repeats its service's\n"
        "name. Chats, apps, forms and further web sites are locations of type "
        "virtual.\n"
        "A closes_at that is not later than opens_at is on the next day. Hours that\n"
        "are not the same every week have no opens_at, only the attribute \"hours\".\n"
        "Ids are UUIDs of version 5 (RFC 9562) in the namespace\n"
        "" DATA_NAMESPACE ", of names such as\n"
        "service/lu-example: as long as a record keeps its id, it keeps its UUID.\n"
        "\n"
        "CSV: RFC 4180, UTF-8 without byte order mark, separated by commas, lines\n"
        "end with CR and LF. New columns are added at the end. It is made for "
        "programs;\n"
        "spreadsheets take the + of numbers away.\n"
        "\n"
        "vCard: version 4.0. Only numbers to be spoken on that are in service and\n"
        "confirmed by two sources. With \"neutral-contacts\" in site.yaml the names\n"
        "of services are neutral: Contact LU 1 …\n",
        "COLUMNS OF SERVICES.CSV",
        "ATTRIBUTES IN SERVICES.JSON\n"
        "\n"
        "In link_type; the content is in value, sometimes with more beside it.\n"
        "kind, topic, audience and cost are words of the taxonomies.",
        "Date of the data: ",
        "Licence: ",
        false,
    },
    {
        "DONNÉES POUR D’AUTRES PROGRAMMES",
        "services.json    HSDS 3 d’Open Referral (https://openreferral.org/)\n"
        "services.csv     une ligne par moyen de joindre un service, et une pour un\n"
        "                 service qui n’en a pas\n"
        "services-CC.vcf  numéros d’un pays, pour la mémoire d’un téléphone\n",
        "Un numéro faux, mort ou étranger peut nuire. Merci de suivre ces règles :\n"
        "\n"
        "* Ne proposer un numéro à l’appel qu’avec son pays, et seulement s’il figure\n"
        "  dans « phones » (JSON) ou si « callable » vaut yes (CSV). Ce qui n’est pas\n"
        "  en service est dans les attributs « not-callable ».\n"
        "* Un numéro avec « dialled-in » ne mène à ce service que dans ce pays.\n"
        "* Montrer la date des données, et les renouveler avant six mois.\n"
        "* Les horaires sont dans le fuseau du service. Ils sont inconnus les jours\n"
        "  fériés, sauf indication (PH).\n"
        "\n"
        "JSON : une page de l’API de HSDS, tous les services dans « contents », un "
        "par\n"
        "ligne. L’état active donne active, announced inactive, suspended temporarily\n"
        "closed, retired defunct ; un service actif dont les dates sont passées ou à\n"
        "venir est inactive. Les numéros d’urgence sont des services avec l’attribut\n"
        "« emergency ». L’annuaire ne nomme pas les exploitants : une organization\n"
        "reprend le nom de son service. Messageries, applications, formulaires et\n"
        "autres sites sont des lieux de type virtual. Un closes_at qui ne suit pas\n"
        "opens_at est au lendemain. Des horaires qui changent selon la semaine n’ont\n"
        "pas d’opens_at, seulement l’attribut « hours ». Les identifiants sont des\n"
        "UUID de version 5 (RFC 9562) dans l’espace de noms\n"
        "" DATA_NAMESPACE ", de noms tels que\n"
        "service/lu-example : tant qu’une fiche garde son id, elle garde son UUID.\n"
        "\n"
        "CSV : RFC 4180, UTF-8 sans marque d’ordre, séparé par des virgules, fins de\n"
        "ligne CR LF. Les colonnes nouvelles s’ajoutent à la fin. Fait pour des\n"
        "programmes ; les tableurs enlèvent le + des numéros.\n"
        "\n"
        "vCard : version 4.0. Seulement des numéros où l’on parle, en service et\n"
        "confirmés par deux sources. Avec « neutral-contacts » dans site.yaml, les\n"
        "noms des services sont neutres : Contact LU 1 …\n",
        "COLONNES DE SERVICES.CSV",
        "ATTRIBUTS DE SERVICES.JSON\n"
        "\n"
        "Dans link_type ; le contenu est dans value, parfois complété à côté.\n"
        "kind, topic, audience et cost sont des mots des taxonomies.",
        "Date des données : ",
        "Licence : ",
        true,
    },
};

static void add_entry(struct strbuf *out, const struct data_term_text *term,
                      bool french)
{
    strbuf_addf(out, "%-17s  %s\n", term->code, french ? term->fr : term->en);
}

static void add_chapter(const struct data *data, const struct chapter *chapter,
                        struct strbuf *out)
{
    const struct config *config = &data->site->config;
    strbuf_addf(out, "%s\n\n%s\n%s", chapter->title, chapter->files, chapter->as_of);
    strbuf_add(out, data_date(data, config->as_of));
    strbuf_add_char(out, '\n');
    if (config->licence.len)
        strbuf_addf(out, "%s%.*s\n", chapter->licence, STR_ARG(config->licence));
    strbuf_addf(out, "\n%s\n%s\n\n", chapter->rules, chapter->columns);
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        add_entry(out, &DATA_COLUMNS[i], chapter->french);
    strbuf_addf(out, "\n%s\n\n", chapter->attributes);
    for (size_t i = 0; i < TERM_COUNT; i++)
        add_entry(out, &DATA_TERMS[i], chapter->french);
}

/* Lines end with CR and LF: it is opened in whatever shows text. */
static void add_with_carriage_returns(struct strbuf *out, struct str text)
{
    struct str line;
    while (str_split(&text, '\n', &line)) {
        strbuf_add(out, line);
        if (text.ptr)
            strbuf_add(out, STR("\r\n"));
    }
}

void data_readme(const struct data *data, struct strbuf *out)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < sizeof(CHAPTERS) / sizeof(*CHAPTERS); i++) {
        if (i > 0)
            strbuf_addf(&text, "\n%s\n\n", "--------");
        add_chapter(data, &CHAPTERS[i], &text);
    }
    add_with_carriage_returns(out, strbuf_str(&text));
    strbuf_release(&text);
}
