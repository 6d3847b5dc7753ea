"""A jar for httpx's clients that keeps no cookies. The transport stack knows none anyway."""

from __future__ import annotations

from http.cookiejar import CookieJar


class NoCookies(CookieJar):
    """Keeps no cookies. One that was given to one token would be sent with the next."""

    def extract_cookies(self, response: object, request: object) -> None:
        """Takes none from an answer."""

    def set_cookie(self, cookie: object) -> None:
        """Takes none from anybody else."""
