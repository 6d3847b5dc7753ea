"""The calls, in a folder for each tag. Written by scripts/generate from specs/; do not edit."""
