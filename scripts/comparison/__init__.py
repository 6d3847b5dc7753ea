"""Holds the fragments against an upstream OpenAPI description. `scripts/compare` runs it."""
