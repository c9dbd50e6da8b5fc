# make run [PHOTO=path]   open the window        make test   run all checks and tests
# make bench               measure how fast it is      make bench-check   fail where it became slower
# make bundle              the standalone program and its archive in dist/; FLAVOUR=slim: without PyTorch
# make bundle-folder       the same without the archive, which takes minutes
# make bundle-check        try the bundle in dist/ as a user would; BARE_ROOT=1: in a bare Debian, too (as root)
# make package             sdist and wheel in dist/      make package-check   install the wheel elsewhere and try it
# All make .venv first, and work alone on a fresh machine with Python 3.11 or newer.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

FLAVOUR ?= full
BUNDLE := dist/dfnet-gui$(if $(filter-out full,$(FLAVOUR)),-$(FLAVOUR))

.PHONY: run test check bench bench-check bundle bundle-folder bundle-check package package-check setup clean

run: setup
	@$(BIN)/dfnet-gui $(if $(PHOTO),"$(PHOTO)")

test: check
	@$(BIN)/python -c "import sys; from dfnet_gui.system import missing_libraries; sys.exit(missing_libraries() or 0)"
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

bundle: bundle-folder
	@$(BIN)/python tools/bundle/archive.py $(BUNDLE) $(FLAVOUR)

bundle-folder: setup
	@$(BIN)/python tools/bundle/check_models.py
	@DFNET_FLAVOUR=$(FLAVOUR) $(BIN)/pyinstaller --noconfirm --clean --log-level WARN \
		--distpath dist --workpath build/$(FLAVOUR) build.spec
	@$(BIN)/python tools/bundle/archive.py $(BUNDLE)
	@QT_QPA_PLATFORM=offscreen $(BUNDLE)/dfnet-gui --self-test

bundle-check: setup
	@DFNET_BUNDLE=$(BUNDLE) $(BIN)/python -m pytest -m "bundle$(if $(BARE_ROOT), or bare_root)" tests/bundle

package-check: setup
	@$(BIN)/python -m pytest -m package tests/package

package: setup
	@$(BIN)/python -m build --outdir dist

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) tools/check_python.py
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; on Debian or Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing into $(VENV); the first time takes a few minutes."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[openvino,train,dev,bundle]"
	@touch $(STAMP)

clean:
	rm -rf $(VENV) dist build
