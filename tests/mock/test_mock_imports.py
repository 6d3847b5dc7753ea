"""What importing the mock costs, and what it says when something is not installed."""

import subprocess
import sys

import pytest

from hubapi_ext.mock import MockHubSpot
from hubapi_ext.mock.contract import Contract
from hubapi_ext.mock.document import document


def test_importing_the_mock_imports_no_server_and_no_validator() -> None:
    # httpx comes with the client, whose package is the mock's parent; whether that imports it is not the mock's doing.
    command = (
        "import sys, hubapi_ext; before = set(sys.modules); import hubapi_ext.mock; "
        "print({'uvicorn', 'asyncio', 'jsonschema_rs', 'httpx'} & (set(sys.modules) - before))"
    )
    run = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


@pytest.mark.parametrize("package", ["uvicorn"])
def test_a_missing_server_package_names_the_extra(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    loaded = [name for name in sys.modules if name.split(".")[0] == package]
    for name in [*loaded, "hubapi_ext.mock.serving"]:
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, package, None)
    mock = MockHubSpot()
    with pytest.raises(ImportError, match=f"{package}: install hubapi-ext with its extra 'mock'"):
        mock.serve()


def test_a_missing_validator_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    with pytest.raises(ImportError, match="jsonschema_rs: install hubapi-ext with its extra 'mock'"):
        _ = Contract(document()).operations
