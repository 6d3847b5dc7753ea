"""How a hub hands out its resources: each is imported when it is first used.

Written by `hubapi generate`; do not edit.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from hubapi_ext.calls import Session

if TYPE_CHECKING:
    from .boats import AsyncBoats, Boats

RESOURCES = ("boats",)
"""The names of all resources."""


class Resources:
    """The resources of a HubApi."""

    _session: Session

    @cached_property
    def boats(self) -> Boats:
        """The boats of a harbour, a private endpoint of Acme's."""
        from .boats import Boats

        return Boats(self._session)


class AsyncResources:
    """The resources of an AsyncHubApi."""

    _session: Session

    @cached_property
    def boats(self) -> AsyncBoats:
        """The boats of a harbour, a private endpoint of Acme's."""
        from .boats import AsyncBoats

        return AsyncBoats(self._session)
