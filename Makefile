# make demo   sets everything up and builds the sample cases
# make test   sets everything up and passes the tests
# Both install what they need (system packages included, where they may) and are quick the second time.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: demo test fast bench docs lock

demo: $(VENV)/.runtime
	@$(BIN)/python -m samples.demo

test: $(VENV)/.dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

# everything but the tests that drive real tools, for the inner loop
fast: $(VENV)/.dev
	@$(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/python -m pytest -q -m "not slow"

# write the generated reference pages and schemas anew
docs: $(VENV)/.dev
	@$(BIN)/python scripts/reference.py
	@$(BIN)/python scripts/rules_reference.py

# every table; it fails in the end when a promise is not kept
bench: $(VENV)/.dev
	@kept=0; for table in benchmarks/[a-z]*.py; do \
		test ! -e $$table || $(BIN)/python $$table || kept=1; done; \
	$(BIN)/python -m benchmarks.papers --part reporting --rivals --jobs 2 || kept=1; \
	exit $$kept

$(VENV)/.runtime: requirements/runtime.lock requirements/system-runtime.txt pyproject.toml scripts/setup.sh
	@PYTHON=$(PYTHON) scripts/setup.sh $(VENV) runtime

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.lock requirements/system-dev.txt
	@PYTHON=$(PYTHON) scripts/setup.sh $(VENV) dev

# renew the lock files: versions and hashes only, no addresses
lock: $(VENV)/.runtime
	@$(BIN)/pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml $(LOCK_FLAGS) -o requirements/runtime.lock
	@$(BIN)/uv pip compile pyproject.toml --group dev $(LOCK_FLAGS) -o requirements/dev.lock

LOCK_FLAGS := --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate
