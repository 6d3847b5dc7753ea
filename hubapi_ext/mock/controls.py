"""The mock's own paths, under `/_mock/`: what a test sets and sees of its portal from any language.

A control concerns the portal of its bearer token, as every request does. It draws on no limit and meets no fault.
"""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from typing import Annotated, Any
from urllib.parse import parse_qsl

import msgspec
from attrs import frozen

from hubapi_ext.mock import search_oddities
from hubapi_ext.mock.faults import Rule
from hubapi_ext.mock.messages import Request, Response
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.portals import Portals
from hubapi_ext.mock.problems import RefusedError
from hubapi_ext.mock.state import Moment, RecordState, State

_PREFIX = "/_mock"


def is_control(path: str) -> bool:
    """Whether this is a path of the mock itself."""
    return path == _PREFIX or path.startswith(f"{_PREFIX}/")


def answer(portals: Portals, request: Request) -> Response:
    """Carries out what is asked for."""
    path = request.path.removeprefix(_PREFIX).strip("/")
    if path in _OPEN:
        return _json(200, _OPEN[path]())
    name, _, rest = path.partition("/")
    methods = {control.method: control for control in _CONTROLS if (control.name, control.nested) == (name, bool(rest))}
    if not methods:
        return _error(404, f"There is no control {request.path}; GET {_PREFIX} lists them")
    if request.method not in methods:
        allowed = ", ".join(methods)
        return _error(405, f"{request.path} takes {allowed}", {"Allow": allowed})
    return _carried_out(methods[request.method], portals, request, rest)


def _carried_out(control: "_Control", portals: Portals, request: Request, rest: str) -> Response:
    try:
        _, portal = portals.authenticate(request)
        with portal.lock if control.locked else nullcontext():
            body = control.function(_Asked(portals, portal, request, rest))
        return Response(204, {}, b"") if body is None else _json(control.status, body)
    except RefusedError as refused:
        return _json(refused.status, refused.problem.as_json())
    except _ConflictError as conflict:
        return _error(409, str(conflict))
    except (ValueError, RecursionError) as error:
        return _error(400, str(error))
    except OSError as error:
        return _error(500, str(error))


class _ConflictError(Exception):
    """The mock was not started in a way that allows this."""


@frozen
class _Asked:
    """A control that is asked for, and where."""

    portals: Portals
    portal: Portal
    request: Request
    rest: str


_Size = Annotated[int, msgspec.Meta(ge=0)]


class _Limits(msgspec.Struct, forbid_unknown_fields=True, rename="camel"):
    """How many calls each window admits; null for any number. A window that is left out stays as it is."""

    ten_secondly: _Size | msgspec.UnsetType | None = msgspec.UNSET
    daily: _Size | msgspec.UnsetType | None = msgspec.UNSET
    search: _Size | msgspec.UnsetType | None = msgspec.UNSET


class _Clock(msgspec.Struct, forbid_unknown_fields=True, rename="camel"):
    """What becomes of the clock: it is frozen or let run, set, and put forward, in this order."""

    frozen: bool | None = None
    now: Moment | None = None
    advance: float = 0.0


class _Access(msgspec.Struct, forbid_unknown_fields=True, rename="camel"):
    """What the portal's token may do. A field that is left out stays as it is; null lifts a restriction."""

    scopes: list[str] | msgspec.UnsetType | None = msgspec.UNSET
    expires_at: Moment | msgspec.UnsetType | None = msgspec.UNSET


class _Records(msgspec.Struct, forbid_unknown_fields=True):
    inputs: list[RecordState]


class _Rules(msgspec.Struct, forbid_unknown_fields=True):
    rules: list[Rule]


def _read_state(asked: _Asked) -> Any:
    return asked.portal.read_state()


def _seed_state(asked: _Asked) -> Any:
    return {"records": asked.portal.seed(_decoded(asked, State))}


def _load_state(asked: _Asked) -> Any:
    asked.portal.load_state(_decoded(asked, State))


def _save(asked: _Asked) -> Any:
    from hubapi_ext.mock import persistence  # noqa: PLC0415 - few need it

    if asked.portals.state_file is None:
        raise _ConflictError("The mock has no file to save to; start it with --state FILE")
    persistence.save(asked.portals, asked.portals.state_file)


def _reset(asked: _Asked) -> Any:
    asked.portal.reset()


def _seed_records(asked: _Asked) -> Any:
    records = {asked.rest: _decoded(asked, _Records).inputs}
    return {"results": [{"id": id} for id in asked.portal.seed(State(records=records))[asked.rest]]}


def _read_faults(asked: _Asked) -> Any:
    return {"rules": asked.portal.faults.rules}


def _add_faults(asked: _Asked) -> Any:
    asked.portal.faults.extend(_decoded(asked, _Rules).rules)
    return _read_faults(asked)


def _set_faults(asked: _Asked) -> Any:
    asked.portal.faults.replace(_decoded(asked, _Rules).rules)
    return _read_faults(asked)


def _clear_faults(asked: _Asked) -> Any:
    asked.portal.faults.clear()


def _read_limits(asked: _Asked) -> Any:
    windows = asked.portal.rate_windows
    return {
        name: window and {"maximum": window.maximum, "remaining": window.remaining(asked.portal.now())}
        for name, window in (
            ("tenSecondly", windows.ten_secondly),
            ("daily", windows.daily),
            ("search", windows.search),
        )
    }


def _set_limits(asked: _Asked) -> Any:
    given = _decoded(asked, _Limits)
    asked.portal.rate_windows.resize(
        **{name: value for name, value in msgspec.structs.asdict(given).items() if value is not msgspec.UNSET}
    )
    return _read_limits(asked)


def _read_clock(asked: _Asked) -> Any:
    return {"now": asked.portal.now(), "frozen": asked.portal.clock.frozen}


def _set_clock(asked: _Asked) -> Any:
    given = _decoded(asked, _Clock)
    asked.portal.clock.turn(frozen=given.frozen, now=given.now, advance=given.advance)
    return _read_clock(asked)


def _reset_clock(asked: _Asked) -> Any:
    asked.portal.clock.reset()


def _read_access(asked: _Asked) -> Any:
    scopes = asked.portal.scopes
    return {"scopes": None if scopes is None else sorted(scopes), "expiresAt": asked.portal.token_expires_at}


def _set_access(asked: _Asked) -> Any:
    given = _decoded(asked, _Access)
    if given.scopes is not msgspec.UNSET:
        asked.portal.scopes = given.scopes
    if given.expires_at is not msgspec.UNSET:
        asked.portal.token_expires_at = given.expires_at
    return _read_access(asked)


def _read_search(asked: _Asked) -> Any:
    return asked.portal.search_oddities


def _set_search(asked: _Asked) -> Any:
    asked.portal.search_oddities = search_oddities.changed(asked.portal.search_oddities, asked.request.body)
    return _read_search(asked)


def _read_journal(asked: _Asked) -> Any:
    wanted = dict(parse_qsl(asked.request.query))
    unknown = wanted.keys() - {"method", "path", "operation", "status"}
    if unknown:
        raise ValueError(f"The journal is filtered by method, path, operation and status, not by {unknown.pop()}")
    # A filter that nothing can pass would let a test see an empty journal, whatever was asked.
    known = asked.portal.known_operations.ids
    if "operation" in wanted and wanted["operation"] not in known:
        raise ValueError(f"operation must be one of {', '.join(sorted(known))}")
    if "status" in wanted and not wanted["status"].isdecimal():
        raise ValueError("status must be a number")
    return [
        exchange.as_json()
        for exchange in asked.portal.journal
        if all(str(getattr(exchange, name)) == value for name, value in wanted.items())
    ]


def _clear_journal(asked: _Asked) -> Any:
    asked.portal.clear_journal()


@frozen
class _Control:
    name: str
    method: str
    function: Callable[[_Asked], Any]
    status: int = 200
    nested: bool = False
    """Whether something follows its name in the path."""
    locked: bool = True
    """Whether it holds the portal's lock. What takes the locks of all portals must not hold one."""


_CONTROLS = (
    _Control("state", "GET", _read_state),
    _Control("state", "POST", _seed_state, 201),
    _Control("state", "PUT", _load_state),
    _Control("save", "POST", _save, locked=False),
    _Control("reset", "POST", _reset),
    _Control("records", "POST", _seed_records, 201, nested=True),
    _Control("faults", "GET", _read_faults),
    _Control("faults", "POST", _add_faults, 201),
    _Control("faults", "PUT", _set_faults),
    _Control("faults", "DELETE", _clear_faults),
    _Control("limits", "GET", _read_limits),
    _Control("limits", "PATCH", _set_limits),
    _Control("clock", "GET", _read_clock),
    _Control("clock", "PATCH", _set_clock),
    _Control("clock", "DELETE", _reset_clock),
    _Control("access", "GET", _read_access),
    _Control("access", "PATCH", _set_access),
    _Control("search", "GET", _read_search),
    _Control("search", "PATCH", _set_search),
    _Control("journal", "GET", _read_journal),
    _Control("journal", "DELETE", _clear_journal),
)

CONTROLS = (
    f"GET {_PREFIX}/health",
    *(f"{one.method} {_PREFIX}/{one.name}{'/{objectType}' if one.nested else ''}" for one in _CONTROLS),
)
"""Every control, with its method."""

# What anybody may ask for.
_OPEN: Mapping[str, Callable[[], Any]] = {
    "": lambda: {"controls": CONTROLS},
    "health": lambda: {"status": "ok"},
}


def _decoded(asked: _Asked, type: type[Any]) -> Any:
    return msgspec.json.decode(asked.request.body or b"{}", type=type)


def _json(status: int, body: Any, headers: Mapping[str, str] | None = None) -> Response:
    return Response(status, {"Content-Type": "application/json", **(headers or {})}, msgspec.json.encode(body))


def _error(status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    return _json(status, {"status": "error", "message": message}, headers)
