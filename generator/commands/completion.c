/* SPDX-License-Identifier: MIT */
/*
 * `balise completion SHELL`: what a shell needs to complete commands, options and their
 * values, made from the table of the command line. The scripts ask nothing of the
 * program while somebody types.
 */
#include <stdio.h>
#include <string.h>

#include "base/diag_codes.h"
#include "base/str.h"
#include "commands/commands.h"
#include "commands/syntax.h"

/* ---- What all three need. ---- */

/* A sentence without what stands behind its first semicolon or names a default. */
static struct str brief(const char *help)
{
    struct str text = str_from(help);
    size_t end = str_find(text, STR(" (default"), 0);
    text = str_slice(text, 0, end);
    for (size_t i = 0; i + 1 < text.len; i++)
        if (text.ptr[i] == ';' && (text.ptr[i + 1] == ' ' || text.ptr[i + 1] == '\n'))
            return str_slice(text, 0, i);
    return text;
}

/* Between single quotes, where `escape` stands for one; line ends become spaces. */
static void add_quoted(struct strbuf *script, struct str text, const char *escape)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\'')
            strbuf_add(script, str_from(escape));
        else
            strbuf_add_char(script, (char)(c == '\n' ? ' ' : c));
    }
}

#define QUOTE_POSIX "'\\''"
#define QUOTE_FISH "\\'"

/* All codes of diagnostics, with a sign between them, in the form of `choices`. */
#define CODE_CHOICE(name, slug, level, explanation) "|" slug
static const char CODES[] = DIAG_CODES(CODE_CHOICE);

/* The words that can stand there, or NULL. */
static const char *words_of(enum argument kind, const char *choices)
{
    if (kind == ARGUMENT_CODE)
        return CODES + 1;
    return kind == ARGUMENT_CHOICE ? choices : NULL;
}

/* "text markdown": with a backslash before what shells take for their own. */
static void add_choices(struct strbuf *script, const char *choices)
{
    struct str rest = str_from(choices), choice;
    for (bool first = true; str_split(&rest, '|', &choice); first = false) {
        strbuf_add(script, first ? STR("") : STR(" "));
        if (str_equal(choice, STR(";")))
            strbuf_add_char(script, '\\');
        strbuf_add(script, choice);
    }
}

static void add_dashed(struct strbuf *script, const struct option_rule *rule)
{
    strbuf_add(script, rule->name[1] ? STR("--") : STR("-"));
    strbuf_add(script, str_from(rule->name));
}

/* Between `separator`s, all options that take a value. */
static void add_valued(struct strbuf *script, struct str separator)
{
    bool first = true;
    for (const struct option_rule *rule = OPTIONS; rule->name; rule++)
        if (rule->value) {
            strbuf_add(script, first ? STR("") : separator);
            add_dashed(script, rule);
            first = false;
        }
}

static bool is_folder(enum argument kind)
{
    return kind == ARGUMENT_FOLDER || kind == ARGUMENT_FOLDERS ||
           kind == ARGUMENT_START;
}

static size_t operand_kinds(const struct command *command)
{
    size_t count = 0;
    while (count < OPERANDS_MOST && command->kinds[count].kind != ARGUMENT_NONE)
        count++;
    return count;
}

/* The last one holds for all that follow: "DEST ...". */
static bool takes_more(const struct command *command)
{
    return str_find(str_from(command->operands), STR("..."), 0) != STR_NOT_FOUND;
}

/* ---- bash. ---- */

static void bash_value(struct strbuf *script, enum argument kind, const char *choices,
                       const char *ending)
{
    if (words_of(kind, choices)) {
        strbuf_add(script, STR("_balise_words '"));
        add_choices(script, words_of(kind, choices));
        strbuf_add_char(script, '\'');
    } else if (is_folder(kind)) {
        strbuf_add(script, STR("_balise_paths -d"));
    } else if (kind == ARGUMENT_FILE && ending) {
        strbuf_addf(script, "_balise_paths -f -X '!*%s' && _balise_paths -d", ending);
    } else if (kind == ARGUMENT_FILE || kind == ARGUMENT_PATH) {
        strbuf_add(script, STR("_balise_paths -f"));
    } else {
        strbuf_add_char(script, ':');
    }
    strbuf_add(script, STR(" ;;\n"));
}

static void bash_values(struct strbuf *script)
{
    strbuf_add(script, STR("    case $previous in\n"));
    for (const struct option_rule *rule = OPTIONS; rule->name; rule++)
        if (rule->value) {
            strbuf_add(script, STR("    "));
            add_dashed(script, rule);
            strbuf_add(script, STR(") "));
            bash_value(script, rule->kind, rule->choices, NULL);
        }
    strbuf_add(script, STR("    *) return 1 ;;\n    esac\n"));
}

static void bash_options(struct strbuf *script)
{
    strbuf_add(script, STR("    case $command in\n"));
    for (const struct command *command = COMMANDS;; command++) {
        strbuf_addf(script, "    %s) _balise_words '",
                    command->name ? command->name : "*");
        for (const struct option_rule *rule = OPTIONS; rule->name; rule++)
            if (!command->name || rule->commands & command->bit) {
                strbuf_add_char(script, ' ');
                add_dashed(script, rule);
            }
        strbuf_add(script, STR("' ;;\n"));
        if (!command->name)
            break;
    }
    strbuf_add(script, STR("    esac\n"));
}

static void bash_operands(struct strbuf *script)
{
    strbuf_add(script, STR("    case $command:$operands in\n    :0) _balise_words '"));
    for (const struct command *command = COMMANDS; command->name; command++)
        strbuf_addf(script, " %s", command->name);
    strbuf_add(script, STR("' ;;\n"));
    for (const struct command *command = COMMANDS; command->name; command++)
        for (size_t i = 0, count = operand_kinds(command); i < count; i++) {
            const struct operand *operand = &command->kinds[i];
            if (i + 1 == count && takes_more(command))
                strbuf_addf(script, "    %s:*) ", command->name);
            else
                strbuf_addf(script, "    %s:%zu) ", command->name, i);
            bash_value(script, operand->kind, operand->choices, operand->ending);
        }
    strbuf_add(script, STR("    esac\n"));
}

static void add_bash(struct strbuf *script)
{
    strbuf_add(script,
               STR("# bash completion for balise, made by `balise completion bash`\n"
                   "_balise_words() {\n"
                   "    mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$word\" | sed "
                   "'s/^;$/\\\\;/')\n"
                   "}\n"
                   "_balise_paths() {\n"
                   "    local found\n"
                   "    compopt -o filenames 2>/dev/null\n"
                   "    mapfile -t found < <(compgen \"$@\" -- \"$word\")\n"
                   "    COMPREPLY+=(\"${found[@]}\")\n"
                   "}\n"
                   "_balise_value() {\n"));
    bash_values(script);
    strbuf_add(script, STR("}\n_balise_option() {\n"));
    bash_options(script);
    strbuf_add(script, STR("}\n_balise_operand() {\n"));
    bash_operands(script);
    strbuf_add(
        script,
        STR("}\n"
            "_balise() {\n"
            "    local word=${COMP_WORDS[COMP_CWORD]} previous= command= operands=0 i\n"
            "    local last=$((COMP_CWORD - 1))\n"
            "    COMPREPLY=()\n"
            "    # readline cuts --out=DIR into three words.\n"
            "    if [[ $word == '=' ]]; then\n"
            "        word=\n"
            "    elif [[ ${COMP_WORDS[last]} == '=' ]]; then\n"
            "        ((last--))\n"
            "    fi\n"
            "    ((last > 0)) && previous=${COMP_WORDS[last]}\n"
            "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
            "        case ${COMP_WORDS[i]} in\n"
            "        "));
    add_valued(script, STR(" | "));
    strbuf_add(script, STR(")\n"
                           "            [[ ${COMP_WORDS[i + 1]} == '=' ]] && ((i++))\n"
                           "            ((i++)) ;;\n"
                           "        -*) ;;\n"
                           "        *) if [[ $command ]]; then ((operands++)); else "
                           "command=${COMP_WORDS[i]}; fi ;;\n"
                           "        esac\n"
                           "    done\n"
                           "    _balise_value && return\n"
                           "    if [[ $word == -* ]]; then _balise_option; else "
                           "_balise_operand; fi\n"
                           "}\n"
                           "complete -F _balise balise\n"));
}

/* ---- zsh. ---- */

/* ":WORD:ACTION", inside single quotes. */
static void zsh_value(struct strbuf *script, struct str word, enum argument kind,
                      const char *choices, const char *ending)
{
    strbuf_addf(script, ":%.*s:", STR_ARG(word));
    if (words_of(kind, choices)) {
        strbuf_add_char(script, '(');
        add_choices(script, words_of(kind, choices));
        strbuf_add_char(script, ')');
    } else if (is_folder(kind)) {
        strbuf_add(script, STR("_files -/"));
    } else if (kind == ARGUMENT_FILE && ending) {
        strbuf_addf(script, "_files -g \"*%s\"", ending);
    } else if (kind == ARGUMENT_FILE || kind == ARGUMENT_PATH) {
        strbuf_add(script, STR("_files"));
    } else {
        strbuf_add_char(script, ' ');
    }
    strbuf_add(script, STR("'\n"));
}

static void zsh_option(struct strbuf *script, const struct option_rule *rule)
{
    bool many = rule->kind == ARGUMENT_FOLDERS || rule->kind == ARGUMENT_SETTINGS;
    strbuf_addf(script, "        '%s", many ? "*" : "");
    add_dashed(script, rule);
    if (rule->value)
        strbuf_add_char(script, (char)(rule->name[1] ? '=' : '+'));
    strbuf_add_char(script, '[');
    add_quoted(script, brief(rule->help), QUOTE_POSIX);
    strbuf_add_char(script, ']');
    if (rule->value)
        zsh_value(script, str_from(rule->value), rule->kind, rule->choices, NULL);
    else
        strbuf_add(script, STR("'\n"));
}

static void zsh_command(struct strbuf *script, const struct command *command)
{
    struct str words = str_from(command->operands), word = {0}, next;
    strbuf_addf(script, "    %s) rules=(\n", command->name ? command->name : "*");
    for (const struct option_rule *rule = OPTIONS; rule->name; rule++)
        if (!command->name || rule->commands & command->bit)
            zsh_option(script, rule);
    for (size_t i = 0, count = command->name ? operand_kinds(command) : 0; i < count;
         i++) {
        const struct operand *operand = &command->kinds[i];
        if (i + 1 == count && takes_more(command))
            strbuf_add(script, STR("        '*"));
        else
            strbuf_addf(script, "        '%zu", i + 2);
        if (str_split_words(&words, &next) && !str_starts_with(next, STR("...")))
            word = str_slice(next, next.ptr[0] == '[', next.len);
        zsh_value(script, word, operand->kind, operand->choices, operand->ending);
    }
    strbuf_add(script, STR("    ) ;;\n"));
}

static void add_zsh(struct strbuf *script)
{
    strbuf_add(script, STR("#compdef balise\n"
                           "# zsh completion for balise, made by `balise completion "
                           "zsh`\n"
                           "_balise_commands() {\n"
                           "    local -a commands=(\n"));
    for (const struct command *command = COMMANDS; command->name; command++) {
        strbuf_addf(script, "        '%s:", command->name);
        add_quoted(script, brief(command->help), QUOTE_POSIX);
        strbuf_add(script, STR("'\n"));
    }
    strbuf_add(script, STR("    )\n"
                           "    _describe command commands\n"
                           "}\n"
                           "_balise() {\n"
                           "    local -a rules\n"
                           "    case ${words[(r)("));
    for (const struct command *command = COMMANDS; command->name; command++)
        strbuf_addf(script, "%s%s", command == COMMANDS ? "" : "|", command->name);
    strbuf_add(script, STR(")]} in\n"));
    const struct command *command = COMMANDS;
    for (; command->name; command++)
        zsh_command(script, command);
    zsh_command(script, command);
    strbuf_add(script, STR("    esac\n"
                           "    _arguments $rules '1:command:_balise_commands'\n"
                           "}\n"
                           "if [[ $funcstack[1] == _balise ]]; then\n"
                           "    _balise \"$@\"\n"
                           "else\n"
                           "    compdef _balise balise\n"
                           "fi\n"));
}

/* ---- fish. ---- */

/* What is offered for a value, or nothing. */
static void fish_value(struct strbuf *script, enum argument kind, const char *choices,
                       const char *ending)
{
    if (words_of(kind, choices)) {
        strbuf_add(script, STR(" -a '"));
        add_choices(script, words_of(kind, choices));
        strbuf_add_char(script, '\'');
    } else if (is_folder(kind)) {
        strbuf_add(script, STR(" -a '(__fish_complete_directories)'"));
    } else if (kind == ARGUMENT_FILE && ending) {
        strbuf_addf(script, " -a '(__fish_complete_suffix %s)'", ending);
    } else if (kind == ARGUMENT_FILE || kind == ARGUMENT_PATH) {
        strbuf_add(script, STR(" -F"));
    }
}

static void fish_description(struct strbuf *script, const char *help)
{
    strbuf_add(script, STR(" -d '"));
    add_quoted(script, brief(help), QUOTE_FISH);
    strbuf_add(script, STR("'\n"));
}

static void fish_option(struct strbuf *script, const struct option_rule *rule)
{
    strbuf_add(script, STR("complete -c balise -n '__balise_takes"));
    for (const struct command *command = COMMANDS; command->name; command++)
        if (rule->commands & command->bit)
            strbuf_addf(script, " %s", command->name);
    strbuf_addf(script, "' -%c %s", rule->name[1] ? 'l' : 's', rule->name);
    if (rule->value) /* -x: and files only where they are offered */
        strbuf_add(script, rule->kind == ARGUMENT_PATH || rule->kind == ARGUMENT_FILE
                               ? STR(" -r")
                               : STR(" -x"));
    fish_value(script, rule->kind, rule->choices, NULL);
    fish_description(script, rule->help);
}

static void fish_command(struct strbuf *script, const struct command *command)
{
    strbuf_addf(script, "complete -c balise -n '__balise_begins' -a %s", command->name);
    fish_description(script, command->help);
    for (size_t i = 0, count = operand_kinds(command); i < count; i++) {
        const struct operand *operand = &command->kinds[i];
        bool is_rest = i + 1 == count && takes_more(command);
        strbuf_addf(script, "complete -c balise -n '__balise_at %s %zu %s'",
                    command->name, i, is_rest ? "-ge" : "-eq");
        fish_value(script, operand->kind, operand->choices, operand->ending);
        strbuf_add_char(script, '\n');
    }
}

static void add_fish(struct strbuf *script)
{
    strbuf_add(script,
               STR("# fish completion for balise, made by `balise completion fish`\n"
                   "function __balise_words\n"
                   "    set -l skip no\n"
                   "    for word in (commandline -opc)[2..-1]\n"
                   "        if test $skip = yes\n"
                   "            set skip no\n"
                   "            continue\n"
                   "        end\n"
                   "        switch $word\n"
                   "            case "));
    add_valued(script, STR(" "));
    strbuf_add(script,
               STR("\n"
                   "                set skip yes\n"
                   "            case '-*'\n"
                   "            case '*'\n"
                   "                echo -- $word\n"
                   "        end\n"
                   "    end\n"
                   "end\n"
                   "function __balise_begins\n"
                   "    test (count (__balise_words)) -eq 0\n"
                   "end\n"
                   "function __balise_takes\n"
                   "    set -l words (__balise_words)\n"
                   "    test (count $words) -eq 0; or contains -- $words[1] $argv\n"
                   "end\n"
                   "function __balise_at\n"
                   "    set -l words (__balise_words)\n"
                   "    test (count $words) -gt 0; and test $words[1] = $argv[1]\n"
                   "    and test (count $words[2..-1]) $argv[3] $argv[2]\n"
                   "end\n"
                   "complete -c balise -e\n"
                   "complete -c balise -f\n"));
    for (const struct command *command = COMMANDS; command->name; command++)
        fish_command(script, command);
    for (const struct option_rule *rule = OPTIONS; rule->name; rule++)
        fish_option(script, rule);
}

int command_completion(const struct options *options)
{
    static const struct {
        struct str shell;
        void (*add)(struct strbuf *script);
    } SHELLS[] = {
        {STR_INIT("bash"), add_bash},
        {STR_INIT("zsh"), add_zsh},
        {STR_INIT("fish"), add_fish},
    };
    struct str shell = options->operands.items[0];
    for (size_t i = 0; i < sizeof(SHELLS) / sizeof(*SHELLS); i++)
        if (str_equal(shell, SHELLS[i].shell)) {
            struct strbuf script = {0};
            SHELLS[i].add(&script);
            size_t written = fwrite(script.ptr, 1, script.len, stdout);
            int status = written == script.len ? EXIT_GOOD : EXIT_CONTENT;
            strbuf_release(&script);
            return status;
        }
    fprintf(stderr,
            "balise: 'completion' knows bash, zsh and fish, not '%.*s' (see balise "
            "--help)\n",
            STR_ARG(shell));
    return EXIT_USAGE;
}
