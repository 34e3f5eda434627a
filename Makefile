# SPDX-License-Identifier: MIT
# Balise. `make help` lists what can be made.

.DEFAULT_GOAL := all
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

VERSION := 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=
CC ?= gcc
CFLAGS ?= -O2 -g
# VARIANT keeps differently compiled objects apart: default, asan, tsan, clang …
VARIANT ?= default
JOBS ?= $(shell nproc)
V ?= 0
ifeq ($(V),0)
Q := @
endif

OBJ := out/obj/$(VARIANT)
ifeq ($(VARIANT),default)
BIN := out/bin/balise
else
BIN := $(OBJ)/balise
endif

WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wformat=2 -Wvla -Wundef -Wpointer-arith -Wwrite-strings \
	-Wimplicit-fallthrough -Wcast-qual
ifdef CI
WARNINGS += -Werror
endif
PACKAGES := libcmark libxml-2.0 yaml-0.1 libutf8proc nettle jansson zlib libqrencode libmicrohttpd \
	libarchive
# Asked only when something is compiled, so that `make deps` works on a bare machine.
PACKAGE_CFLAGS = $(eval PACKAGE_CFLAGS := $$(shell pkg-config --cflags $(PACKAGES)))$(PACKAGE_CFLAGS)
PACKAGE_LIBS = $(shell pkg-config --libs $(PACKAGES))
# iconv is part of glibc and musl; elsewhere it is GNU libiconv. The compiler knows.
HASH := \#
ICONV_LIBS = $(shell printf '$(HASH)include <iconv.h>\nint main(void)\n{\nreturn iconv_open("", "") == 0;\n}\n' \
	| $(CC) -x c - -o /dev/null 2>/dev/null || echo -liconv)
ALL_CFLAGS = -std=c11 -D_XOPEN_SOURCE=700 $(WARNINGS) $(SANITIZE) -Igenerator \
	-DBALISE_VERSION='"$(VERSION)"' -DBALISE_DATA_DIR='"$(PREFIX)/share/balise"' \
	$(PACKAGE_CFLAGS) -pthread $(CFLAGS) $(CPPFLAGS)
ALL_LIBS = $(PACKAGE_LIBS) $(ICONV_LIBS) -pthread

SOURCES := $(sort $(wildcard generator/*.c generator/*/*.c))
SEARCH_CLIENT := $(sort $(wildcard generator/search/client/*.js))
PREVIEW_CLIENT := $(sort $(wildcard generator/preview/client/*.js))
OBJECTS := $(SOURCES:%.c=$(OBJ)/%.o) $(OBJ)/client.o $(OBJ)/wording.o \
	$(OBJ)/explanations.o $(OBJ)/overview.o
LIBRARY_OBJECTS := $(filter-out $(OBJ)/generator/main.o,$(OBJECTS))
TEST_SOURCES := $(sort $(wildcard tests/unit/test_*.c))
TESTS := $(TEST_SOURCES:tests/unit/%.c=$(OBJ)/test/%)
# Programs that Node's tests talk to.
TEST_TOOLS := $(OBJ)/test/mustache-render $(OBJ)/test/search-words $(OBJ)/test/search-index \
	$(OBJ)/test/hours-state $(OBJ)/test/plural-forms
TEST_OBJECTS := $(TEST_SOURCES:%.c=$(OBJ)/%.o) $(OBJ)/tests/mustache/render.o \
	$(OBJ)/tests/search/words.o $(OBJ)/tests/search/make-index.o $(OBJ)/tests/hours/state.o \
	$(OBJ)/tests/plurals/forms.o $(OBJ)/tests/bench/search-clock.o

.PHONY: all
all: $(BIN) ## build the program out/bin/balise (the default)

$(BIN): $(OBJECTS)
	@mkdir -p $(@D)
	@echo "  LD   $@"
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(ALL_LIBS)

$(OBJ)/%.o: %.c Makefile
	@mkdir -p $(@D)
	@echo "  CC   $<"
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# What browsers run, what words are to be avoided, and what explains the codes goes into
# the program as text.
as_text = echo 'extern const char $(1)[];'; echo 'const char $(1)[] ='; \
	cat $(2) | sed 's/[\\"?]/\\&/g; s/.*/"&\\n"/'; echo ';'

$(OBJ)/client.c: $(SEARCH_CLIENT) $(PREVIEW_CLIENT) Makefile
	@mkdir -p $(@D)
	@echo "  GEN  $@"
	$(Q){ $(call as_text,SEARCH_CLIENT_SOURCE,$(SEARCH_CLIENT)); \
		$(call as_text,PREVIEW_CLIENT_SOURCE,$(PREVIEW_CLIENT)); } >$@

$(OBJ)/wording.c: generator/directory/wording.yaml Makefile
	@mkdir -p $(@D)
	@echo "  GEN  $@"
	$(Q){ $(call as_text,WORDING_SOURCE,$<); } >$@

$(OBJ)/explanations.c: generator/commands/explain/en.md generator/commands/explain/fr.md \
		generator/commands/explain/examples.md Makefile
	@mkdir -p $(@D)
	@echo "  GEN  $@"
	$(Q){ $(call as_text,EXPLANATIONS_ENGLISH,$(word 1,$^)); \
		$(call as_text,EXPLANATIONS_FRENCH,$(word 2,$^)); \
		$(call as_text,EXPLANATION_EXAMPLES,$(word 3,$^)); } >$@

# The style of a page that is one file.
$(OBJ)/overview.c: generator/output/overview.css Makefile
	@mkdir -p $(@D)
	@echo "  GEN  $@"
	$(Q){ $(call as_text,OVERVIEW_STYLE,$<); } >$@

$(OBJ)/client.o $(OBJ)/wording.o $(OBJ)/explanations.o $(OBJ)/overview.o: %.o: %.c
	@echo "  CC   $<"
	$(Q)$(CC) $(ALL_CFLAGS) -c -o $@ $<

-include $(OBJECTS:.o=.d) $(TEST_OBJECTS:.o=.d)

# ---- The site ----

.PHONY: site
site: $(BIN) ## build the program, the site and its edition for phones; say what to open
	$(Q)$(BIN) build --jobs $(JOBS)
	$(Q)$(BIN) pack phone --jobs $(JOBS)
	@echo "Open this file in a browser: $(CURDIR)/out/site/index.html"

.PHONY: zim
zim: site ## pack the site for Kiwix into out/balise.zim, by Debian's zim-tools
	$(Q)$(BIN) pack zim

.PHONY: handbook
handbook: $(BIN) ## take the pictures of the handbook for editors and build it into out/handbook/
	$(Q)cd tests && node handbook/pictures.mjs ../out/handbook-pictures
	$(Q)$(BIN) build --content handbook/content --content out/handbook-pictures \
		--theme handbook/theme --out out/handbook --jobs $(JOBS)
	@echo "Open this file in a browser: $(CURDIR)/out/handbook/index.html"

# ---- What must be installed (Debian 12 and its relatives) ----

.PHONY: deps deps-test
deps: ## install what building the site needs, through apt
	@.ci/install build

deps-test: ## install what the tests need, through apt and npm
	@.ci/install test

# Whatever else is asked for in the same call waits until everything is installed,
# under -j too.
INSTALLING := $(filter deps deps-test,$(MAKECMDGOALS))

$(OBJECTS) $(TEST_OBJECTS): | $(INSTALLING)

# ---- Tests ----

# Test programs find these through the environment.
export BALISE_BIN := $(CURDIR)/$(BIN)
export BALISE_TEST_BIN := $(CURDIR)/$(OBJ)/test

$(OBJ)/test/%: $(OBJ)/tests/unit/%.o $(LIBRARY_OBJECTS)
	@mkdir -p $(@D)
	@echo "  LD   $@"
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ -lcmocka $(ALL_LIBS)

$(OBJ)/test/mustache-render: $(OBJ)/tests/mustache/render.o
$(OBJ)/test/hours-state: $(OBJ)/tests/hours/state.o
$(OBJ)/test/plural-forms: $(OBJ)/tests/plurals/forms.o
$(OBJ)/test/search-words: $(OBJ)/tests/search/words.o
$(OBJ)/test/search-index: $(OBJ)/tests/search/make-index.o
$(TEST_TOOLS): $(LIBRARY_OBJECTS)
	@mkdir -p $(@D)
	@echo "  LD   $@"
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(ALL_LIBS)

.PHONY: test-programs
test-programs: $(TESTS) $(TEST_TOOLS)

.PHONY: check check-full check-unit
check: $(BIN) test-programs $(INSTALLING) ## run all tests; ends with "N passed, N failed"
	$(Q)tests/run $(OBJ)

check-full: $(BIN) test-programs $(INSTALLING) ## the same with every page in every browser
	$(Q)BALISE_FULL=1 BALISE_PART=$(PART) tests/run $(OBJ)

check-unit: test-programs ## only the unit tests
	$(Q)tests/run --unit $(OBJ)

.PHONY: check-layers check-asan check-tsan
check-layers: ## includes point down, one file for each library, no mutable globals
	$(Q)tests/layers/check

check-asan: ## all tests that run the program, under ASan and UBSan
	$(Q)$(MAKE) VARIANT=asan CFLAGS="-O1 -g -fno-omit-frame-pointer" \
		SANITIZE="-fsanitize=address,undefined -fno-sanitize-recover=all" \
		check-sanitized

check-tsan: ## the parallel stages under TSan
	$(Q)$(MAKE) VARIANT=tsan CFLAGS="-O1 -g" SANITIZE="-fsanitize=thread" \
		check-sanitized

.PHONY: check-sanitized
check-sanitized: $(BIN) test-programs
	$(Q)tests/run --sanitized $(OBJ)

.PHONY: update-expected
update-expected: $(BIN) ## rewrite the expected results of golden tests; review the diff
	$(Q)BALISE_UPDATE=1 tests/run --golden $(OBJ)

.PHONY: screens
screens: $(BIN) ## take pictures of every kind of page into out/screens/, and the README's
	$(Q)cd tests && node browser/screenshots.mjs

.PHONY: bench
bench: $(BIN) ## compare speed and memory with Hugo and with the limit (long)
	$(Q)tests/bench/run

.PHONY: bench-paint
bench-paint: $(BIN) ## measure how soon pages are seen on an old phone with a bad connection
	$(Q)nice -n -15 node tests/bench/paint.mjs

.PHONY: bench-search
bench-search: $(OBJ)/balise-search-clock ## compare the search with MiniSearch and Pagefind (long)
	$(Q)BALISE_CLOCK=$(CURDIR)/$< tests/bench/run-search

# The program with a clock around the search.
$(OBJ)/balise-search-clock: $(OBJECTS) $(OBJ)/tests/bench/search-clock.o
	@echo "  LD   $@"
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -Wl,--wrap=search_make -o $@ $^ $(ALL_LIBS)

.PHONY: bench-phone
bench-phone: $(BIN) ## measure the phone edition of 10,000 pages in a slow browser (long)
	$(Q)cd tests && node bench/phone.mjs

.PHONY: bench-serve
bench-serve: $(BIN) ## measure how soon an open page shows what was saved
	$(Q)cd tests && node bench/serve.mjs

.PHONY: bench-verify
bench-verify: $(BIN) ## compare verifying 10,000 pages with sha256sum, and prove them offline
	$(Q)cd tests && node bench/verify.mjs

.PHONY: bench-mirror
bench-mirror: $(BIN) ## measure the update of a copy beside rsync (a minute)
	$(Q)node tests/bench/mirror.mjs

# ---- The source ----

C_FILES := $(sort $(wildcard generator/*.[ch] generator/*/*.[ch] tests/*/*.[ch]))

.PHONY: format format-check lint
format: ## format the C source
	$(Q)clang-format -i $(C_FILES)

format-check: ## fail if the source is not formatted
	$(Q)clang-format --dry-run -Werror $(C_FILES)

lint: $(BIN) ## clang-tidy and cppcheck
	$(Q)clang-tidy --quiet --warnings-as-errors='*' $(SOURCES) -- $(ALL_CFLAGS)
	$(Q)cppcheck --quiet --error-exitcode=1 --std=c11 --inline-suppr \
		--enable=warning,performance,portability \
		--suppress=missingIncludeSystem -Igenerator $(SOURCES)
	$(Q)mandoc -Tlint -Werror $(MANUALS:%=generator/%)

# ---- Installing ----

MANUALS := balise.1 balise-content.5 balise-directory.5
SHARE = $(DESTDIR)$(PREFIX)/share

.PHONY: install
install: $(BIN) ## install program, manual, theme and completions below PREFIX (and DESTDIR)
	install -D -m 755 $(BIN) "$(DESTDIR)$(PREFIX)/bin/balise"
	for page in $(MANUALS); do \
		install -D -m 644 "generator/$$page" "$(SHARE)/man/man$${page##*.}/$$page"; done
	cd themes && find default -type f -exec install -D -m 644 {} \
		"$(SHARE)/balise/themes/{}" \;
	$(BIN) completion bash \
		| install -D -m 644 /dev/stdin "$(SHARE)/bash-completion/completions/balise"
	$(BIN) completion zsh \
		| install -D -m 644 /dev/stdin "$(SHARE)/zsh/site-functions/_balise"
	$(BIN) completion fish \
		| install -D -m 644 /dev/stdin "$(SHARE)/fish/vendor_completions.d/balise.fish"

.PHONY: clean help
clean: ## remove everything that was made
	rm -rf out

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(firstword $(MAKEFILE_LIST)) \
		| expand -t 18
