"""Why a chat model did not write an answer, or not all of it: keys of the message catalogues."""

from collections.abc import Iterator
from typing import Final

from mgi_rag.chat.guarded_http import OverlongError

SLOW: Final = "it took too long"
UNREACHED: Final = "it could not be reached"
ENDLESS: Final = "it did not come to an end"
BROKEN_OFF: Final = "it broke off in the middle"
NOTHING_PASSED: Final = "nothing that it wrote passed the check"
SILENT: Final = "it said nothing"
STOPPED: Final = "it was stopped"
LENGTH_REACHED: Final = "it reached its limit of length"
KEY_REFUSED: Final = "its key was refused"
UNKNOWN: Final = "there is no model of this name"
QUOTA: Final = "its quota is used up"
_REFUSALS: Final = {
    401: KEY_REFUSED,
    402: QUOTA,
    403: KEY_REFUSED,
    404: UNKNOWN,
    429: QUOTA,
}
"""By the status that a provider answers with; the statuses are those of HTTP."""

REMEDIES: Final = {
    SLOW: "Allow it more time with MGI_RAG_MODEL_TIMEOUT_S, or choose a quicker model.",
    UNREACHED: "Start its server, or set its address in its provider's variable.",
    ENDLESS: "Choose another model or server.",
    BROKEN_OFF: "Look at the log of its server.",
    SILENT: "Choose another model.",
    KEY_REFUSED: "Set a valid key in its provider's variable.",
    UNKNOWN: "Set a name that its provider knows in MGI_RAG_MODEL.",
    QUOTA: "Wait, or raise the quota with its provider.",
}
"""What can be done about each, in one sentence; keys of the message catalogues too."""


class WritingError(Exception):
    """A chat model that did not write an answer; the message is a key of the catalogues."""


class CutShortError(Exception):
    """A chat model that wrote a part; the message is a key of the catalogues."""


def reason_of(error: BaseException) -> str:
    """Why a provider's error kept the model from writing.

    Providers raise errors of families of their own; what they say in words is not repeated, for it
    may hold an address or a part of a key.
    """
    chain = list(_chain(error))
    if any(isinstance(link, OverlongError) for link in chain):
        return ENDLESS
    for link in chain:
        if (known := _REFUSALS.get(_status(link) or 0)) is not None:
            return known
    slow = any("timeout" in type(link).__name__.lower() for link in chain)
    return SLOW if slow else UNREACHED


def _chain(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    seen: set[int] = set()
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or link.__context__


def _status(error: BaseException) -> int | None:
    """The HTTP status of an error, wherever its family keeps it."""
    response = getattr(error, "response", None)
    for value in (
        getattr(error, "status_code", None),
        getattr(response, "status_code", None),
        getattr(error, "code", None),
    ):
        if isinstance(value, int):
            return value
    return None
