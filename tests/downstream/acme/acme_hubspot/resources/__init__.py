"""What people call: a class for each resource, in a sync and an async face.

Written by `hubapi generate`; do not edit.
"""
