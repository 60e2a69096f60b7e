"""What a chat model's server may send: an HTTP body that is too large or too long is broken off.

Clients wait for the end of a line however long it gets, and nobody can interrupt them from
outside. The hooks are httpx's; clients that bring a copy of it along take them too.
"""

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from openai import DefaultHttpxClient

MOST_BYTES: Final = 10_000_000
"""Largest body (bytes); an answer as long as one is read takes less, each letter in an event."""
MOST_LINE_BYTES: Final = 500_000
"""Longest line of a body (bytes); such an answer in one event takes less."""
PLAIN_BODY: Final = {"Accept-Encoding": "identity"}
"""Asked for with every request: a small compressed body may hide a large one."""


class OverlongError(Exception):
    """A body that was broken off."""


def guard(most_s: float) -> Callable[[Any], None]:
    """A response hook of httpx that limits every body.

    Args:
        most_s: the longest time that a body may take (seconds).
    """

    def hook(response: Any) -> None:
        if response.headers.get("content-encoding", "identity") != "identity":
            raise OverlongError("the body of the response is compressed unasked")
        body = response.stream
        # A client asks for a stream of its own kind, which tells it that it may read.
        kind = next(base for base in type(body).__mro__ if base.__name__ == "SyncByteStream")
        members = {
            "__iter__": lambda _: _limited(body, most_s),
            "close": lambda _: body.close(),
        }
        response.stream = type("GuardedStream", (kind,), members)()

    return hook


def _limited(body: Iterator[bytes], most_s: float) -> Iterator[bytes]:
    """The pieces of a body, until it has too many bytes, too long a line or takes too long."""
    deadline, length, line = time.monotonic() + most_s, 0, 0
    for piece in body:
        length += len(piece)
        line = len(piece) - piece.rfind(b"\n") - 1 + (0 if b"\n" in piece else line)
        too_long = length > MOST_BYTES or line > MOST_LINE_BYTES
        if too_long or time.monotonic() > deadline:
            raise OverlongError("the body of the response does not end")
        yield piece


def guarded_openai_client(most_s: float) -> "DefaultHttpxClient":
    """The HTTP client of the package `openai` with its own defaults, every body limited."""
    from openai import DefaultHttpxClient

    return DefaultHttpxClient(headers=PLAIN_BODY, event_hooks={"response": [guard(most_s)]})
