"""Which version of hubapi this is. The package is built by it, and nobody has to search the disk for it."""

__version__ = "0.1.0"
