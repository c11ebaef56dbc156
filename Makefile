# The one definition of every task. `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
DAY ?= $(shell date +%F)
# Where a site goes: ours, or the edition that BRAND names.
SITE := $(if $(BRAND),sites/$(BRAND),site)
ZIP := $(if $(BRAND),sites/$(BRAND),samen-terug).zip
# What `publish` is told: --no-robots, --address https://…
PUBLISH ?=
export NO_MKDOCS_2_WARNING := 1
# The build reads no clock: whatever carries a time gets that of the commit.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

# As they were typed: neither make nor the shell looks for a meaning in a name.
export BRAND_NAME := $(value NAME)
export BRAND_COLOUR := $(value COLOUR)
export BRAND_LOGO := $(value LOGO)

# An edition of this guide: make build BRAND=bakkerij. Without BRAND it is the open guide itself.
BRAND ?=
SETTINGS := $(if $(BRAND),mkdocs.$(BRAND).yml,mkdocs.yml)
OF_BRAND := $(if $(BRAND),--brand $(BRAND))
EDITIONS := $(patsubst brand/%/edition.yml,%,$(wildcard brand/*/edition.yml))

.PHONY: help serve build zip test test-all ready mutants lint lint-js check pages pdf documents brand brand-check editions touched record seen doctor bench law-diff stale language requirements browser clean
.DEFAULT_GOAL := help

help:  ## list the tasks, with what each takes on two cores once the environment is there (that itself: 1 to 3 min)
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

serve: .venv/site  ## the site at http://127.0.0.1:8000, or ADDRESS=host:port; a change is seen within a second [5 s to start]
	@$(BIN)/python -m macros serve $(OF_BRAND) $(if $(ADDRESS),--address $(ADDRESS))

build: .venv/site  ## write site/, or sites/<name>/ with BRAND=<name>, ready to put online [1 min; 15 s with PDF=nee]
	$(PREPARE)
	$(BIN)/mkdocs build --strict --config-file $(SETTINGS) --site-dir $(SITE)
	$(BIN)/python -m macros publish $(SITE) $(PUBLISH)

zip: .venv/site  ## write samen-terug.zip or sites/<name>.zip, to open from disk [1 min]
	$(PREPARE)
	$(BIN)/mkdocs build --strict --config-file $(SETTINGS) --no-directory-urls --site-dir .cache/zip
	$(BIN)/python -m macros zip .cache/zip $(ZIP)

# What the generator needs beside content/: checked pages, or those of the edition, the documents and the PDFs.
define PREPARE
$(if $(BRAND),$(BIN)/python -m macros pages $(OF_BRAND),$(BIN)/python -m macros check)
$(BIN)/python -m macros documents $(OF_BRAND)
$(if $(filter nee,$(PDF)),,$(BIN)/python -m macros pdf $(OF_BRAND))
endef

test: ready  ## every test that a change needs, in a real Chromium too [7 min]
	$(BIN)/python -m pytest -m "not full"

test-all: ready  ## and every page in every view, and the other generators: each night, before a release [much longer]
	$(BIN)/python -m pytest

# What they need is fetched side by side.
ready:
	@$(MAKE) --no-print-directory --jobs=3 --output-sync lint lint-js browser

mutants: .venv/test browser  ## put faults in by hand: do the tests notice? ONLY="overlay ics" takes a few [12 min for all]
	$(BIN)/python -m tests.mutate $(ONLY)

lint: .venv/test  ## read the Python, of the tests too, with ruff and mypy [15 s; the next time 1 s]
	$(BIN)/ruff check --quiet macros tests
	$(BIN)/ruff format --quiet --check macros tests
	$(BIN)/mypy

# Only what it finds fails: the site and the tests need no npm.
lint-js:  ## read the scripts with ESLint, where npm is present [10 s]
	@if ! command -v npm >/dev/null; then echo "npm is er niet: de scripts zijn niet nagelezen."; \
	elif ! [ node_modules/.package-lock.json -nt package-lock.json ] && ! npm ci --silent; then echo "npm kon ESLint hier niet halen: de scripts zijn niet nagelezen."; \
	else npm run --silent lint; fi

check: .venv/site  ## is the content right? (every problem at once) [3 s, and 0.1 s for each edition]
	$(BIN)/python -m macros check --today $(DAY) $(if $(GITHUB_ACTIONS),--github)

pages: .venv/site  ## page files, settings, schemas and field tables that follow from content/ [3 s]
	$(BIN)/python -m macros pages $(OF_BRAND)

pdf: .venv/site  ## every checklist as a PDF to fill in, where Pango is present [20 s]
	$(BIN)/python -m macros pdf $(OF_BRAND)

documents: .venv/site  ## every checklist and the policy as a Word document, the policy as Markdown too [4 s]
	$(BIN)/python -m macros documents $(OF_BRAND)

brand: .venv/site  ## a new edition: make brand NAME="Bakkerij" COLOUR="#7a1f3d" LOGO=logo.svg [3 s]
	@$(BIN)/python -m macros brand new --colour="$$BRAND_COLOUR" $(if $(value LOGO),--logo="$$BRAND_LOGO") -- "$$BRAND_NAME"

brand-check: .venv/site  ## how an edition stands: BRAND=<name>, or all of them [3 s]
	$(BIN)/python -m macros brand check $(BRAND) --stale $(DAY) $(if $(GITHUB_ACTIONS),--github)

editions: .venv/site  ## every edition side by side; what did not change is skipped (PDF=nee: without PDFs) [1 min for each, side by side; 15 s with PDF=nee]
	@rm -f .editions-*.log .editions-ended
	@$(MAKE) --no-print-directory --keep-going --jobs=$(shell nproc) $(EDITIONS:%=edition-%) || { \
	  echo "Niet gebouwd: $$(ls .editions-*.log 2>/dev/null | sed 's/^\.editions-//; s/\.log$$//' | paste -s -d ' '). Wat eraan scheelt, staat hierboven."; exit 1; }

# The fingerprint of all that an edition is made of, and how it is built.
STAMP = find brand/$* content docs macros overrides deploy generator.yml mkdocs.yml Makefile $$(ls mkdocs.$*.yml 2>/dev/null) requirements.txt -type f \
  ! -path '*/__pycache__/*' ! -path 'docs/assets/pdf/*' ! -path 'docs/assets/doc/*' -print0 | sort -z | xargs -0 sha256sum | sha256sum
HOW = $(subst ','\'',$(PDF) $(PUBLISH))
# How many have ended: several end at a time, so each finds its own line among those of all.
COUNTED = echo $* >>.editions-ended; echo "$*: $$how ($$(grep -nx -e $* .editions-ended | tail -n 1 | cut -d: -f1) van $(words $(EDITIONS)))"

edition-%:
	@if [ "$$($(STAMP)) "'$(HOW)' = "$$(cat .editions/$*/built 2>/dev/null)" ] && [ -d sites/$* ]; then how=onveranderd; else \
	  rm -f .editions/$*/built && $(MAKE) --no-print-directory --jobs=1 build BRAND=$* >.editions-$*.log 2>&1 \
	  && echo "$$($(STAMP)) "'$(HOW)' >.editions/$*/built && rm .editions-$*.log && how=gebouwd \
	  || { cat .editions-$*.log; how="niet gebouwd"; }; fi; \
	  $(COUNTED); [ "$$how" != "niet gebouwd" ]

# What editions share touches all of them; where there are none, the guide itself: an empty line.
SHARED := ^((content|docs|macros|overrides)/|(generator|mkdocs)\.yml$$|requirements\.txt$$|Makefile$$)

touched:  ## the editions that a change touches, one a line: SINCE=<commit> [1 s]
	@changed=$$(git diff --name-only "$(SINCE)") || exit 1; \
	if echo "$$changed" | grep -qE '$(SHARED)'; then printf '%s\n' $(or $(EDITIONS),''); \
	else for name in $(EDITIONS); do echo "$$changed" | grep -qE "^(brand/$$name/|mkdocs\.$$name\.yml$$)" && echo $$name; done; true; fi

record: .venv/site  ## note what the guide says where an edition differs, so that nothing breaks when we remove it [3 s]
	$(BIN)/python -m macros brand record $(BRAND)

# What it was called at first; an edition's own recipe may still ask for it.
seen: record
	@echo "'make seen' heet nu 'make record'. Het is gedaan; neem de nieuwe naam over als je tijd hebt."

# One row for each thing that a task needs: how to see it, what for, how to get it.
define NEEDS
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))'|Python 3.11 of hoger, voor alles|sudo apt-get install python3
[ -x $(BIN)/python ] || $(PYTHON) -c 'import ensurepip, venv'|venv, voor alles|sudo apt-get install python3-venv
command -v git|git, voor de dag die op bestanden komt|sudo apt-get install git
[ $$(/sbin/ldconfig -p | grep -cE 'lib(pango-1\.0\.so\.0|pangoft2-1\.0\.so\.0|harfbuzz-subset\.so\.0) ') -ge 3 ]|Pango, voor PDF's|sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
command -v chromium-headless-shell || command -v chromium|Chromium, voor de tests|sudo apt-get install chromium-headless-shell
command -v pdftoppm|Poppler, voor de tests|sudo apt-get install poppler-utils
hunspell -d nl_NL -l </dev/null|Hunspell met Nederlands, voor de tests|sudo apt-get install hunspell hunspell-nl
[ -x /usr/sbin/nginx ]|nginx, voor de tests|sudo apt-get install nginx-light
fc-list | grep .|een lettertype, voor de tests|sudo apt-get install fontconfig fonts-dejavu-core
command -v npm|npm, om de scripts na te lezen|sudo apt-get install npm
endef
export NEEDS

doctor:  ## what is missing on this machine, and how to get it [1 s]
	@printf '%s\n' "$$NEEDS" | { missing=0; while IFS= read -r row; do \
	  how="$${row##*|}"; row="$${row%|*}"; what="$${row##*|}"; \
	  sh -c "$${row%|*}" >/dev/null 2>&1 </dev/null || { missing=1; echo "Hier ontbreekt $$what. Zo haal je het op Debian of Ubuntu: $$how"; }; \
	  done; [ $$missing = 1 ] || echo "Alles wat een taak nodig heeft, is er."; }

law-diff: .venv/site  ## what newer texts of the law change, and what rests on it: NEW=<folder> [3 s]
	$(BIN)/python -m macros law diff "$(NEW)"

stale: .venv/site  ## what is due for review on DAY (default: today) [3 s]
	$(BIN)/python -m macros check --stale $(DAY)

language: .venv/site  ## how each kind of content reads, and what can be plainer [5 s]
	$(BIN)/python -m macros check --language

bench: .venv/test browser  ## build time, growth, bytes and time of a recalculation [minutes]
	$(BIN)/python -m tests.bench

requirements: .venv/test  ## pin and hash again what requirements*.in ask for [minutes, over the network]
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile $(PIN) --output-file=requirements-test.txt requirements-test.in
	$(BIN)/pip-compile $(PIN) --output-file=requirements.txt requirements.in
	for name in properdocs zensical; do \
	  $(BIN)/pip-compile $(PIN) --output-file=tests/generators/$$name.txt tests/generators/$$name.in || exit 1; done

PIN := --quiet --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

clean:  ## remove what the other tasks made
	rm -rf .venv node_modules .cache site sites .editions .editions-* site.nginx.conf samen-terug.zip docs/assets/pdf docs/assets/doc .pytest_cache .mypy_cache .ruff_cache .hypothesis

# Debian ships Python without the part that makes environments; get it where we may.
.venv/bin/python:
	@$(PYTHON) -m venv .venv 2>/dev/null || { rm -rf .venv; \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null && $(PYTHON) -m venv .venv; \
	  else echo "Installeer eerst python3-venv (sudo apt-get install python3-venv) en probeer het opnieuw."; exit 1; fi; }

.venv/site: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/test: requirements-test.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@ .venv/site

# A font to measure with, and the library that Playwright's driver links to.
# Pango draws the PDFs, Poppler shows them as a reader would, nginx serves the site with the headers that were made for it.
# Hunspell reads the Dutch texts.
TEST_PACKAGES := poppler-utils hunspell hunspell-nl nginx-light fontconfig fonts-dejavu-core libatomic1 libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
# Debian's Chromium without windows opens a page three times as fast; where it is not to be had, the whole one does.
BROWSER := chromium-headless-shell
INSTALL := DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends

# After the environment, which may have to come from Debian too: one at a time may fetch from there.
browser: | .venv/bin/python
	@there() { command -v pdftoppm >/dev/null && hunspell -d nl_NL -l </dev/null >/dev/null 2>&1 && [ -x /usr/sbin/nginx ] && fc-list | grep -q . && \
	    [ "$$(/sbin/ldconfig -p | grep -cE 'lib(atomic\.so\.1|pango-1\.0\.so\.0|pangoft2-1\.0\.so\.0|harfbuzz-subset\.so\.0) ')" -ge 4 ]; }; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  there && command -v $(BROWSER) >/dev/null || { apt-get update -qq; \
	    $(INSTALL) $(TEST_PACKAGES) $(BROWSER) >/dev/null || $(INSTALL) $(TEST_PACKAGES) chromium >/dev/null; }; \
	elif ! there || ! { command -v $(BROWSER) || command -v chromium; } >/dev/null; then \
	  echo "Installeer eerst $(TEST_PACKAGES) $(BROWSER) (sudo apt-get install $(TEST_PACKAGES) $(BROWSER)) en probeer het opnieuw."; exit 1; fi
