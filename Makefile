# Two commands do all the set-up by themselves: `make demo` and `make test`. Nothing else has to be run first.

.NOTPARALLEL:
.PHONY: help demo test nightly mutation bench lint portefeuille wheel lock setup setup-dev clean

BIN := .venv/bin
# Two workers: what CI has. `make test JOBS=8` on a larger machine, `make test ARGS="-k decompte"` for a part.
JOBS ?= 2
ARGS ?=

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 15

setup:
	@sh scripts/setup.sh

setup-dev:
	@sh scripts/setup.sh dev

demo: setup ## set everything up, build the example portfolio: letters, dossiers, site
	@$(BIN)/recouvre construire
	@printf '\nÀ ouvrir dans un navigateur / open in a browser:\n  file://%s/build/index.html\n' "$$(pwd -P)"

test: setup-dev ## set everything up, run the tests
	@$(BIN)/python -m pytest -q -n $(JOBS) --dist loadfile -m "not nightly" $(ARGS)

nightly: setup-dev ## the long tests; writes the dated result to docs/nightly.md
	@$(BIN)/python -m scripts.nightly $(ARGS)

mutation: setup-dev ## change law, money, progress, statement one expression at a time: docs/nightly/mutation.md (ARGS=--all)
	@nice $(BIN)/python -m scripts.mutation $(ARGS)

bench: setup-dev ## measure, ours beside the others; writes docs/benchmarks.md
	@$(BIN)/python -m scripts.bench $(ARGS)

lint: setup-dev ## ruff (all rules), formatting, mypy strict
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy

portefeuille: setup-dev ## write the example portfolio again, byte for byte
	@$(BIN)/python -m scripts.demo

wheel: setup-dev ## build the engine for an office's repository: dist/recouvre-….whl
	@$(BIN)/python -m hatchling build -t wheel

lock: setup-dev ## write requirements/*.txt again (UPGRADE=--upgrade takes newer versions)
	@sh scripts/lock.sh $(UPGRADE)

clean: ## forget what was built (build/) and the environment (.venv)
	@rm -rf build .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
