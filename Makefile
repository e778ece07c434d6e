# The way in. On a fresh Debian machine with Rust and Node, `make demo` and `make test` install what is missing.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
export CARGO_TERM_COLOR ?= auto

RUN := .run
BOOK := $(RUN)/so-tap-dung
WORKBOOK := $(RUN)/bao-cao-2019-09.xlsx
export CASEBOOK_PASSPHRASE ?= sổ tập dùng

# What must be there, command or file, and the Debian package that brings it.
HOUSE_NEEDS := cc:build-essential perl:perl make:make pkg-config:pkg-config
LOOK_NEEDS := soffice:libreoffice-calc pdftotext:poppler-utils
DENY_VERSION := 0.20.2

.PHONY: help demo test check house deny bench need-house need-look clean

help: ## lists the ways in
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

demo: need-house ## a practice register, the workbook of its month, and where they are
	cargo build -q -p casebook
	rm -rf "$(BOOK)" && mkdir -p "$(RUN)"
	target/debug/casebook demo "$(BOOK)" >/dev/null
	target/debug/casebook report "$(BOOK)" --period 2019-09 --today 2019-09-30 --out "$(WORKBOOK)" --json > "$(RUN)/bao-cao-2019-09.json"
	@echo "Sổ tập dùng: $(CURDIR)/$(BOOK)"
	@echo "Bảng tính:   $(CURDIR)/$(WORKBOOK)"
	@sed -E 's/.*"sentence":"([^"]*)".*/\1/' "$(RUN)/bao-cao-2019-09.json"

test: need-house need-look check ## every check
	cargo build -q -p casebook
	cargo test --workspace

check: need-house deny ## form, lints, licences
	cargo fmt --all --check
	cargo clippy -q --workspace --all-targets -- -D warnings

deny:
	@command -v cargo-deny >/dev/null || cargo install cargo-deny --version $(DENY_VERSION) --locked --debug
	cargo deny --offline --log-level error --config .deny.toml check bans licenses sources || \
		cargo deny --log-level error --config .deny.toml check bans licenses sources

bench: need-house ## figures and saves beside their peers, as ratios
	cargo bench -p casebook --features bare

need-house:
	@$(call need,$(HOUSE_NEEDS))

need-look:
	@$(call need,$(LOOK_NEEDS))

clean: ## what was built and made
	rm -rf $(RUN) target

# $(call need,command:package …) installs the packages of the commands that are not there.
define need
missing=(); for pair in $(1); do command -v "$${pair%%:*}" >/dev/null || missing+=("$${pair##*:}"); done; \
if (( $${#missing[@]} )); then \
	sudo=$$([[ $$(id -u) = 0 ]] || echo sudo); \
	$$sudo apt-get update -q && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -q -y --no-install-recommends "$${missing[@]}"; \
fi
endef
