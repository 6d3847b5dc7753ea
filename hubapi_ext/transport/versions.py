"""Under which version of HubSpot's API a request is sent. Which versions there are, the fragments say."""

from __future__ import annotations

import re
import warnings
from datetime import UTC, date, datetime, timedelta
from functools import cache

from hubapi_client.operations import PATH_VERSIONS, VERSIONS, Operation
from hubapi_ext.errors import ConfigurationError, InvalidInputError
from hubapi_ext.transport import http

WARN_BEFORE_END = timedelta(days=180)
"""How long before the end of a version its users are warned."""


def dated_versions() -> list[str]:
    """The versions that a user can choose, oldest first."""
    return sorted(version for version in VERSIONS if version[0].isdigit())


def check_version(version: object) -> str | None:
    """The version, if it is one that can be chosen; None stands for the documented paths."""
    if version is None or (isinstance(version, str) and version in dated_versions()):
        return version
    known = ", ".join(dated_versions())
    raise ConfigurationError(f"api_version must be None for the documented paths, or one of {known}, got {version!r}")


def warning(version: str | None, today: date) -> str | None:
    """What to tell somebody who uses this version today, when HubSpot's support for it ends soon or has ended."""
    used = [version] if version else PATH_VERSIONS
    ends, first = min((VERSIONS[one], one) for one in used)
    if today < ends - WARN_BEFORE_END:
        return None
    newest = max(dated_versions(), key=VERSIONS.__getitem__)
    tense = "ends" if today <= ends else "ended"
    advice = "look for a newer hubapi" if newest == version else f"give HubApi(api_version={newest!r})"
    return f"HubSpot's support for {first} of its API {tense} on {ends}; {advice}"


def warn(version: str | None, now: float, *, stacklevel: int) -> None:
    """Warns a user whose version ends soon. `now` is in seconds since 1970."""
    text = warning(version, datetime.fromtimestamp(now, UTC).date())
    if text is not None:
        warnings.warn(text, DeprecationWarning, stacklevel=stacklevel + 1)


def versioned(path: str, version: str | None) -> str:
    """The path of a request of no operation: with the version in place of `{version}`.

    Warns of a path of v3 or v4 where a version was chosen. Raises InvalidInputError where none was, and one is needed.
    """
    if "{version}" in path:
        if version is None:
            allowed = "it needs HubApi(api_version=...), such as " + repr(dated_versions()[-1])
            raise InvalidInputError("path", "{version} stands for no version", allowed=allowed)
        return path.replace("{version}", version)
    old = next((part for part in re.split("[/?#]", path) if part in VERSIONS and not part[0].isdigit()), None)
    if version is not None and old is not None:
        text = f"HubSpot's support for {old} of its API ends on {VERSIONS[old]}; write {{version}} into the path"
        # Above it stand the hub's own functions.
        warnings.warn(text, DeprecationWarning, stacklevel=4)
    return path


def address(url: http.URL, prefix: str, operation: Operation, version: str | None) -> http.URL:
    """The address of a request under a version. `prefix` is the path of the base URL."""
    if version is None:
        return url
    path, _, query = url.raw_path.decode("ascii").partition("?")
    found = _pattern(operation.path).fullmatch(path.removeprefix(prefix))
    if found is None:
        return url
    dated = prefix + operation.dated_path.format_map({**found.groupdict(), "version": version})
    return url.copy_with(raw_path=f"{dated}?{query}".encode() if query else dated.encode())


@cache
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(template)))
