# The one definition of every task. `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
DAY ?= $(shell date +%F)
export NO_MKDOCS_2_WARNING := 1
# The build reads no clock: whatever carries a time gets that of the commit.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

.PHONY: help serve build test check pages pdf bench stale requirements browser clean
.DEFAULT_GOAL := help

help:  ## list the tasks
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 14

serve: .venv/site  ## the site at http://127.0.0.1:8000, reloading when content changes
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

build: .venv/site pdf  ## write site/
	$(BIN)/python -m macros check
	$(BIN)/mkdocs build --strict

test: .venv/test browser  ## every test, in a real Chromium too
	$(BIN)/python -m pytest

check: .venv/site  ## is the content right? (every problem at once)
	$(BIN)/python -m macros check

pages: .venv/site  ## page files, navigation and schemas that follow from content/
	$(BIN)/python -m macros pages

pdf: .venv/site  ## every checklist as a PDF to fill in, where Pango is present
	$(BIN)/python -m macros pdf

stale: .venv/site  ## what is due for review on DAY (default: today)
	$(BIN)/python -m macros check --stale $(DAY)

bench: .venv/test browser  ## build time, growth, bytes and time of a recalculation
	$(BIN)/python -m tests.bench

requirements: .venv/test  ## pin and hash again what requirements*.in ask for
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile $(PIN) --output-file=requirements-test.txt requirements-test.in
	$(BIN)/pip-compile $(PIN) --output-file=requirements.txt requirements.in

PIN := --quiet --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

clean:  ## remove what the other tasks made
	rm -rf .venv site docs/assets/pdf .pytest_cache .hypothesis

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

# A browser, a font to measure with, and the library that Playwright's driver links to.
# Pango draws the PDFs.
BROWSER_PACKAGES := chromium fontconfig fonts-dejavu-core libatomic1 libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

browser:
	@if ! command -v chromium >/dev/null || ! fc-list | grep -q . || \
	    [ "$$(/sbin/ldconfig -p | grep -cE 'lib(atomic\.so\.1|pango-1\.0\.so\.0|pangoft2-1\.0\.so\.0|harfbuzz-subset\.so\.0) ')" -lt 4 ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(BROWSER_PACKAGES) >/dev/null; \
	  else echo "Installeer eerst $(BROWSER_PACKAGES) (sudo apt-get install $(BROWSER_PACKAGES)) en probeer het opnieuw."; exit 1; fi; fi
