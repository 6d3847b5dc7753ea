"""A server that says yes to every batch create of associations, and remembers nothing. It is no mock of HubSpot."""

from __future__ import annotations

from contextlib import AbstractContextManager

import msgspec

from .serving import serving


class _Id(msgspec.Struct):
    id: str


class _Input(msgspec.Struct, rename={"from_": "from"}):
    from_: _Id
    to: _Id


class _Body(msgspec.Struct):
    inputs: list[_Input]


async def _answer(_: dict[str, object], receive: object, send: object) -> None:
    body, more = b"", True
    while more:
        message = await receive()  # type: ignore[operator]
        body, more = body + message.get("body", b""), message.get("more_body", False)
    results = [
        {"fromObjectTypeId": "0-1", "fromObjectId": int(one.from_.id), "toObjectTypeId": "0-410"}
        | {"toObjectId": int(one.to.id), "labels": []}
        for one in msgspec.json.decode(body, type=_Body).inputs
    ]
    content = msgspec.json.encode({"status": "COMPLETE", "results": results})
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(content)).encode())]
    await send({"type": "http.response.start", "status": 201, "headers": headers})  # type: ignore[operator]
    await send({"type": "http.response.body", "body": content})  # type: ignore[operator]


def stub() -> AbstractContextManager[str]:
    """The address of a stub in another process."""
    return serving(lambda: _answer)
