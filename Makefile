# make run [PHOTO=path]   open the window        make test   run all checks and tests
# make bench               measure how fast it is      make bench-check   fail where it became slower
# make trust               the long tests of what is promised in docs/reliability.md: kills, memory, a cluster
# make bundle              the standalone program and its archive in dist/; FLAVOUR=slim: without PyTorch
# make bundle-folder       the same without the archive, which takes minutes
# make bundle-check        try the bundle in dist/ as a user would; BARE_ROOT=1: in a bare Debian, too (as root)
# make deb                 a package for Debian and Ubuntu in dist/      make deb-check   try it in a bare Debian (as root)
# make package             sdist and wheel in dist/      make package-check   install the wheel elsewhere and try it
# make corpus FOLDERS="…"  read and export every picture there, and count what came out wrong (exiftool, if installed)
# make audit               ask a public database whether anything of locks/ is known to be unsafe
# make setup-check         run and test in a Debian that has nothing but make, git and Python (as root)
# All work alone on a fresh machine with Python 3.11 or newer: they install what is missing of the system – as root and in
# CI at once, else after a question – and make .venv. PYTHON=python3.12 names another Python for it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SYSTEM = $(PYTHON) -m tools.system_setup $(if $(wildcard $(STAMP)),,python)

FLAVOUR ?= full
BUNDLE := dist/dfnet-gui$(if $(filter-out full,$(FLAVOUR)),-$(FLAVOUR))

.PHONY: run test trust corpus check bench bench-check bundle bundle-folder bundle-check deb deb-check package package-check \
	setup setup-check audit clean python system-window system-tests system-bundle system-bundle-tests system-deb system-deb-tests
.NOTPARALLEL: # first what may ask a question

run: system-window setup
	@$(BIN)/dfnet-gui $(if $(PHOTO),"$(PHOTO)")

test: system-tests check
	@$(BIN)/python -m pytest -n auto --maxprocesses 8 --dist worksteal

bench: system-window setup
	@$(BIN)/dfnet-gui bench

bench-check: system-window setup
	@$(BIN)/dfnet-gui bench --short --check tests/data/ratios.json

corpus: setup
	@$(BIN)/python -W ignore -m tools.corpus $(FOLDERS)

trust: system-tests setup
	@$(BIN)/python -m pytest -m slow tests/trust tests/cluster tests/e2e/test_kills.py

check: setup
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports --no-cache --quiet 2>/dev/null || $(BIN)/lint-imports --no-cache
	@$(BIN)/mypy

bundle: bundle-folder
	@$(BIN)/python tools/bundle/archive.py $(BUNDLE) $(FLAVOUR)

bundle-folder: system-bundle setup
	@$(BIN)/python tools/bundle/check_models.py
	@DFNET_FLAVOUR=$(FLAVOUR) $(BIN)/pyinstaller --noconfirm --clean --log-level WARN \
		--distpath dist --workpath build/$(FLAVOUR) build.spec
	@$(BIN)/python tools/bundle/archive.py $(BUNDLE)
	@QT_QPA_PLATFORM=offscreen $(BUNDLE)/dfnet-gui --self-test

bundle-check: system-bundle-tests setup
	@DFNET_BUNDLE=$(BUNDLE) $(BIN)/python -m pytest -m "bundle$(if $(BARE_ROOT), or bare_root)" tests/bundle

deb: system-deb bundle-folder
	@$(BIN)/python -m tools.deb $(BUNDLE)

deb-check: system-deb-tests setup
	@DFNET_DEB="$$(ls -t $(BUNDLE)_*.deb | head -n 1)" $(BIN)/python -m pytest -m "deb or bare_root" tests/deb

package-check: setup
	@$(BIN)/python -m pytest -m package tests/package

package: setup
	@$(BIN)/python -m build --no-isolation --outdir dist

setup-check: system-bundle-tests setup
	@$(BIN)/python -m pytest -m bare_root tests/setup

audit: setup
	@$(BIN)/python -m tools.audit

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt $(wildcard locks/*.txt) | python
	@$(PYTHON) -m tools.system_setup python
	@python=$$($(PYTHON) -m tools.python_choice) && "$$python" -m venv $(VENV)
	@echo "Installing into $(VENV); the first time takes a few minutes."
	@$(BIN)/python -m tools.environment
	@touch $(STAMP)

system-window system-tests system-bundle system-bundle-tests system-deb system-deb-tests: system-%: python
	@$(SYSTEM) $*

python:
	@command -v $(PYTHON) >/dev/null || { echo "DFNet GUI needs Python 3.11 or newer, and there is no $(PYTHON) here:" \
		"install Python (the package python3, or python on Arch), or name it: make run PYTHON=python3.12" >&2; exit 1; }

clean:
	rm -rf $(VENV) dist build
