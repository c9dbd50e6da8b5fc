# make run [PHOTO=path]   open the window        make test   run all checks and tests
# make bench               measure how fast it is      make bench-check   fail where it became slower
# All make .venv first, and work alone on a fresh machine with Python 3.11 or newer.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: run test check bench bench-check setup clean

run: setup
	@$(BIN)/dfnet-gui $(if $(PHOTO),"$(PHOTO)")

test: check
	@$(BIN)/python -c "import sys; from dfnet_gui.__main__ import missing_libraries; sys.exit(missing_libraries() or 0)"
	@$(BIN)/python -m pytest

bench: setup
	@$(BIN)/dfnet-gui bench

bench-check: setup
	@$(BIN)/dfnet-gui bench --short --check tests/data/ratios.json

check: setup
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports --no-cache --quiet 2>/dev/null || $(BIN)/lint-imports --no-cache
	@$(BIN)/mypy

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) tools/check_python.py
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; on Debian or Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing into $(VENV); the first time takes a few minutes."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[openvino,train,dev]"
	@touch $(STAMP)

clean:
	rm -rf $(VENV) dist build
