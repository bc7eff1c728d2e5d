# Everything a developer does here, by name. `make help` lists it.
#
# Assumed of the machine: bash, GNU make, coreutils, Python 3.10-3.12 with venv;
# for tests, `make check`, `make format` and the map also Node 20, and for tests
# Chromium, which is installed where that can be done.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PY := .venv/bin/python
UV_VERSION := 0.13.9
export PORT STAGE_PORT FRESH WHO AMOUNT TIP ARGS

.PHONY: help run pay test check format bench prove mutate verify rebuild lock release
.PHONY: clean
.PHONY: run-environment dev-environment node-environment test-environment vendor

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | \
	  awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

run: run-environment vendor ## A real LNbits with a living demo (PORT=5000, FRESH=1)
	@exec $(PY) tools/run.py

pay: run-environment ## A guest pays a bill there (WHO=Ana AMOUNT=34000 TIP=0)
	@exec $(PY) tools/pay.py

test: test-environment ## All tests on SQLite and PostgreSQL (ARGS="-k name")
	@exec $(PY) tools/run_tests.py

check: dev-environment node-environment ## Style, types and layout, changing nothing
	@exec $(PY) tools/run_checks.py

format: dev-environment node-environment ## Put style and layout right
	@$(PY) -m ruff check --fix-only --quiet .
	@$(PY) -m ruff format --quiet .
	@npx --no-install prettier --write --log-level warn \
	  --no-error-on-unmatched-pattern 'static/**/*' '**/*.json' '**/*.md'

bench: dev-environment ## Measure, all or some (ARGS="earning postgres")
	@cd tools && exec ../$(PY) -m bench $(ARGS)

mutate: test-environment ## Take one guard away at a time: a test has to notice (ARGS)
	@cd tools && exec ../$(PY) mutate.py

prove: test-environment ## The long, seeded proofs among the tests
	@LOYALTY_PROVE=1 exec $(PY) tools/run_tests.py

verify: run-environment ## Prove the demo's ledger, changing nothing
	@exec $(PY) tools/prove.py verify

rebuild: run-environment ## Make the demo's balances again from its ledger
	@exec $(PY) tools/prove.py rebuild

lock: ## Resolve requirements/*.in again
	@python3 -m venv .build/lock
	@.build/lock/bin/pip install --quiet uv==$(UV_VERSION)
	@cd requirements && for part in run dev hordak; do \
	  ../.build/lock/bin/uv pip compile --quiet --universal --no-emit-index-url \
	    --python-version 3.10 $$part.in --output-file $$part.txt; done

release: dev-environment node-environment vendor ## This commit's archive, hash and catalogue entry
	@exec $(PY) tools/release.py

clean: ## Remove all that these commands made
	@rm -rf .build .venv node_modules .pytest_cache .mypy_cache .ruff_cache \
	  .hypothesis static/vendor
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

run-environment:
	@tools/environment.sh run

dev-environment:
	@tools/environment.sh dev

test-environment: dev-environment node-environment vendor
	@tools/chromium.sh >/dev/null

# What the map is drawn with; where there is no npm, places are a list and no map.
vendor: $(if $(shell command -v npm),node-environment)
	@tools/vendor.sh

node-environment: node_modules/.package-lock.json

node_modules/.package-lock.json: package-lock.json
	@npm ci --silent
	@touch $@
