"""Plants bugs in copies of the tree, to see whether the contract tests catch them. `scripts/mutations` runs it."""
