"""What people call: a class for each resource, in a sync and an async face.

Written by scripts/generate from specs/; do not edit.
"""
