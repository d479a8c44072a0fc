# `make build` makes the site, `make test` runs every test; both set up what they need. `make` lists the rest.

VENV := .venv
RUN := $(VENV)/bin/python
PIP := PIP_USER=0 $(RUN) -m pip -qq --disable-pip-version-check --no-input
INSTALL := $(PIP) install -c constraints.txt
ARGS :=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help build serve test lint screenshots constraints clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1: /p' Makefile
	@echo 'ARGS are handed on: make build ARGS=--strict, make test ARGS="-k deploy"'

build: $(VENV)/site.stamp  ## make the site, in site/
	@$(RUN) -m digest build $(ARGS)
	@echo 'Or simply with `make serve`.' >&2

serve: $(VENV)/site.stamp  ## show the site in a browser, and every change as it is saved
	@$(RUN) -m digest serve $(ARGS)

test: $(VENV)/work.stamp  ## run all tests, those in a browser too
	@DIGEST_CHROMIUM="$$(.ci/find-chromium)" $(RUN) -m pytest -n auto --maxprocesses 8 --dist worksteal $(ARGS)

lint: $(VENV)/work.stamp  ## check style and types
	@status=0; for tool in 'ruff check .' 'ruff format --check .' mypy; do \
		$(RUN) -m $$tool || status=1; done; exit $$status

screenshots: $(VENV)/work.stamp  ## photograph the site's pages
	@$(RUN) -m digest build --offline >/dev/null
	@DIGEST_CHROMIUM="$$(.ci/find-chromium)" && export DIGEST_CHROMIUM && $(RUN) tests/browser/screenshots.py $(ARGS)

# Resolved for the oldest Python that digest runs on, of which later ones can use the same versions.
constraints:  ## resolve all packages anew and pin them in constraints.txt
	@python="$$(.ci/find-python "$(PYTHON)")" && "$$python" -m venv --clear build/constraints
	@build/constraints/bin/python -m pip -qq --disable-pip-version-check install --dry-run --ignore-installed \
		--python-version 3.11.0 --only-binary :all: --target build/constraints/none \
		--report build/constraints/report.json hatchling editables mistletoe '.[test,lint]'
	@build/constraints/bin/python .ci/pins.py build/constraints/report.json >constraints.txt

clean:  ## remove all that can be made again, but for .venv
	rm -rf build site dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage

# The set-up, done once: what digest needs to run, then what working on it needs. An editable install, so that
# a change of the code counts at once. Without build isolation, so that the build tool is a pinned one, too.
$(VENV)/site.stamp: $(RUN) pyproject.toml constraints.txt
	@echo 'Setting up $(VENV) (once, about a minute) …'
	@$(INSTALL) hatchling editables
	@$(INSTALL) --no-build-isolation -e .
	@touch $@

# The source package of mistletoe, a Markdown parser, is downloaded for the CommonMark specification in it.
$(VENV)/work.stamp: $(VENV)/site.stamp
	@echo 'Adding to $(VENV) what the tests need (once, about a minute) …'
	@$(INSTALL) --no-build-isolation -e '.[test,lint]'
	@$(PIP) download -c constraints.txt --no-deps --no-binary mistletoe --dest $(VENV)/spec mistletoe
	@touch $@

$(RUN):
	@python="$$(.ci/find-python "$(PYTHON)")" && "$$python" -m venv --clear $(VENV)
	@pwd -P >$(VENV)/folder

# An environment holds its folder's path: one that was moved or copied is made anew.
ifneq ($(shell cat $(VENV)/folder 2>/dev/null),$(CURDIR))
.PHONY: $(RUN)
endif
