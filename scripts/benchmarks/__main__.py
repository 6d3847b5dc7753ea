"""The command line of scripts/bench. What is measured, and how, stands in the other modules."""

from __future__ import annotations

import argparse
import os
import sys
import warnings

from . import budget, memory


def main() -> int:
    """Prints the tables that are asked for."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description="Prints figures; all of them, unless one is named."
    )
    parser.add_argument("what", nargs="?", choices=["budget", "memory"], help="what to measure")
    parser.add_argument("--rows", type=int, nargs="*", default=memory.SIZES, help="how many rows to stream for memory")
    parser.add_argument(
        "--scale", type=float, default=1.0, help="by which factor windows, latency and run are shorter for the budget"
    )
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore", "HubSpot's support for", DeprecationWarning)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    if arguments.what in (None, "budget"):
        print("\nWhich share of HubSpot's budget is used")
        budget.main(arguments.scale)
    if arguments.what in (None, "memory"):
        print("\nWhat streams take of memory, in MiB: median and peak over an idle hub")
        memory.main(arguments.rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
