# Verbs over Meson and ninja: make, make demo, make test, ... See CONTRIBUTING.md.
# BUILD names the build folder of the ordinary build; SETUP are further words for `meson setup`.
.DEFAULT_GOAL = all
.PHONY: all demo test long asan fuzz bench cover web test-web lint format format-check docs accept install clean help

BUILD ?= build
SETUP ?=
CASE = cases/sanctuary-2017/main.purse
PYTHON ?= /usr/bin/python3
SECONDS_A_TARGET ?= 60
C_FILES = $(wildcard $(shell git ls-files -co --exclude-standard -- '*.[ch]' 2>/dev/null || find src include tools tests bench -name '*.[ch]'))

all: $(BUILD)/build.ninja ## build everything; the program is build/purse
	@ninja -C $(BUILD)

$(BUILD)/build.ninja:
	meson setup $(SETUP) $(BUILD)

demo: all ## print the report on the shipped case as of 2017-04-21
	@$(BUILD)/purse report -f $(CASE) --as-of 2017-04-21

test: all ## all fast tests; the last line counts the cases
	@$(PYTHON) tests/run.py $(BUILD)

long: all ## the slow tests too
	@$(PYTHON) tests/run.py $(BUILD) --long

asan: build-asan/build.ninja ## the same tests under the address and undefined-behaviour sanitizers
	@ninja -C build-asan
	@$(PYTHON) tests/run.py build-asan

build-asan/build.ninja:
	meson setup --werror -Db_sanitize=address,undefined -Dc_args='-fno-sanitize-recover=all -fno-omit-frame-pointer' build-asan

fuzz: build-fuzz/build.ninja ## every fuzz target for a minute (SECONDS_A_TARGET=600 for ten)
	@ninja -C build-fuzz
	@$(PYTHON) tests/fuzz/run.py build-fuzz $(SECONDS_A_TARGET)

build-fuzz/build.ninja:
	CC=clang-14 meson setup -Dfuzz=true -Db_lundef=false -Db_sanitize=address,undefined \
	  -Dc_args='-fno-sanitize-recover=all -fno-omit-frame-pointer' build-fuzz

bench: build-release/build.ninja ## measure, in a release build
	@ninja -C build-release
	@$(PYTHON) bench/run.py build-release
	@$(PYTHON) bench/import.py build-release
	@$(PYTHON) bench/resolve.py build-release
	@$(PYTHON) bench/stake.py build-release
	@$(PYTHON) bench/claims.py build-release
	@$(PYTHON) bench/read.py build-release
	@$(PYTHON) bench/serve.py build-release

build-release/build.ninja:
	meson setup --buildtype=release -Db_lto=true -Db_ndebug=true -Dtests=false build-release

cover: build-cover/build.ninja ## which lines the tests reach
	@ninja -C build-cover
	@$(PYTHON) tests/run.py build-cover
	@gcovr -r . --filter 'src/' --print-summary build-cover

build-cover/build.ninja:
	meson setup -Db_coverage=true build-cover

web: web/node_modules/.installed ## build the page of `purse serve` into build/web; needs node 18 and npm, fetches what package-lock.json names
	@cd web && node_modules/.bin/tsc --noEmit && node_modules/.bin/vite build --logLevel warn --outDir $(abspath $(BUILD))/web --emptyOutDir

web/node_modules/.installed: web/package.json web/package-lock.json
	cd web && NODE_EXTRA_CA_CERTS=$${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt} npm ci --no-progress --loglevel=error
	@touch $@

test-web: all web ## the tests of the page, alone and in Chromium; the last line counts the cases
	@node tests/web/run.mjs $(abspath $(BUILD))

lint: all ## layers, banned words, docs in step, spelling, clang-tidy
	@$(PYTHON) tests/house/lint.py $(BUILD)

format: ## clang-format everything in place
	@clang-format-14 -i $(C_FILES)

format-check: ## fail when clang-format would change something
	@clang-format-14 --dry-run --Werror $(C_FILES)

docs: all ## make man pages, completions and the pages that are generated
	@$(PYTHON) tools/faces.py $(BUILD)/purse
	@$(PYTHON) tools/errors_page.py $(BUILD)/purse

accept: all ## rewrite the transcripts with what the program says now; look at git diff
	@$(PYTHON) tests/cli/transcript.py --accept $(BUILD)/purse

install: all ## install program, library, man pages, completions (DESTDIR, meson --prefix)
	@meson install -C $(BUILD) --no-rebuild

clean: ## remove all build folders
	rm -rf $(BUILD) build-asan build-fuzz build-release build-cover

help: ## this list
	@grep -hE '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 16
