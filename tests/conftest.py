"""How every test runs: the same examples each day, fresh ones in larger number at night."""

import os

from hypothesis import settings

# `make test` must pass or fail for the same reason twice; `make nightly` looks for what nobody thought of.
settings.register_profile("jour", derandomize=True, deadline=None, database=None, print_blob=True)
settings.register_profile("nuit", max_examples=2_000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("RECOUVRE_ESSAIS", "jour"))
