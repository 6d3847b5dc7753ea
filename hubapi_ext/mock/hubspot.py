"""The mock HubSpot as its users meet it: how it is set up, seeded, served and saved. How it answers: `answering`."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, field

from hubapi_ext.mock import oauth
from hubapi_ext.mock.answering import Answering
from hubapi_ext.mock.clock import TellTime, current_time
from hubapi_ext.mock.contents import Contents
from hubapi_ext.mock.contract import read_contract, standard_contract
from hubapi_ext.mock.extra import mock_extra
from hubapi_ext.mock.faults import KnownOperations, Rule
from hubapi_ext.mock.journal import Journal
from hubapi_ext.mock.messages import Request, Response
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.portals import Portals
from hubapi_ext.mock.rate_windows import CALLS_IN_A_DAY, CALLS_IN_TEN_SECONDS
from hubapi_ext.mock.state import State, seed

if TYPE_CHECKING:
    from hubapi_ext.mock.serving import Application, Server
    from hubapi_ext.mock.transport import MockTransport

_BYTES_OF_JOURNALS = 64 * 1024 * 1024


@define(kw_only=True)
class MockHubSpot:
    """A HubSpot in memory. Every bearer token is a portal of its own, so tests can share one mock and never meet.

    Args:
        contract: A file like `generated/openapi.json` with other operations than those that come with the mock; or that
            of a package by `hubapi generate`, whose operations come beside them.
        only_defined_properties: Whether records have the properties alone that their portal has defined, of which a new
            portal has a few of HubSpot's own; else any property exists, with any value where it is not defined.
        page_size: How many associations of a record one batch read returns; else as many as the contract says.
        seed: What the order of shuffled results depends on.
        clock: Tells the time, as a datetime with a time zone. Each portal's clock runs with it.
        rate_limit: How many calls a portal takes in ten seconds, before it answers 429; None for any number.
        daily_limit: The same for a day.
        any_token: Whether any token is a portal; else only those that `portal()` was asked for are known.
        oauth_client: The app that the token endpoint knows; None for any.
        state: What every portal holds at first: a State, or a mapping as it stands in a file of `hubapi mock --seed`.
        faults: Rules that every portal begins with, or the one whose token they name.
        journal_bytes: How much memory all journals take together.
    """

    contract: str | Path | None = None
    only_defined_properties: bool = False
    page_size: int | None = None
    seed: int = 0
    clock: TellTime = current_time
    rate_limit: int | None = CALLS_IN_TEN_SECONDS
    daily_limit: int | None = CALLS_IN_A_DAY
    any_token: bool = True
    oauth_client: oauth.OAuthClient | None = None
    state: State | Mapping[str, Any] = field(factory=State, repr=False)
    faults: Sequence[Rule] = ()
    journal_bytes: int = _BYTES_OF_JOURNALS
    _portals: Portals = field(init=False, repr=False)
    _answering: Answering = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        contract = standard_contract() if self.contract is None else read_contract(Path(self.contract))
        known = KnownOperations(contract.operation_ids, contract.operation)
        known.check(self.faults)
        contents = Contents(contract.object_types, contract.starting_items)
        seed(contents, self.state, self.clock())
        self._portals = Portals(
            known_operations=known,
            only_defined_properties=self.only_defined_properties,
            page_size=self.page_size,
            seed=self.seed,
            clock=self.clock,
            rate_limit=self.rate_limit,
            daily_limit=self.daily_limit,
            rate_limits=contract.rate_limits,
            any_token=self.any_token,
            faults=self.faults,
            contents=contents,
            journal=Journal(self.journal_bytes),
        )
        self._answering = Answering(contract, self._portals, oauth.TokenEndpoint(self.oauth_client))

    def portal(self, token: str) -> Portal:
        """The portal behind a bearer token, or a refresh token. It is made when it is first asked for.

        Raises ValueError where the text cannot be a token.
        """
        return self._portals.of_token(token)

    def portals(self) -> dict[str, Portal]:
        """All portals, by the fingerprints of their tokens."""
        return self._portals.all()

    def handle(self, request: Request) -> Response:
        """Answers a request, whatever carried it here."""
        return self._answering.handle(request)

    def saving(self, path: str | Path) -> AbstractContextManager[None]:
        """Loads the state of all portals from a file, if there is one, and keeps it there while the context is open.

        The file is written anew soon after each change, and when the context ends. It never holds half a state.
        """
        from hubapi_ext.mock.persistence import saving  # noqa: PLC0415 - few need it

        return saving(self._portals, Path(path))

    @property
    def transport(self) -> "MockTransport":
        """A transport for httpx clients, synchronous and asynchronous. No socket is opened."""
        from hubapi_ext.mock.transport import MockTransport  # noqa: PLC0415 - it needs httpx, which is slow to import

        return MockTransport(self.handle)

    @property
    def app(self) -> "Application":
        """The mock as an ASGI application, with its controls under /_mock/."""
        with mock_extra():
            from hubapi_ext.mock.serving import Application  # noqa: PLC0415 - an extra, and slow to import
        return Application(self.handle)

    def serve(
        self, *, port: int = 0, host: str = "127.0.0.1", allow_hosts: Collection[str] = ()
    ) -> "AbstractContextManager[Server]":
        """Serves the mock on a socket from a thread, as long as the context is open. Port 0 takes a free one.

        On an address of this machine alone it answers for `localhost`, such addresses, `host`, and `allow_hosts`, in
        which `*` stands for anything; it refuses requests for other hosts with 421. On other addresses it answers for
        any host, unless `allow_hosts` names some.
        """
        with mock_extra():
            from hubapi_ext.mock.serving import serving  # noqa: PLC0415 - an extra, and slow to import
        return serving(self.handle, port=port, host=host, allow_hosts=allow_hosts)

    def run(
        self,
        *,
        port: int,
        host: str = "127.0.0.1",
        allow_hosts: Collection[str] = (),
        announce: Callable[[str], None] = lambda base_url: print(f"Mock HubSpot at {base_url}", flush=True),
        log: Callable[[str], None] | None = None,
    ) -> None:
        """Serves the mock on a socket until the process is interrupted or terminated.

        `announce` is told the address when it is up, and `log` a line for each request. The hosts are those of
        `serve()`. Meanwhile nothing in the process waits for whoever reads its output: `sys.stdout` and `sys.stderr`
        leave out what is not read in time.
        """
        with mock_extra():
            from hubapi_ext.mock.serving import run  # noqa: PLC0415 - an extra, and slow to import
        run(self.handle, port=port, host=host, allow_hosts=allow_hosts, announce=announce, log=log)
