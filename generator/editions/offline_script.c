/* SPDX-License-Identifier: MIT */
/*
 * What a script would ask for: words of the language and of the browser that load or
 * send something, and addresses of other computers in its texts. Comments, strings,
 * templates and regular expressions are told apart as ECMA-262 does, but for a '/'
 * behind
 * ')' or '}', which is always a division here.
 */
#include "editions/offline_parts.h"

enum { NESTED_MOST = 64 };

struct script {
    struct offline_scan *scan;
    struct str text;
    size_t at;
    char last; /* the last sign of code, 'a' for a word that is a value; 0 at the start
                */
    size_t braces[NESTED_MOST]; /* open ones in each "${" that is open */
    size_t depth;
};

struct word {
    struct str name;
    enum { WHEREVER, CALLED, AS_STATEMENT } when;
    const char *what;
};

static const struct word WORDS[] = {
    {STR_INIT("import"), AS_STATEMENT, "a module: browsers refuse it on file://"},
    {STR_INIT("export"), AS_STATEMENT, "a module: browsers refuse it on file://"},
    {STR_INIT("fetch"), CALLED, "a request: browsers refuse it on file://"},
    {STR_INIT("importScripts"), CALLED, "a request: browsers refuse it on file://"},
    {STR_INIT("sendBeacon"), WHEREVER, "a message to another computer"},
    {STR_INIT("XMLHttpRequest"), WHEREVER, "a request: browsers refuse it on file://"},
    {STR_INIT("WebSocket"), WHEREVER, "a connection to another computer"},
    {STR_INIT("WebTransport"), WHEREVER, "a connection to another computer"},
    {STR_INIT("EventSource"), WHEREVER, "a connection to another computer"},
    {STR_INIT("RTCPeerConnection"), WHEREVER, "a connection to another computer"},
    {STR_INIT("Worker"), CALLED, "a worker: browsers refuse it on file://"},
    {STR_INIT("SharedWorker"), CALLED, "a worker: browsers refuse it on file://"},
    {STR_INIT("serviceWorker"), WHEREVER,
     "a service worker: it would leave the site in the browser"},
    {STR_INIT("WebAssembly"), WHEREVER, "WebAssembly: its file is a request"},
};

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static bool has(const struct script *script)
{
    return script->at < script->text.len;
}

static char sign(const struct script *script, size_t ahead)
{
    return script->at + ahead < script->text.len ? script->text.ptr[script->at + ahead]
                                                 : '\0';
}

/* The next sign of code behind white space. */
static char next_sign(const struct script *script)
{
    for (size_t at = script->at; at < script->text.len; at++) {
        char c = script->text.ptr[at];
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            return c;
    }
    return '\0';
}

static bool is_meant(const struct script *script, const struct word *word)
{
    char next = next_sign(script);
    if (word->when == WHEREVER)
        return true;
    if (word->when == CALLED)
        return next == '(';
    /* Not a property of something, nor the name of one. */
    return script->last != '.' && next != ':' && next != '=' && next != ')' &&
           next != ',' && next != ';' && next != '.';
}

static void check_word(struct script *script, struct str name)
{
    for (size_t i = 0; i < sizeof(WORDS) / sizeof(*WORDS); i++) {
        const struct word *word = &WORDS[i];
        if (!str_equal(name, word->name) || !is_meant(script, word))
            continue;
        diag_add(script->scan->diags, DIAG_OFFLINE_SCRIPT,
                 location_of(script->scan->source, name), "%s",
                 diag_words(script->scan->diags, word->what));
        diag_hint(script->scan->diags,
                  "load files by <script src>, which works everywhere");
    }
}

/* After these a '/' begins a regular expression, though they are words. */
static bool is_operator_word(struct str name)
{
    static const char *const NAMES[] = {
        "return", "typeof", "case", "in", "of",    "delete", "void",
        "throw",  "new",    "else", "do", "yield", "await",  "instanceof"};
    for (size_t i = 0; i < sizeof(NAMES) / sizeof(*NAMES); i++)
        if (str_equal(name, str_from(NAMES[i])))
            return true;
    return false;
}

static void read_word(struct script *script)
{
    size_t from = script->at;
    while (has(script) && is_name(sign(script, 0)))
        script->at++;
    struct str name = str_slice(script->text, from, script->at);
    check_word(script, name);
    script->last = is_operator_word(name) ? '(' : 'a';
}

/* Names of XML vocabularies look like addresses, and nobody asks for them. */
static void check_text(struct script *script, struct str text)
{
    static const struct str BEGINNINGS[] = {STR_INIT("http://"), STR_INIT("https://"),
                                            STR_INIT("ws://"), STR_INIT("wss://"),
                                            STR_INIT("//")};
    if (str_starts_with(text, STR("http://www.w3.org/")))
        return;
    for (size_t i = 0; i < sizeof(BEGINNINGS) / sizeof(*BEGINNINGS); i++) {
        struct str begin = BEGINNINGS[i];
        if (text.len <= begin.len || !is_name(text.ptr[begin.len]) ||
            !str_equal_ignore_case(str_slice(text, 0, begin.len), begin))
            continue;
        diag_add(script->scan->diags, DIAG_OFFLINE_REQUEST,
                 location_of(script->scan->source, text),
                 "the script knows an address of another computer");
        diag_hint(script->scan->diags, "put what is there into the folder");
        return;
    }
}

static void read_string(struct script *script)
{
    char quote = sign(script, 0);
    size_t from = ++script->at;
    while (has(script) && sign(script, 0) != quote && sign(script, 0) != '\n')
        script->at += sign(script, 0) == '\\' ? 2 : 1;
    check_text(script, str_slice(script->text, from, script->at));
    script->at++;
    script->last = 'a';
}

/* Behind '`', or behind the '}' of "${…}". */
static void read_template(struct script *script)
{
    size_t from = script->at;
    while (has(script) && sign(script, 0) != '`') {
        if (sign(script, 0) == '$' && sign(script, 1) == '{' &&
            script->depth < NESTED_MOST) {
            check_text(script, str_slice(script->text, from, script->at));
            script->at += 2;
            script->braces[script->depth++] = 0;
            script->last = '(';
            return;
        }
        script->at += sign(script, 0) == '\\' ? 2 : 1;
    }
    check_text(script, str_slice(script->text, from, script->at));
    script->at++;
    script->last = 'a';
}

static void skip_expression(struct script *script)
{
    bool in_class = false;
    script->at++;
    while (has(script) && sign(script, 0) != '\n' &&
           (in_class || sign(script, 0) != '/')) {
        in_class = sign(script, 0) == '[' || (in_class && sign(script, 0) != ']');
        script->at += sign(script, 0) == '\\' ? 2 : 1;
    }
    script->at++;
    script->last = 'a';
}

static void skip_comment(struct script *script)
{
    bool line = sign(script, 1) == '/';
    size_t end = str_find(script->text, line ? STR("\n") : STR("*/"), script->at + 2);
    script->at = end == STR_NOT_FOUND ? script->text.len : end + (line ? 0 : 2);
}

/* True when a brace ended "${…}", and the text of the template goes on. */
static bool read_brace(struct script *script, char brace)
{
    size_t *open = script->depth ? &script->braces[script->depth - 1] : NULL;
    if (brace == '{' && open)
        ++*open;
    if (brace != '}' || !open)
        return false;
    if (*open > 0) {
        --*open;
        return false;
    }
    script->depth--;
    return true;
}

static void read_sign(struct script *script)
{
    char c = sign(script, 0);
    script->at++;
    if (c == '`' || read_brace(script, c))
        read_template(script);
    else if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
        script->last = c;
}

static bool divides(char last)
{
    return last == 'a' || last == ')' || last == ']' || last == '}';
}

void offline_read_script(struct offline_scan *scan, struct str text)
{
    struct script script = {.scan = scan, .text = text};
    while (has(&script)) {
        char c = sign(&script, 0), next = sign(&script, 1);
        if (c == '/' && (next == '/' || next == '*'))
            skip_comment(&script);
        else if (c == '/' && !divides(script.last))
            skip_expression(&script);
        else if (c == '"' || c == '\'')
            read_string(&script);
        else if (is_name(c))
            read_word(&script);
        else
            read_sign(&script);
    }
}
