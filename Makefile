# `make demo` runs CoachDesk on a fictional practice, `make test` checks everything. Each sets up all it needs: Qt's
# system libraries (Debian and its kin, as root), the virtual environment, the locked packages. A repeat takes seconds.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

# What Qt draws with: both displays, fonts, printing. The program names the same packages when they are missing.
QT_PACKAGES := libegl1 libgl1 libx11-6 libx11-xcb1 libfontconfig1 libfreetype6 libglib2.0-0 libdbus-1-3 \
	libxkbcommon0 libxkbcommon-x11-0 libxcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 \
	libxcb-randr0 libxcb-render0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 \
	libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1 libwayland-client0 libwayland-cursor0 libcups2
# Tests also start the real program on a display of their own.
TEST_PACKAGES := $(QT_PACKAGES) xvfb

CATALOGUES := $(patsubst %.po,%.mo,$(wildcard resources/locale/*/LC_MESSAGES/*.po))

.DEFAULT_GOAL := help
.PHONY: help demo test translations pictures bench lock clean

help:
	@echo "make demo          run CoachDesk on a fictional practice"
	@echo "make test          lint, types and tests"
	@echo "make translations  bring the catalogues up to date with the code"
	@echo "make pictures      draw the pictures of the README"
	@echo "make bench         measure against bare libraries"
	@echo "make lock          choose the newest allowed versions of all packages"
	@echo "make clean         remove what the above made"

# Where there is no display the program writes the demo session report in both languages and says where.
demo: $(VENV)/.qt-libraries $(VENV)/.project $(CATALOGUES)
	@$(BIN)/coachdesk demo --out-folder build/demo

test: $(VENV)/.test-libraries $(VENV)/.project $(CATALOGUES)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest

# New sentences come in empty, sentences that nobody says any more go out.
translations: $(VENV)/.project
	@mkdir -p build
	$(BIN)/pybabel -q extract --mapping-file=pyproject.toml --no-location --sort-output --width=100 \
		--project=CoachDesk --version=1 --copyright-holder=CoachDesk --output-file=build/coachdesk.pot coachdesk
	$(BIN)/pybabel -q update --domain=coachdesk --input-file=build/coachdesk.pot --output-dir=resources/locale \
		--width=100 --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BIN)/python hatch_build.py

pictures: $(VENV)/.test-libraries $(VENV)/.project $(CATALOGUES)
	$(BIN)/python -m tests.pictures

bench: $(VENV)/.test-libraries $(VENV)/.project $(CATALOGUES)
	$(BIN)/python -m tests.benchmarks

lock: $(VENV)/.made
	@mkdir -p build
	$(BIN)/pip install -qq --disable-pip-version-check pip-tools
	rm -f build/packages.txt
	$(BIN)/python -m piptools compile -q --generate-hashes --allow-unsafe --strip-extras --no-annotate --no-header \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--extra=test --all-build-deps --output-file=build/packages.txt pyproject.toml
	{ grep '^#' requirements.lock; cat build/packages.txt; } > build/requirements.lock
	mv build/requirements.lock requirements.lock

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find coachdesk tests -name __pycache__ -prune -exec rm -rf {} +
	rm -f resources/locale/*/LC_MESSAGES/*.mo

# --- set-up, each step once ----------------------------------------------------------------------------------

# $(1): Debian packages. Without apt, or without the right to install, the program itself says what is missing.
define system_packages
@if command -v dpkg-query > /dev/null && command -v apt-get > /dev/null; then \
	missing=""; \
	for package in $(1); do \
		dpkg-query -W -f='$${db:Status-Status}\n' $$package 2> /dev/null | grep -qx installed \
			|| missing="$$missing $$package"; \
	done; \
	if [ -z "$$missing" ]; then :; \
	elif [ "$$(id -u)" = 0 ]; then \
		echo "Installing system libraries:$$missing"; \
		apt-get -qq update \
		&& DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $$missing > /dev/null \
		|| exit 1; \
	else \
		echo "To be installed first, as root: apt-get install --no-install-recommends$$missing"; \
	fi; \
fi
@touch $@
endef

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "CoachDesk needs Python 3.11 or newer.")'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.qt-libraries: | $(VENV)/.made
	$(call system_packages,$(QT_PACKAGES))

$(VENV)/.test-libraries: | $(VENV)/.made
	$(call system_packages,$(TEST_PACKAGES))

$(VENV)/.packages: requirements.lock | $(VENV)/.made
	@echo "Installing the locked packages into $(VENV)"
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.project: pyproject.toml hatch_build.py $(VENV)/.packages
	@$(BIN)/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# The hook gives a .mo the date of its .po: neither older nor newer.
%.mo: %.po | $(VENV)/.packages
	@$(BIN)/python hatch_build.py
