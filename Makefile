# make demo: the main job on sample scans · make test: everything a change must pass · make help: the rest
.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench bench-accuracy chaos clean
PY := .venv/bin/python
COUNT = 120
SEED = 20260
PAGE = README.md

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-16s %s\n", $$1, $$2}'

setup:  ## Tesseract with French data and .venv from the lock file
	@.ci/setup

demo: setup  ## the main job on the finished samples, in ./demo
	@.ci/demo

test: setup check  ## lint, types and tests
	@.ci/browser
	@.ci/database
	@$(PY) -m pytest

check: setup
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check --quiet .
	@$(PY) -m mypy

bench: setup  ## CPU, wall and memory against Tesseract and OCRmyPDF; 35,000 conventions judged; Prefect's share
	@$(PY) -m tests.bench.speed --json bench-out/speed.json --markdown $(PAGE)
	@$(PY) -m tests.bench.reconcile_scale --json bench-out/scale.json --markdown $(PAGE)
	@$(PY) -m tests.bench.review_scale --markdown $(PAGE)
	@$(PY) -m tests.bench.orchestration
	-@$(PY) -m tests.bench.two_workers

bench-accuracy: setup  ## what is read right, by field and tier; make bench-accuracy COUNT=120 SEED=20260
	@$(PY) -m tests.bench.accuracy --count $(COUNT) --seed $(SEED) --json bench-out/accuracy.json --markdown $(PAGE)

chaos: setup  ## 200 kills at random instants; nothing may be lost
	@$(PY) -m tests.chaos --kills 200

clean:  ## forget the demo and the environment
	@rm -rf demo .venv bench-out
