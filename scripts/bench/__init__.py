"""``make bench``: one run, ours beside the others on the same letters, bundles and pages. A loss is printed as such."""
