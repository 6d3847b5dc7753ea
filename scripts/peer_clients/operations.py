"""What every peer is asked to do. It knows no peer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

ENROLLED = 861
"""HubSpot's own association type from a contact to a course."""


class Peer(Protocol):
    """A client of HubSpot's API, in the hands of somebody who has ids as text. Each method is one request.

    The methods return what the client returns, as it is.
    """

    package: str
    """The name of its distribution."""

    def __init__(self, base_url: str, token: str) -> None:
        """Sets the base URL and the token, and nothing else."""

    def create_associations(self, pairs: Iterable[tuple[str, str]]) -> Any:
        """Associates contacts with courses."""

    def read_associations(self, contacts: Iterable[str]) -> Any:
        """Reads which courses the contacts are associated with."""

    def list_associations(self, contact: str) -> Any:
        """The same for one contact."""

    def create_default_association(self, contact: str, company: str) -> Any:
        """Associates a contact with a company, without a label."""

    def limit_associations(self, maximum: int) -> Any:
        """Says how many courses a contact may be associated with."""

    def create_courses(self, names: Iterable[str]) -> Any:
        """Creates courses."""

    def as_json(self, answer: Any) -> Any:
        """An answer of the client, with HubSpot's names."""
