"""Works out what each set of scopes in specs/components/scopes.yaml holds in which version. It knows no operation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

DOCUMENTED = "documented"

ByVersion = dict[str, list[str]]


class ScopeSetError(Exception):
    """A set of scopes cannot be worked out. `path` leads to what is wrong, from the sets on."""

    def __init__(self, path: tuple[str, ...], text: str) -> None:
        super().__init__(text)
        self.path, self.text = path, text


def scopes_by_version(sets: Mapping[str, Any]) -> dict[str, ByVersion]:
    """The scopes of each set: those of the documented paths, and of each version in which they change."""
    return {name: _set(sets, name, ()) for name in sets}


def _set(sets: Mapping[str, Any], name: str, seen: tuple[str, ...]) -> ByVersion:
    if name in seen:
        raise ScopeSetError((name,), f"the set `{name}` is defined by itself: {' -> '.join((*seen, name))}")
    written = sets[name]
    if isinstance(written, list):
        return {DOCUMENTED: written}
    if isinstance(written, dict) and isinstance(written.get(DOCUMENTED), list):
        return _by_version(name, written)
    if not isinstance(written, dict) or "like" not in written:
        raise ScopeSetError((name,), "a set of scopes is a list, or has `like` or `documented`")
    if written["like"] not in sets:
        raise ScopeSetError((name, "like"), f"there is no set `{written['like']}`")
    known = _set(sets, written["like"], (*seen, name))
    return _changed((name,), {key: value for key, value in written.items() if key != "like"}, known)


def _by_version(name: str, written: Mapping[str, Any]) -> ByVersion:
    """The scopes of a set that says how each version differs from the one before it."""
    latest = written[DOCUMENTED]
    found = {DOCUMENTED: latest}
    for version in sorted(written.keys() - {DOCUMENTED}):
        latest = found[version] = _changed((name, version), written[version], {version: latest})[version]
    return found


def _changed(path: tuple[str, ...], changes: object, known: ByVersion) -> ByVersion:
    """The scopes with those of `with` added and those of `without` taken away, in every version."""
    if not isinstance(changes, dict) or not changes.keys() <= {"with", "without"}:
        raise ScopeSetError(path, "what differs in a set of scopes is `with` or `without`")
    added, removed = set(changes.get("with", ())), set(changes.get("without", ()))
    everything = {scope for scopes in known.values() for scope in scopes}
    if added & everything or removed - everything:
        wrong = ", ".join(sorted((added & everything) | (removed - everything)))
        raise ScopeSetError(path, f"`with` adds what is there already, or `without` takes away what is not: {wrong}")
    return {version: sorted({*scopes, *added} - removed) for version, scopes in known.items()}
