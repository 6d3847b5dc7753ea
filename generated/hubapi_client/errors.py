"""What the calls raise by themselves. Written by scripts/generate from specs/; do not edit."""


class InvalidRequest(ValueError):
    """The request is not one that HubSpot accepts. It was not sent. The text ends with the path of the value."""


class InvalidResponse(ValueError):
    """HubSpot answered with success and a body that is not what its documentation promises."""

    def __init__(self, reason: str, content: bytes) -> None:
        super().__init__(reason, content)
        self.reason = reason
        self.content = content

    def __str__(self) -> str:
        return f"the answer could not be understood: {self.reason}"


class UnexpectedStatus(Exception):
    """HubSpot refused the request, with a status below 200 or above 299."""

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(status_code, content)
        self.status_code = status_code
        self.content = content

    def __str__(self) -> str:
        return f"HubSpot answered with status {self.status_code}: {self.content[:500].decode(errors='replace')}"
