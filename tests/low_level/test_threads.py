"""The models in many threads at once, in a process that has not used them before."""

from __future__ import annotations

import subprocess
import sys

import pytest

FIRST_USES = """
import json, logging, sys, threading
from hubapi_client import models, wire
logging.disable()
sys.setswitchinterval(1e-6)
structs = [one for one in vars(models).values() if isinstance(one, type) and issubclass(one, wire.Struct)]
start = threading.Barrier(8)

def use():
    for struct in structs:
        given = dict.fromkeys(struct.__struct_encode_fields__)
        start.wait()
        {use}

threads = [threading.Thread(target=use) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(structs))
"""
USES = {
    "decoded": "try: wire.decode(json.dumps(given).encode(), struct)\n        except ValueError: pass",
    "encoded": "try: wire.encode(given, struct)\n        except ValueError: pass",
}


@pytest.mark.parametrize("use", USES)
def test_the_first_use_of_a_model_in_many_threads_does_not_crash(use: str) -> None:
    for _ in range(5):
        script = FIRST_USES.format(use=USES[use])
        run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
        assert (run.returncode, run.stderr) == (0, "")
        assert int(run.stdout) > 20
