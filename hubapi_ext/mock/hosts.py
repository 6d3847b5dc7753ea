"""For which hosts a server on this machine answers. Which address it listens on is decided elsewhere.

A web page that a developer visits may send requests to a server of theirs: its domain is made to resolve to 127.0.0.1
once it is loaded (DNS rebinding), and its scripts read the answers. The `Host` of such a request is still that domain.
"""

import socket
from collections.abc import Collection
from fnmatch import fnmatchcase
from ipaddress import ip_address

import msgspec
from attrs import frozen

from hubapi_ext.mock.messages import Request, Response


@frozen
class Hosts:
    """The names for which a server answers."""

    allowed: tuple[str, ...]
    """In lower case; `*` stands for anything. Names of this machine need not be among them."""

    def refusal(self, request: Request) -> Response | None:
        """The answer to a request for another host; None for one that is to be answered."""
        written = request.headers.get("host")
        # HTTP/1.0 needs none, and no browser leaves it out.
        if written is None:
            return None
        host = _name(written)
        if _is_loopback(host) or any(fnmatchcase(host, allowed) for allowed in self.allowed):
            return None
        message = (
            f"The mock HubSpot listens on this machine and does not answer for the host {host!r}, so that no web page "
            "can reach it by DNS rebinding. Call it as localhost, or start it with `hubapi mock --allow-host NAME` or "
            "MockHubSpot().serve(allow_hosts=[NAME])."
        )
        body = msgspec.json.encode({"status": "error", "message": message})
        return Response(421, {"Content-Type": "application/json;charset=utf-8"}, body)


def hosts_of(listening: socket.socket, host: str, allow_hosts: Collection[str]) -> Hosts | None:
    """The hosts of a server; None for any, where other machines reach it by names that it cannot know."""
    if isinstance(allow_hosts, str):
        raise TypeError(f"allow_hosts must be a list of names, got {allow_hosts!r}")
    if not allow_hosts and not _is_loopback(listening.getsockname()[0]):
        return None
    return Hosts(tuple(_name(one) for one in (host, *allow_hosts)))


def _name(written: str) -> str:
    """The host in a `Host` header: without its port, the brackets of IPv6, and the dot of a whole name."""
    if written.startswith("["):
        return written[1:].partition("]")[0].lower()
    # An IPv6 address without brackets is no host of a header, but may be what the server was bound to.
    name = written if written.count(":") > 1 else written.partition(":")[0]
    return name.removesuffix(".").lower()


def _is_loopback(host: str) -> bool:
    # Browsers resolve all of `.localhost` to this machine, and ask nobody.
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
