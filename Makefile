# Two commands matter: `make serve` and `make test`. Each sets up what it needs first.
PYTHON ?= python3
BIN := .venv/bin
WEB := $(shell find web -path web/dist -prune -o -name texts.json -prune -o -name credit.css -prune -o -type f -print)
# The platform prints an end-of-life banner on every build; DEVELOPING.md tells what it means.
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve test build offline lecturers rollback check bench lock lint clean setup

serve: setup web/dist/.ready ## open the site at http://127.0.0.1:8000, reloading on every edit
	$(BIN)/kb serve

build: setup web/dist/.ready ## make site/; a failed build leaves the old one as it was
	$(BIN)/kb build

offline: build ## the same; its last line tells where the copy for reading without the internet lies

editor: setup ## fetch the organisers' editor: from then on builds have it at /redagavimas/
	$(BIN)/python -m tools.editor

rollback: setup ## publish the former site again (the last three are kept)
	$(BIN)/kb rollback

check: setup ## look for mistakes in the content; when there are none, show what is covered and what to look at again
	$(BIN)/kb check
	$(BIN)/kb report

lecturers: setup web/dist/.ready ## make vedejams/: a folder to print for each day, with the notes that are no part of the site
	$(BIN)/kb lecturers

test: .venv/.test web/dist/.ready ## everything, browser tests included
	$(BIN)/python tools/browser.py
	$(BIN)/ruff check --quiet hooks tests tools
	$(BIN)/ruff format --check --quiet hooks tests tools
	$(BIN)/mypy
	$(BIN)/python tools/web.py types
	$(BIN)/kb check
	$(BIN)/python -m tools.spelling
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

bench: .venv/.bench web/dist/.ready ## ratios of build time, size and search against the stock theme and its neighbours
	$(BIN)/python -m tools.bench
	$(BIN)/python -m tools.bench_search

lint: .venv/.test ## mend the form of the Python code
	$(BIN)/ruff check --fix hooks tests tools
	$(BIN)/ruff format hooks tests tools

lock: .venv/.test ## renew the locked versions
	$(BIN)/python tools/lock.py

setup: .venv/.site

.venv/.site: requirements/site.lock pyproject.toml
	@echo "Ruošiama aplinka …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: .venv/.site requirements/test.lock
	@echo "Ruošiama aplinka testams …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.lock
	@touch $@

.venv/.bench: .venv/.test requirements/bench.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.lock
	@touch $@

web/dist/.ready: .venv/.site package.json package-lock.json hooks/theme/lt.yml tools/web.py $(WEB)
	@$(BIN)/python tools/web.py
	@touch $@

clean: ## remove everything that was made
	rm -rf .venv node_modules site site.old site.new-* vedejams web/dist .cache hooks/*.egg-info
