# Needs only make and Python 3.11, 3.12 or 3.13: everything else is installed into .venv.

PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3 python; do \
	"$$python" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null \
	&& { echo "$$python"; break; }; done)
PORT ?= 8000
PY := .venv/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
PYTEST := $(PY) -m pytest

# Linters and deployment checks read the production settings, which connect to nothing.
PRODUCTION := env DATABASE_URL=postgresql://factcheck@127.0.0.1/factcheck ALLOWED_HOSTS=factcheck.example DEBUG=0 \
	HTTPS=1 SITE_URL=https://factcheck.example \
	SECRET_KEY=only-for-checks-and-never-for-a-server-2f8c1b7d94e6a03f5182cc9077

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: demo demo-reset test test-fast test-browser lint lint-code lint-format lint-types lint-imports lint-templates \
	check check-migrations check-deploy check-workflow bench bench-text bench-pages format pins clean help

demo: .venv/.installed  ## Run the desk on this machine with its demo data, on PORT (8000)
	$(PY) manage.py demo --port $(PORT)

demo-reset: .venv/.installed  ## The same, with the demo data put back to its beginning
	$(PY) manage.py demo --reset --port $(PORT)

test:  ## Everything: lint, checks, tests, browser tests
	@$(MAKE) --keep-going --no-print-directory lint check test-fast test-browser

test-fast: .venv/.installed-dev  ## The tests without a browser
	$(PYTEST) -m "not browser" -n auto

test-browser: .venv/.installed-dev  ## The journeys in a real browser
	@if chromium=$$($(PY) scripts/find_chromium.py --install); then \
		CHROMIUM="$$chromium" $(PYTEST) -m browser -n auto; \
	elif [ -n "$$CI" ]; then exit 1; fi

lint:  ## All linters, also when one of them fails
	@$(MAKE) --keep-going --no-print-directory lint-code lint-format lint-types lint-imports lint-templates

lint-code: .venv/.installed-dev
	$(PY) -m ruff check .

lint-format: .venv/.installed-dev
	$(PY) -m ruff format --check .

lint-types: .venv/.installed-dev
	$(PRODUCTION) $(PY) -m mypy factcheck claims scripts tests

lint-imports: .venv/.installed-dev
	$(PRODUCTION) .venv/bin/lint-imports

lint-templates: .venv/.installed-dev
	$(PY) -m djlint templates --lint --quiet

check: check-migrations check-deploy check-workflow  ## Migrations, deployment settings and the workflow's diagram

check-migrations: .venv/.installed-dev
	$(PY) manage.py makemigrations --check --dry-run

check-deploy: .venv/.installed-dev
	$(PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING

check-workflow: .venv/.installed-dev
	$(PRODUCTION) $(PY) manage.py draw_workflow --check

bench: bench-text bench-pages  ## Measure the reading of numbers beside other libraries, then every page at size

# RECORDS=file reads other labelled texts; claims/text/bench.py says how they look.
bench-text: .venv-peers/.installed
	.venv-peers/bin/python -m claims.text.bench $(RECORDS)

bench-pages: .venv/.installed-dev
	$(PY) manage.py bench

format: .venv/.installed-dev  ## Sort imports and format the code
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

pins: .venv/.installed-dev  ## Write requirements*.txt from pyproject.toml and what is installed
	$(PY) scripts/pin_requirements.py

clean:  ## Remove what the tools made; keeps var/, where the data is
	rm -rf .venv .venv-peers .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache test-results build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help:  ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(PY):
	@if [ -z "$(PYTHON)" ]; then echo "Factcheck needs Python 3.11, 3.12 or 3.13 with venv" \
		"(on Debian and Ubuntu: the package python3-venv), or PYTHON=/path/to/python." >&2; exit 1; fi
	$(PYTHON) -m venv .venv

# Other readers of numbers, apart from what the site runs on: none of it needs them.
.venv-peers/.installed: pyproject.toml
	@test -x .venv-peers/bin/python || $(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check $$(.venv-peers/bin/python -c \
		"import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['optional-dependencies']['peers'])")
	@touch $@

# What the site runs on; what its tests need besides. A second run finds the stamp and installs nothing.
.venv/.installed: requirements.txt | $(PY)
	$(PIP) -r requirements.txt
	@touch $@

.venv/.installed-dev: requirements.txt requirements-dev.txt | $(PY)
	$(PIP) -r requirements-dev.txt
	@touch .venv/.installed $@
