"""The calls, in a folder for each tag. Written by `hubapi generate`; do not edit."""
