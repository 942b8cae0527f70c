# make run    the window on the office's own file; without a display the demo into demo/
# make test   set-up, style, types, import rules, tests
SHELL := /bin/bash
PYTHON ?= python3.11
PY := .venv/bin/python
REVISION ?= 0.2.0
export PYTHON

.PHONY: run test check style types types-windows imports bench bench-against campaigns bundle smoke lock

run: .venv/.run
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    echo "这里没有显示器，不能打开窗口；改为在 demo/ 中生成演示文件。"; \
	    QT_QPA_PLATFORM=offscreen $(PY) -m desktop_app demo demo/; \
	else \
	    $(PY) -m desktop_app; \
	fi

test: check
	$(PY) -m pytest -n 2

# What needs no test run: style, types on both platforms, import rules. With -j2 two at a time.
check: style types types-windows imports
style: .venv/.dev
	$(PY) -m ruff check .
types: .venv/.dev
	$(PY) -m mypy
types-windows: .venv/.dev
	$(PY) -m mypy --platform win32 --cache-dir .mypy_cache/win32 desktop_app
imports: .venv/.dev
	.venv/bin/lint-imports

# Speed and size beside bare library calls; prints medians and ratios. Takes some minutes.
bench: .venv/.bench
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.benchmarks

# The same works by this build and by REVISION, pair by pair; its environment is kept in .bench/.
bench-against: .venv/.run
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.benchmarks --against $(REVISION)

# Kills, faults, damage, bad books, hostile text, undo: the full dose.
campaigns: .venv/.dev
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.campaigns

# dist/committee-desk: the program with its own Python, to be copied as a folder.
bundle: .venv/.dev
	$(PY) -m PyInstaller --noconfirm --log-level WARN build.spec

# The bundle, copied away, with no checkout, no environment and no system font in reach.
smoke: bundle
	$(PY) -m tests.bundle.smoke dist/committee-desk

# Locks every dependency with hashes for every platform, after a change in pyproject.toml.
lock:
	@for kind in run dev bench; do \
	    groups=$$( [ $$kind = run ] || echo "--group dev --group build" ); \
	    [ $$kind != bench ] || groups="$$groups --group bench"; \
	    uv pip compile pyproject.toml $$groups --universal --generate-hashes --no-emit-index-url \
	        --no-header --no-annotate --python-version 3.11 --quiet -o .locks/$$kind.txt || exit 1; \
	done

.venv/.%: .locks/%.txt .ci/setup
	.ci/setup $*
	@$(PY) resources/licences/collect_notices.py >/dev/null
	@touch $@
