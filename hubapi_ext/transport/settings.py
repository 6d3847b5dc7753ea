"""The settings of a hub, from arguments and then from the environment. They never change once they are made."""

from __future__ import annotations

import math
import os
import re
import ssl
import urllib.request
from collections.abc import Callable, Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypedDict

from attrs import evolve, field, fields, frozen

from hubapi_client.client import DEFAULT_TIMEOUT
from hubapi_client.errors import shortened
from hubapi_client.operations import SERVER
from hubapi_ext.__version__ import __version__
from hubapi_ext.errors import ConfigurationError
from hubapi_ext.transport import http
from hubapi_ext.transport.authentication import Token, TokenSource, checked_token
from hubapi_ext.transport.clocks import Clock, SystemClock
from hubapi_ext.transport.limits import Limits, MemoryLimits, NoLimits
from hubapi_ext.transport.masking import hide
from hubapi_ext.transport.oauth import OAuth, OAuthTokens
from hubapi_ext.transport.observation import Hooks
from hubapi_ext.transport.versions import check_version

if TYPE_CHECKING:
    from opentelemetry.trace import TracerProvider

MAX_RESPONSE_BYTES = 256 * 1024 * 1024
"""What an answer may come to, decompressed. A full batch read with full pages is about a quarter of it."""


class CallOptions(TypedDict, total=False):
    """What can be set for a hub, and for some of its calls by `with_options`."""

    timeout: float | http.Timeout | None
    """Seconds for each phase of an attempt (connect, read, write, wait for a connection), or an httpx.Timeout."""
    max_retries: int
    """How many times a request is sent again at most."""
    deadline: float | None
    """The seconds after which a call ends, with all its attempts and waits; None for no end."""
    max_identical_failures: int
    """How many inputs of a batch are tried alone that HubSpot refuses in the same words, while nothing succeeds."""
    api_version: str | None
    """The date version of HubSpot's API, such as "2026-09"; None for the paths as they are documented."""
    hooks: Hooks | None
    """Functions that are called for each request, response, retry and wait."""
    tracer_provider: TracerProvider | None
    """Where OpenTelemetry spans go; needs the extra `telemetry`."""
    user_agent: str | None
    """How your program is called; it stands before hubapi's own name and version."""


class Options(CallOptions, total=False):
    """What can be set for a hub. `docs/settings.md` has a table with the defaults."""

    base_url: str | None
    """Where HubSpot answers; else HUBSPOT_BASE_URL, else https://api.hubapi.com."""
    allow_http: bool
    """Whether the token may be sent unencrypted, over http, to another machine."""
    limits: Limits | NoLimits | None
    """Where requests are counted: MemoryLimits(), SQLiteLimits(path), RedisLimits(url), or NoLimits()."""
    reserve: float
    """Which part of each rate limit is left to others, such as 0.3."""
    max_connections: int
    """How many connections there are at most."""
    proxy: str | None
    """The address of a proxy; else what the environment says."""
    ca_bundle: str | Path | ssl.SSLContext | None
    """A file with the certificates to trust, or an ssl.SSLContext."""
    http2: bool
    """Whether AsyncHubApi speaks HTTP/2 where the server can; needs the extra `http2`. HubApi refuses it."""
    trust_env: bool
    """Whether proxies and certificates may come from the environment."""
    max_response_bytes: int
    """What an answer may come to, decompressed."""
    clock: Clock | None
    """What tells the time and waits, for tests."""


def _base_url(given: object) -> str:
    try:
        url = http.URL(given) if isinstance(given, str) else None
    except http.InvalidURL:
        url = None
    if (
        url is None
        or url.scheme not in ("https", "http")
        or not url.host
        or set(" ?#") & set(str(given))
        or url.userinfo
    ):
        # It may hold a password.
        got = "another kind of value" if not isinstance(given, str) or "@" in given else shortened(given)
        allowed = "an address such as https://api.hubapi.com, without a name and password, and without a query"
        raise ConfigurationError(f"base_url must be {allowed}, got {got}")
    return str(given).rstrip("/")


def _timeout(given: float | http.Timeout | None) -> http.Timeout:
    if given is None:
        return DEFAULT_TIMEOUT
    phases = list(given.as_dict().values()) if isinstance(given, http.Timeout) else [given]
    if not all(_is_positive(seconds) for seconds in phases):
        raise ConfigurationError(f"timeout must be a number of seconds > 0 for every phase, got {given!r}")
    return http.Timeout(given)


def _is_positive(given: object) -> bool:
    return isinstance(given, int | float) and not isinstance(given, bool) and 0 < given < math.inf


def _at_least(least: int) -> Callable[[Any, Any, object], None]:
    """A check for a whole number."""

    def check(_: Any, attribute: Any, given: object) -> None:
        if not isinstance(given, int) or isinstance(given, bool) or given < least:
            raise ConfigurationError(f"{attribute.name} must be an integer ≥ {least}, got {given!r}")

    return check


def _is_share(_: Any, attribute: Any, given: object) -> None:
    if not isinstance(given, int | float) or isinstance(given, bool) or not 0 <= given < 1:
        raise ConfigurationError(f"{attribute.name} must be a number ≥ 0 and < 1, got {given!r}")


def _is_deadline(_: Any, attribute: Any, given: object) -> None:
    if given is not None and not _is_positive(given):
        raise ConfigurationError(f"{attribute.name} must be a number of seconds > 0, or None, got {given!r}")


def _is_a(kind: type[Any], allowed: str) -> Callable[[Any, Any, object], None]:
    """A check for a kind of object."""

    def check(_: Any, attribute: Any, given: object) -> None:
        if not isinstance(given, kind):
            raise ConfigurationError(f"{attribute.name} must be {allowed}, got {shortened(given)}")

    return check


def _limits(given: Limits | NoLimits | None) -> Limits | NoLimits:
    if given is None:
        return MemoryLimits()
    if not isinstance(given, NoLimits) and not callable(getattr(given, "bucket", None)):
        kinds = "MemoryLimits, SQLiteLimits, RedisLimits or NoLimits"
        raise ConfigurationError(f"limits must be a {kinds}, got an object of the type {type(given).__name__}")
    return given


def _token(given: Token) -> Token:
    is_source = isinstance(given, OAuth | TokenSource) or callable(given)
    if is_source and isinstance(given, type):
        raise ConfigurationError(f"token must be an object, got the class {given.__name__}")
    return given if is_source and not isinstance(given, OAuthTokens) else checked_token(hide(given))


def _hooks(given: Hooks | None) -> Hooks:
    return Hooks() if given is None else given


def _clock(given: Clock | None) -> Clock:
    return SystemClock() if given is None else given


def _is_clock(_: Any, attribute: Any, given: object) -> None:
    if not callable(getattr(given, "monotonic", None)):
        raise ConfigurationError(
            f"{attribute.name} must be a hubapi_ext.transport.clocks.Clock, got {shortened(given)}"
        )


def _is_tracer_provider(_: Any, attribute: Any, given: object) -> None:
    if given is not None and not callable(getattr(given, "get_tracer", None)):
        raise ConfigurationError(f"{attribute.name} must be an OpenTelemetry TracerProvider, got {shortened(given)}")


def _user_agent(given: str | None) -> str:
    own = f"hubapi/{__version__}"
    if given is None:
        return own
    if not isinstance(given, str) or not re.fullmatch(r"[\x20-\x7e]+", given):
        raise ConfigurationError(f"user_agent must be a line of ASCII text, got {shortened(given)}")
    return given if given.endswith(own) else f"{given} {own}"


def _proxy(given: str | None) -> str | None:
    if given is None:
        return None
    try:
        http.Proxy(given)
    except (ValueError, TypeError, http.InvalidURL):
        # It may hold a password.
        raise ConfigurationError("proxy must be the address of one, such as http://proxy.example:3128") from None
    return given


def _ca_bundle(given: str | Path | ssl.SSLContext | None) -> ssl.SSLContext | None:
    if given is None or isinstance(given, ssl.SSLContext):
        return given
    try:
        # Without certificates to check nothing is checked, and that is not offered.
        return ssl.create_default_context(cafile=Path(given))
    except (OSError, TypeError, ValueError) as error:
        text = f"ca_bundle must be a file of certificates or an ssl.SSLContext, got {shortened(str(given))}"
        raise ConfigurationError(f"{text} ({error})") from None


_is_bool = _is_a(bool, "True or False")


def _check_encrypted(name: str, given: str, *, allow_http: bool) -> None:
    url = http.URL(given)
    if not allow_http and not is_encrypted(url):
        # The rest of it may hold a password.
        got = f"got {url.scheme}://{url.host}, where others could read the token on its way"
        allowed = "must begin with https://, or lead to this machine"
        raise ConfigurationError(f"{name} {allowed}, {got}; HubApi(allow_http=True) allows it all the same")


def _base_url_is_encrypted(settings: Settings, attribute: Any, given: str) -> None:
    _check_encrypted(attribute.name, given, allow_http=settings.allow_http)


def _token_url_is_encrypted(settings: Settings, _: Any, given: Any) -> None:
    if isinstance(given, OAuth) and given.token_url is not None:
        _check_encrypted("token_url", given.token_url, allow_http=settings.allow_http)


@frozen(kw_only=True)
class Settings:
    """How a hub talks to HubSpot. The options say what each setting is."""

    allow_http: bool = field(default=False, validator=_is_bool)
    token: Token = field(repr=False, converter=_token, validator=_token_url_is_encrypted)
    base_url: str = field(converter=_base_url, validator=_base_url_is_encrypted)
    timeout: http.Timeout = field(default=None, converter=_timeout)
    max_retries: int = field(default=5, validator=_at_least(0))
    deadline: float | None = field(default=300.0, validator=_is_deadline)
    max_identical_failures: int = field(default=100, validator=_at_least(1))
    api_version: str | None = field(default=None, converter=check_version)
    hooks: Hooks = field(default=None, converter=_hooks, validator=_is_a(Hooks, "a hubapi_ext.Hooks"))
    tracer_provider: TracerProvider | None = field(default=None, validator=_is_tracer_provider)
    user_agent: str = field(default=None, converter=_user_agent)
    limits: Limits | NoLimits = field(default=None, converter=_limits)
    reserve: float = field(default=0.0, validator=_is_share)
    max_connections: int = field(default=100, validator=_at_least(1))
    proxy: str | None = field(default=None, repr=False, converter=_proxy)
    ca_bundle: ssl.SSLContext | None = field(default=None, converter=_ca_bundle)
    http2: bool = field(default=False, validator=_is_bool)
    trust_env: bool = field(default=True, validator=_is_bool)
    max_response_bytes: int = field(default=MAX_RESPONSE_BYTES, validator=_at_least(1))
    clock: Clock = field(default=None, converter=_clock, validator=_is_clock)

    def __reduce__(self) -> str:
        # The token would be in it.
        raise TypeError("the settings of a hub are not for pickling")

    @classmethod
    def gather(cls, token: Token | None, options: Options) -> Self:
        """The settings: what is given, else HUBSPOT_ACCESS_TOKEN and HUBSPOT_BASE_URL, else the defaults.

        Raises ConfigurationError when there is no token, or a setting is not what it should be.
        """
        _check_names(options, Options)
        given: dict[str, Any] = dict(options)
        if given.get("base_url") is None:
            given["base_url"] = os.environ.get("HUBSPOT_BASE_URL") or SERVER
        return cls(token=token if token is not None else hide(os.environ.get("HUBSPOT_ACCESS_TOKEN", "")), **given)

    def with_options(self, options: CallOptions) -> Self:
        """The same settings with some others."""
        _check_names(options, CallOptions)
        return evolve(self, **options)

    def connection_options(self) -> dict[str, Any]:
        """What httpx's transports take. Raises ConfigurationError where an extra is missing."""
        return {
            "verify": self.ca_bundle if self.ca_bundle is not None else True,
            "trust_env": self.trust_env,
            "http2": self.http2,
            "limits": http.Limits(max_connections=self.max_connections, max_keepalive_connections=self.max_connections),
            "proxy": self.proxy or (self._environment_proxy() if self.trust_env else None),
        }

    def _environment_proxy(self) -> str | None:
        url = http.URL(self.base_url)
        proxies = urllib.request.getproxies()
        found = proxies.get(url.scheme) or proxies.get("all")
        if found is None or urllib.request.proxy_bypass(url.netloc.decode("ascii")):
            return None
        return _proxy(found if "://" in found else f"http://{found}")

    def set_for_connections(self) -> list[str]:
        """The names of the settings that a transport of the user's own would ignore, where they are set."""
        names = ("max_connections", "proxy", "ca_bundle", "http2")
        return [name for name in names if getattr(self, name) != getattr(fields(Settings), name).default]


def _check_names(given: Mapping[str, object], known: type[Any]) -> None:
    names: frozenset[str] = known.__optional_keys__
    unknown = sorted(given.keys() - names)
    if unknown:
        raise TypeError(f"there is no option {unknown[0]!r}; the options are {', '.join(sorted(names))}")


def is_encrypted(url: http.URL) -> bool:
    """Whether nobody on the way can read what is sent there: by https, or since it stays on this machine."""
    if url.scheme == "https":
        return True
    try:
        return ip_address(url.host).is_loopback
    except ValueError:
        return url.host == "localhost" or url.host.endswith(".localhost")
