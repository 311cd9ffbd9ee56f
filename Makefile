# Two targets do everything: `make` installs into .venv and reads an example, `make test` tests.
.PHONY: all install read test clean

all: install read

install:
	@scripts/install

read:
	@scripts/read-example

test:
	@scripts/install dev
	@scripts/check
	@scripts/test

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
