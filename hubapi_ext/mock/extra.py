"""Says how to install what the mock needs beyond the client. It installs and imports nothing itself."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def mock_extra() -> Iterator[None]:
    """Turns a missing package into an error that names the remedy."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise ImportError(f"The mock needs {error.name}: install hubapi-ext with its extra 'mock'") from error
