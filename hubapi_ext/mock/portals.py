"""All portals of a mock, by their tokens: who asks, and which portal that is. It answers nothing."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

from attrs import define, field
from msgspec.structs import replace

from hubapi_ext.mock.clock import PortalClock, TellTime
from hubapi_ext.mock.contents import Contents
from hubapi_ext.mock.faults import KnownOperations, Rule
from hubapi_ext.mock.journal import Journal
from hubapi_ext.mock.messages import Request
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.problems import NO_CREDENTIALS, RefusedError, expired_token
from hubapi_ext.mock.rate_windows import RateWindows
from hubapi_ext.mock.tokens import Token, bearer_token, portal_of, read_token

_BEGINNING_OF_TIME = datetime(1970, 1, 1, tzinfo=UTC)


@define(kw_only=True)
class Portals:
    """The portals of a mock, and what a new one begins with."""

    known_operations: KnownOperations
    only_defined_properties: bool
    page_size: int | None
    seed: int
    clock: TellTime
    rate_limit: int | None
    daily_limit: int | None
    rate_limits: Mapping[str, tuple[int, timedelta]]
    """The budgets of the contract."""
    any_token: bool
    faults: Sequence[Rule]
    contents: Contents = field(repr=False)
    journal: Journal = field(repr=False)
    state_file: Path | None = None
    """Where the state is saved, while it is kept in a file."""
    _portals: dict[str, Portal] = field(factory=dict, init=False, repr=False)
    _asked_for: set[str] = field(factory=set, init=False, repr=False)
    _lock: Lock = field(factory=Lock, init=False, repr=False)

    def of_token(self, token: str) -> Portal:
        """The portal behind a token, which is known from now on. Raises ValueError where the text cannot be a token."""
        if read_token(token) is None:
            raise ValueError("a token consists of letters, digits and ._~+/=- and has at most 300 of them")
        fingerprint = portal_of(token)
        self._asked_for.add(fingerprint)
        return self.of(fingerprint)

    def of(self, fingerprint: str) -> Portal:
        """The portal that goes by this fingerprint. It is made when it is first asked for."""
        with self._lock:
            if fingerprint not in self._portals:
                self._portals[fingerprint] = Portal(
                    number=len(self._portals) + 1,
                    fingerprint=fingerprint,
                    known_operations=self.known_operations,
                    only_defined_properties=self.only_defined_properties,
                    page_size=self.page_size,
                    clock=PortalClock(self.clock),
                    rate_windows=RateWindows.sized(self.rate_limit, self.daily_limit, self.rate_limits),
                    all_journals=self.journal,
                    seed=self.seed,
                    initial_contents=self.contents,
                    initial_faults=[
                        replace(rule, token=None)
                        for rule in self.faults
                        if rule.token is None or portal_of(rule.token) == fingerprint
                    ],
                )
            return self._portals[fingerprint]

    def all(self) -> dict[str, Portal]:
        """All portals, by the fingerprints of their tokens."""
        with self._lock:
            return dict(self._portals)

    def authenticate(self, request: Request) -> tuple[Token, Portal]:
        """Who asks. Raises RefusedError where the mock does not know them."""
        text = bearer_token(request.headers)
        if text is None:
            raise RefusedError(401, NO_CREDENTIALS)
        token = read_token(text)
        if token is None:
            # HubSpot takes what it cannot read for a token that ended when time began.
            raise RefusedError(401, expired_token(_BEGINNING_OF_TIME, self.clock()))
        return token, self.known(token.portal, RefusedError(401, NO_CREDENTIALS))

    def known(self, fingerprint: str, otherwise: Exception) -> Portal:
        """The portal that goes by this fingerprint. Raises `otherwise` where its token is not known."""
        # A portal from a saved state does not make its token known.
        if not self.any_token and fingerprint not in self._asked_for:
            raise otherwise
        return self.of(fingerprint)
