"""A checkout with many more operations: copies of one fragment, each with a path, a resource and models of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from string import ascii_lowercase

ROOT = Path(__file__).parents[2]
COPIES = 60
_COPIED = ("hubapi_ext", "hubapi_generation", "specs", "generated", "scripts", "pyproject.toml")


def make(folder: Path, copies: int = COPIES) -> float:
    """Makes the checkout in a folder, and returns how many seconds `scripts/generate` takes there."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in _COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, folder)
    tags = []
    for number in range(copies):
        # Names of resources have no digits.
        name = ascii_lowercase[number // 26] + ascii_lowercase[number % 26]
        copy_fragment(folder / "specs", name)
        tags.append(f"  - name: owners_{name}\n    description: Copy {name} of the owners.\n")
    head = folder / "specs/hubapi.yaml"
    head.write_text(head.read_text().replace("\ncomponents:\n", "\n" + "".join(tags) + "components:\n", 1))
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    begin = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "hubapi_generation"], cwd=folder, env=environment, stdout=sys.stderr, check=True
    )
    return time.monotonic() - begin


def copy_fragment(specs: Path, copy: str) -> None:
    """Adds a copy of the fragment that lists owners, and of its schemas. Its parameters are shared."""
    operation = (specs / "operations/list_owners.yaml").read_text()
    components = (specs / "components/owners.yaml").read_text()
    for place in ("/v3/{}:", "/v3/{}/\n", "Id: list_{}", "[{}]", "resource: {},", "of: {}}", "/crm/{}/"):
        operation = operation.replace(place.replace("{}", "owners"), place.replace("{}", f"owners_{copy}"))
    _, _, schemas = components.partition("\n  schemas:\n")
    for name in re.findall(r"^    (\w+):$", schemas, re.MULTILINE):
        own = f"{name}{copy.capitalize()}"
        operation = operation.replace(f'schemas/{name}"', f'schemas/{own}"')
        schemas = schemas.replace(f'schemas/{name}"', f'schemas/{own}"').replace(f"    {name}:\n", f"    {own}:\n")
    (specs / f"operations/list_owners_{copy}.yaml").write_text(operation)
    (specs / f"components/owners_{copy}.yaml").write_text(f"components:\n  schemas:\n{schemas}")
