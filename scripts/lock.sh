#!/bin/sh
# Write requirements/*.txt again from pyproject.toml: every version, every wheel's hash, for every platform and every
# Python from 3.11 (uv resolves them all at once: Python 3.11.2 and 3.11.9 do not get the same pymdown-extensions).
#
#   sh scripts/lock.sh             keeps the versions already locked
#   sh scripts/lock.sh --upgrade   takes the newest ones, seven days old at least
#
# Wheels only: no package runs its own code at installation. docopt has no wheel; num2words asks for it but only its
# command line reads it, so it is left out and `pip install --no-deps` does the rest. The one exception, for the tests
# alone, is requirements/source.txt.
set -eu
cd "$(dirname "$0")/.."
uv=${UV:-.venv/bin/uv}

lock() { # name, constraint, then what to lock
    name=$1
    shift
    "$uv" pip compile "$@" ${upgrade:+"$upgrade"} --output-file "requirements/$name.txt" \
        --universal --python-version 3.11 --exclude-newer "7 days" --generate-hashes \
        --only-binary :all: --no-binary docopt --no-binary bagit --no-emit-package docopt \
        --quiet --no-annotate --custom-compile-command "make lock"
    echo "requirements/$name.txt"
}

upgrade=${1:-}
lock dev pyproject.toml --extra dask --group dev
lock source --group source
upgrade="" # the others are parts of the first
lock runtime pyproject.toml --constraint requirements/dev.txt
lock dask pyproject.toml --extra dask --constraint requirements/dev.txt
