# How to work on Rookery. Python 3.11 or newer, git and make are all it needs; the rest goes into .venv/.
# Another Python: make site PYTHON=python3.13

PYTHON ?= python3
UV     ?= uv
JOBS   ?= 2
N      ?= 10000
BIN    := .venv/bin

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help site serve check test trust real golden bench lint lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' Makefile

site: .venv/.site ## set up, collect the feeds and build the site into output/
	@$(BIN)/rookery build
	@echo "The site is in $(CURDIR)/output/. To look at it: make serve"

serve: .venv/.site ## build, serve, and build again whenever something changes
	@$(BIN)/rookery serve

check: .venv/.site ## validate feeds.yml and everything in content/, without the network
	@$(BIN)/rookery check

test: .venv/.tests ## run the whole test suite, on JOBS=2 processes
	$(BIN)/pytest --numprocesses=$(JOBS) --dist=worksteal

trust: .venv/.tests ## run the tests of hostile input, broken promises and failing disks
	$(BIN)/pytest --numprocesses=$(JOBS) --dist=worksteal -m trust

real: .venv/.tests ## read every real feed and see every page of that site in a browser
	ROOKERY_ALL_PAGES=1 $(BIN)/pytest -m real

golden: .venv/.tests ## renew the golden site; then read its diff before you commit it
	$(BIN)/pytest tests/golden --renew

bench: .venv/.tests ## time and count the builds of a site of N=10000 entries
	$(BIN)/python benchmarks/build.py $(N)
	$(BIN)/python benchmarks/questions.py

lint: .venv/.tests ## style, format and types
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy

lock: ## renew the lock files from pyproject.toml (needs uv)
	$(call locked,build,requirements.lock)
	$(call locked,dev,requirements-dev.lock,--constraints requirements.lock)

clean: ## remove everything that was made: .venv/, output/ and caches
	rm -rf .venv output dist .rookery .mypy_cache .pytest_cache .ruff_cache .hypothesis

# What stands behind the targets. A stamp file per set-up, so that nothing is installed twice.

.NOTPARALLEL: # two set-ups at once would fight over .venv/

.venv/.site: requirements.lock pyproject.toml
.venv/.tests: requirements-dev.lock pyproject.toml
.venv/.site .venv/.tests: | .venv/.python
	@echo "Installing what $(filter %.lock,$^) names into .venv/ ..."
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement $(filter %.lock,$^)
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Rookery needs Python 3.11 or newer; \
	this is %s. Name another one: make PYTHON=python3.13" % sys.version.split()[0])'
	@$(PYTHON) -m venv .venv
	@touch $@

locked = UV_CUSTOM_COMPILE_COMMAND="make lock" $(UV) pip compile pyproject.toml --quiet --upgrade \
	--universal --python-version 3.11 --generate-hashes --extra images --group $(1) --output-file $(2) $(3)
