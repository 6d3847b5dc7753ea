"""The calls of one tag, a module for each operation. Written by scripts/generate from specs/; do not edit."""
