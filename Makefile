# Every path here is relative: make cannot tell a space in a path from the end of it.

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
PYTHON ?=
PYTHONS := $(if $(PYTHON),"$(PYTHON)") python3.13 python3.12 python3.11 python3
LOCK := --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --quiet
JOBS ?= 2
TESTS ?= tests

.DEFAULT_GOAL := help
.PHONY: help install dev up demo test check fmt messages bench lock clean

help: ## What can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

install: .venv/run.stamp ## A Python environment in .venv with what Penholder needs to run

dev: .venv/dev.stamp ## The same, with what checks and tests need

up: install ## PostgreSQL, NATS and all services, behind one port
	@$(BIN)/penholder up

demo: install ## The same with an example to look around in, and a clock that can be turned
	@$(BIN)/penholder demo

test: dev ## All tests, or those of TESTS=tests/...
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile $(TESTS)

check: dev ## Lint, format, types, and what is generated
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@if grep -qs -e --check tests/promises/__main__.py; then \
		set -x; $(BIN)/python -m tests.promises --check; fi
	@if [ -f services/docs.py ] || [ -f services/docs/__main__.py ]; then \
		set -x; $(BIN)/python -m services.docs --check; fi

fmt: dev ## Format the code
	$(BIN)/ruff check --fix --exit-zero --quiet .
	$(BIN)/ruff format .

messages: dev ## Gather the words of all pages for their translators
	@$(BIN)/python -m services.messages

bench: .venv/bench.stamp ## Measure every figure of docs/performance.md again
	@for each in benchmarks/[!_]*.py; do \
		[ -f "$$each" ] || continue; \
		name=$${each##*/}; echo "== $$name"; $(BIN)/python -m "benchmarks.$${name%.py}" || exit 1; \
	done

lock: .venv/stamp ## Lock the newest versions that requirements/*.in admit
	@tmp=$$(mktemp -d) && trap 'rm -rf "$$tmp"' EXIT && \
	$(BIN)/python -m venv "$$tmp" && \
	"$$tmp/bin/python" -m pip --disable-pip-version-check install --quiet uv && \
	cd requirements && \
	"$$tmp/bin/uv" pip compile $(LOCK) --upgrade --output-file run.txt run.in && \
	"$$tmp/bin/uv" pip compile $(LOCK) --upgrade --constraint run.txt --output-file dev.txt dev.in && \
	"$$tmp/bin/uv" pip compile $(LOCK) --upgrade --constraint dev.txt --output-file bench.txt bench.in

clean: ## Remove the environment and what tools left behind; the data stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info

.venv/stamp:
	@for each in $(PYTHONS); do \
		"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		new=$$each; \
		"$$each" -c 'import venv, ensurepip' 2>/dev/null && found=$$each && break; \
	done; \
	if [ -z "$$found" ] && [ -n "$$new" ]; then \
		echo "$$new cannot make environments; on Debian: apt-get install python3-venv" >&2; exit 1; \
	elif [ -z "$$found" ]; then \
		echo "Penholder needs Python 3.11 or newer, and none of these is:" $(PYTHONS) >&2; \
		echo "Name one that is: make install PYTHON=/path/to/python3" >&2; exit 1; \
	fi; \
	if ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
		echo "making .venv with $$("$$found" --version)"; "$$found" -m venv --clear .venv; \
	fi
	@touch $@

.venv/run.stamp: .venv/stamp requirements/run.txt pyproject.toml
	@echo "installing what Penholder needs"
	@$(PIP) --require-hashes -r requirements/run.txt
	@$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements/dev.txt
	@echo "installing what checks and tests need"
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

.venv/bench.stamp: .venv/dev.stamp requirements/bench.txt
	@echo "installing what texts are compared with"
	@$(PIP) --require-hashes -r requirements/bench.txt
	@touch $@
