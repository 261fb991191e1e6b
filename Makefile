# Everything from a fresh machine with Python 3.11 or newer, make and git.
PY ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.installed
DATA ?= demo-data
PORT ?= 8000

.PHONY: demo test check unit bench lock browser node messages clean

demo: $(READY)
	$(BIN)/shopper demo --data $(DATA) --port $(PORT)

test: check browser
	$(BIN)/coverage erase
	$(BIN)/pytest --cov --cov-report= tests
	$(BIN)/python tests/coverage_floor.py

check: $(READY) node
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint templates --check --lint --quiet
	$(BIN)/python -m tests.tools.javascript

bench: $(READY)
	$(BIN)/python -m tests.bench

$(BIN)/python:
	$(PY) -m venv $(VENV)

$(READY): $(BIN)/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@
