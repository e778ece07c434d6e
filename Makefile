# The way in. On a fresh Debian machine with Rust and Node, `make demo` and `make test` install what is missing.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
export CARGO_TERM_COLOR ?= auto

RUN := .run
BOOK := $(RUN)/so-tap-dung
WORKBOOK := $(RUN)/bao-cao-2019-09.xlsx
export CASEBOOK_PASSPHRASE ?= sổ tập dùng

# What must be there (a command, a pkg-config file, a header, a path) and the Debian package that brings it.
HOUSE_NEEDS := cc:build-essential perl:perl pkg-config:pkg-config
# Liberation Serif has the measures of Times New Roman, which every sheet and paper asks for.
LOOK_NEEDS := soffice:libreoffice-calc /usr/lib/libreoffice/program/swriter:libreoffice-writer pdftotext:poppler-utils \
	/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf:fonts-liberation2
WINDOW_NEEDS := webkit2gtk-4.1.pc:libwebkit2gtk-4.1-dev xdo.h:libxdo-dev librsvg-2.0.pc:librsvg2-dev \
	ayatana-appindicator3-0.1.pc:libayatana-appindicator3-dev
DRIVE_NEEDS := Xvfb:xvfb WebKitWebDriver:webkit2gtk-driver xdotool:xdotool import:imagemagick
BENCH_NEEDS := sqlite3:sqlite3 xlsxwriter.h:libxlsxwriter-dev /usr/share/doc/python3-venv:python3-venv
SCHEMA_NEEDS := /usr/share/doc/python3-venv:python3-venv
SCHEMA_VERSION := 0.8.0
DRIVER_VERSION := 2.1.0
DENY_VERSION := 0.20.2

.PHONY: help demo test check ui window deny bench trust clean need-house need-look need-schema need-bench need-window need-drive

help: ## lists the ways in
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

demo: need-house ## a practice register, the workbook of its month, and the window where there is a display
	@cargo build -q -p casebook
	@rm -rf "$(BOOK)" && mkdir -p "$(RUN)"
	@target/debug/casebook demo "$(BOOK)" >/dev/null
	@target/debug/casebook report "$(BOOK)" --period 2019-09 --today 2019-09-30 --out "$(WORKBOOK)" --json --annex \
		> "$(RUN)/bao-cao-2019-09.json"
	@echo "Sổ tập dùng: $(CURDIR)/$(BOOK)"
	@echo "Bảng tính:   $(CURDIR)/$(WORKBOOK)"
	@grep -o '"sentence":"[^"]*"' "$(RUN)/bao-cao-2019-09.json" | sed -E 's/^"sentence":"(.*)"$$/\1\n/'
	@if [[ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]]; then $(MAKE) --no-print-directory window AT=--practice; fi

window: need-house need-window ui/dist ## the window, on a folder of its own
	cargo build -q -p so-tiep-dan
	SO_TIEP_DAN_HOME="$(CURDIR)/$(RUN)/cua-so" target/debug/so-tiep-dan $(AT)

test: need-house need-look need-schema need-window need-drive ui check ## every check, the journeys in the real window last
	cargo build -q -p casebook -p so-tiep-dan
	cargo test --workspace --lib --bins --tests

check: need-house need-window ui/dist deny ## form, lints, licences
	cargo fmt --all --check
	cargo clippy -q --workspace --all-targets -- -D warnings

ui: ui/dist ## the front end: form, types, tests
	cd ui && npm run --silent check

ui/dist: ui/node_modules $(shell find ui -name node_modules -prune -o -name dist -prune -o -type f -print 2>/dev/null)
	cd ui && npm run --silent build
	@touch $@

ui/node_modules: ui/package.json ui/package-lock.json
	cd ui && npm install --no-audit --no-fund --no-save
	@touch $@

deny:
	@command -v cargo-deny >/dev/null || cargo install cargo-deny --version $(DENY_VERSION) --locked --debug
	cargo deny --log-level error --config .deny.toml check bans licenses sources

bench: need-house need-look need-bench need-drive ui/dist ## figures, the store, typing, imports, workbooks and the window beside their peers
	cargo bench -p casebook --features bare
	EVERY_NAME=1 cargo test -q --profile bench -p tests --test acceptance a_hundred_thousand -- --nocapture
	cargo build -q --profile trust -p so-tiep-dan
	WINDOW_PROGRAM="$(CURDIR)/target/trust/so-tiep-dan" cargo test -q -p tests --test window bench -- --ignored --nocapture

trust: need-house ## power cuts, kills, rot, foreign hands, full disks, bombs and fuzz, heavily; prints the table
	cargo run -q --profile trust -p trust

need-house:
	@$(call need,$(HOUSE_NEEDS))

need-look:
	@$(call need,$(LOOK_NEEDS))

# What reads every document and workbook against the schema of its format.
need-schema:
	@$(call need,$(SCHEMA_NEEDS))
	@[[ -x $(RUN)/tools/schema/bin/openxml-audit ]] || { python3 -m venv $(RUN)/tools/schema && \
		$(RUN)/tools/schema/bin/pip install -q --disable-pip-version-check openxml-audit==$(SCHEMA_VERSION); }

need-bench:
	@$(call need,$(BENCH_NEEDS))

need-window:
	@$(call need,$(WINDOW_NEEDS))

need-drive: need-window
	@$(call need,$(DRIVE_NEEDS))
	@[[ -x $(RUN)/tools/bin/tauri-driver ]] || command -v tauri-driver >/dev/null || \
		cargo install tauri-driver --version $(DRIVER_VERSION) --locked --debug --root $(RUN)/tools

clean: ## what was built and made
	rm -rf $(RUN) target ui/dist ui/node_modules

# $(call need,what:package …) installs the packages of the commands, pkg-config files and headers that are not there.
define need
missing=(); \
for pair in $(1); do what="$${pair%%:*}"; case "$$what" in \
	*.pc) pkg-config --exists "$${what%.pc}" ;; \
	/*) [[ -e "$$what" ]] ;; \
	*.h) [[ -e "/usr/include/$$what" ]] ;; \
	*) command -v "$$what" >/dev/null ;; \
esac || missing+=("$${pair##*:}"); done; \
if (( $${#missing[@]} )); then \
	sudo=$$([[ $$(id -u) = 0 ]] || echo sudo); \
	$$sudo apt-get update -q && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$${missing[@]}"; \
fi
endef
