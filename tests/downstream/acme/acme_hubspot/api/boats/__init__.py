"""The calls of one tag, a module for each operation. Written by `hubapi generate`; do not edit."""
