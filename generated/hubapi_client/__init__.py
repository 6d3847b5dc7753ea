"""The low-level client: one call for each operation, typed bodies and answers, nothing else.

Written by scripts/generate from specs/; do not edit.
"""

from .client import Client

__all__ = ("Client",)
