# make setup | demo | test | lint | bench | clean | requirements
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PACKAGES := app graph ingest ontology search

.PHONY: setup demo test lint bench clean requirements

setup: $(READY)

# Everything comes hash-checked from the locked list; setuptools is in it, so that the project builds without a download.
$(READY): pyproject.toml requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps -e .
	touch $@

demo: setup
	$(BIN)/lutu demo

test: setup
	$(BIN)/python -m pytest -n auto --dist loadfile  # what a file's tests share is made once

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: setup
	@for script in bench/*.py; do echo "$$script"; $(BIN)/python "$$script" || exit 1; done

clean:
	rm -rf .venv .lutu-demo build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find $(PACKAGES) tests bench -name __pycache__ -prune -exec rm -rf {} +

requirements: setup
	$(BIN)/python -m pip install --quiet uv
	for extra in "" "--extra dev"; do \
	  $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
	    $$extra pyproject.toml -o requirements$${extra:+-dev}.txt || exit 1; \
	done
