"""What a chat model says, as it comes, within limits of time and length."""

import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from mgi_rag.chat.writing.failures import (
    BROKEN_OFF,
    ENDLESS,
    LENGTH_REACHED,
    SLOW,
    STOPPED,
    CutShortError,
    WritingError,
    reason_of,
)

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

LONGEST: Final = 20_000
"""Most characters that are read of one answer; what comes after is nonsense and not waited for."""
_LOOK_S: Final = 0.2
"""How often a waiting reader is asked whether to go on (seconds)."""
_TELL_THEIR_END: Final = {
    "langchain_anthropic",
    "langchain_google_genai",
    "langchain_mistralai",
    "langchain_ollama",
    "langchain_openai",
}
"""Packages whose models say why they end; without it the connection was cut, which some clients
take for an end."""
_CUT: Final = {"length", "max_tokens", "incomplete"}
"""What these packages call an end that the limit of length made."""


@dataclass
class Usage:
    """Tokens that an answer cost, as the provider counts them; 0 where it does not tell."""

    tokens_in: int = 0
    tokens_out: int = 0


@dataclass(frozen=True)
class Limits:
    """How long a model is listened to."""

    silence_s: float
    """Longest wait for the next words (seconds)."""
    total_s: float
    """Longest time for one answer (seconds)."""
    tries: int = 1
    """How often the model may be asked until it begins; each may take the longest wait (count)."""


@dataclass
class _Feed:
    """What passes from the thread that listens to the model to the one that writes."""

    words: "queue.Queue[str | Exception | None]" = field(default_factory=queue.Queue)
    unwanted: threading.Event = field(default_factory=threading.Event)


def _go_on() -> bool:
    return False


def told(
    model: "BaseChatModel",
    asked: Sequence[tuple[str, str]],
    limits: Limits,
    usage: Usage,
    stopped: Callable[[], bool] = _go_on,
) -> Iterator[str]:
    """The words of the model's answer as they come.

    Args:
        model: asked.
        asked: the messages, as LangChain takes them.
        limits: of its time.
        usage: counts the tokens.
        stopped: asked several times a second whether the reader wants no more.

    Raises:
        WritingError: when the model cannot be reached, stays silent, takes too long, breaks off or
            does not come to an end.
        CutShortError: when the reader stopped it, or it reached its provider's limit of length.
    """
    feed = _Feed()
    # A thread of its own: some clients wait for ever, and nothing but leaving them ends that.
    threading.Thread(target=_listen, args=(model, asked, feed, usage), daemon=True).start()
    deadline, length = time.monotonic() + limits.total_s, 0
    silence = limits.silence_s * limits.tries
    try:
        while True:
            until = min(deadline, time.monotonic() + silence)
            words = _next(feed, until, stopped)
            if words is None:
                return
            if isinstance(words, WritingError | CutShortError):
                raise words
            if isinstance(words, Exception):
                raise WritingError(reason_of(words)) from words
            length += len(words)
            if length > LONGEST:
                raise WritingError(ENDLESS)
            yield words
            silence = limits.silence_s
    finally:
        feed.unwanted.set()


def _next(feed: _Feed, until: float, stopped: Callable[[], bool]) -> str | Exception | None:
    """What the model says next, waited for until a moment of the monotonic clock."""
    while True:
        if stopped():
            raise CutShortError(STOPPED)
        left = until - time.monotonic()
        if left <= 0:
            raise WritingError(SLOW)
        try:
            return feed.words.get(timeout=min(left, _LOOK_S))
        except queue.Empty:
            continue


def _listen(
    model: "BaseChatModel", asked: Sequence[tuple[str, str]], feed: _Feed, usage: Usage
) -> None:
    ends: set[str] = set()
    try:
        for chunk in model.stream(list(asked)):
            if feed.unwanted.is_set():
                return
            if chunk.usage_metadata:
                usage.tokens_in += chunk.usage_metadata["input_tokens"]
                usage.tokens_out += chunk.usage_metadata["output_tokens"]
            ends |= _ends(chunk.response_metadata)
            feed.words.put(str(chunk.text))
    # Every provider has errors of its own, and all mean the same here.
    except Exception as error:  # noqa: BLE001
        feed.words.put(error)
        return
    if ends & _CUT:
        feed.words.put(CutShortError(LENGTH_REACHED))
    elif not ends and _tells_its_end(model):
        feed.words.put(WritingError(BROKEN_OFF))
    else:
        feed.words.put(None)


def _ends(metadata: dict[str, Any]) -> set[str]:
    """Why the model ends, where a piece of its answer says so."""
    said = [metadata.get(key) for key in ("finish_reason", "stop_reason", "done_reason")]
    if metadata.get("status") in ("completed", "incomplete"):
        said.append(metadata["status"])
    return {str(reason).lower() for reason in said if reason}


def _tells_its_end(model: "BaseChatModel") -> bool:
    return any(kind.__module__.partition(".")[0] in _TELL_THEIR_END for kind in type(model).__mro__)
