"""Starts a process that runs batches, and sends it SIGINTs at random moments. Exits 1 when an account is wrong."""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import threading
import time

LONGEST_SILENCE = 30.0
"""The seconds after which a run counts as one that does not end."""


def main() -> int:
    """Sends the signals, and prints what came of the runs."""
    parser = argparse.ArgumentParser(prog="scripts/interrupts", description=__doc__)
    parser.add_argument("--count", type=int, default=300, help="how many runs to interrupt")
    parser.add_argument("--seconds", type=float, default=180, help="after how many seconds to stop in any case")
    parser.add_argument("--seed", type=int, default=None, help="what the moments depend on")
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1_000_000)
    command = [sys.executable, "-m", "interrupting.batches", str(options.count), str(options.seconds), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        hung = threading.Event()

        def watch_for_silence() -> threading.Timer:
            timer = threading.Timer(LONGEST_SILENCE, abort)
            timer.start()
            return timer

        def abort() -> None:
            hung.set()
            child.send_signal(signal.SIGABRT)

        watch = watch_for_silence()
        summary = "no summary"
        for line in child.stdout or ():
            watch.cancel()
            word, *rest = line.split(maxsplit=1)
            if word == "run":
                watch = watch_for_silence()
                _interrupt(child, *map(float, rest[0].split()))
            else:
                summary = line.strip()
        watch.cancel()
    failed = hung.is_set() or child.returncode != 0
    print(f"{'FAILED: a run did not end; ' if hung.is_set() else ''}{summary} (seed {seed})")
    return int(failed)


def _interrupt(child: subprocess.Popen[str], *moments: float) -> None:
    """Sends a signal after each of these times."""
    for seconds in moments:
        time.sleep(seconds)
        if child.poll() is None:
            os.kill(child.pid, signal.SIGINT)


if __name__ == "__main__":
    sys.exit(main())
