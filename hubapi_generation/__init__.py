"""Turns fragments into code: those of specs/ into generated/, and a service's own into a package of its own.

It imports nothing of what it writes, nor of what uses that. What it needs is hubapi's extra `generate`.
"""

from pathlib import Path

HERE = Path(__file__).resolve().parent

SPECS = HERE / "specs" if (HERE / "specs").is_dir() else HERE.parent / "specs"
"""hubapi's own fragments: in an installed package they lie in this folder, in a checkout beside it."""

SHARED_PACKAGE = "hubapi_client"
"""The low-level client that is made of them. What is made of a service's own fragments imports from it."""
