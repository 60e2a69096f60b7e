"""Gives every browser a random owner key in a cookie that scripts of a page cannot read."""

import re
from http.cookies import CookieError, SimpleCookie
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mgi_rag.conversations.owners import new_owner_key

COOKIE: Final = "mgi_rag_owner"
_YEAR_S: Final = 365 * 24 * 3600
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{43}")
"""What `new_owner_key` makes."""


def is_owner_key(text: object) -> bool:
    """Whether a cookie's value can be a key of ours."""
    return isinstance(text, str) and _KEY.fullmatch(text) is not None


class OwnerCookie:
    """ASGI middleware: a page that is served to a browser without a key brings it one."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, and sets the cookie with the page that answers it."""
        if scope["type"] != "http" or _has_key(scope):
            await self._app(scope, receive, send)
            return

        async def send_with_key(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append(
                        "set-cookie",
                        f"{COOKIE}={new_owner_key()}; Path=/; Max-Age={_YEAR_S}; HttpOnly; "
                        "SameSite=Lax",
                    )
            await send(message)

        await self._app(scope, receive, send_with_key)


def _has_key(scope: Scope) -> bool:
    for name, value in scope["headers"]:
        if name == b"cookie":
            try:
                cookies = SimpleCookie(value.decode("latin-1"))
            except CookieError:
                return False
            if COOKIE in cookies and is_owner_key(cookies[COOKIE].value):
                return True
    return False
