"""What a chat model says, as it comes, within limits of time and length."""

import queue
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

LONGEST: Final = 20_000
"""Most characters that are read of one answer; what comes after is nonsense and not waited for."""


class WritingError(Exception):
    """A chat model that did not write an answer; the message is a key of the catalogues."""


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


@dataclass
class _Feed:
    """What passes from the thread that listens to the model to the one that writes."""

    words: "queue.Queue[str | BaseException | None]" = field(default_factory=queue.Queue)
    unwanted: threading.Event = field(default_factory=threading.Event)


def told(
    model: "BaseChatModel", asked: Sequence[tuple[str, str]], limits: Limits, usage: Usage
) -> Iterator[str]:
    """The words of the model's answer as they come.

    Raises WritingError when the model cannot be reached, stays silent, takes too long or does not
    come to an end.
    """
    feed = _Feed()
    # A thread of its own: some clients wait for ever, and nothing but leaving them ends that.
    threading.Thread(target=_listen, args=(model, asked, feed, usage), daemon=True).start()
    deadline, length = time.monotonic() + limits.total_s, 0
    try:
        while True:
            left = min(limits.silence_s, deadline - time.monotonic())
            try:
                words = feed.words.get(timeout=max(left, 0.001))
            except queue.Empty:
                raise WritingError("it took too long") from None
            if words is None:
                return
            if isinstance(words, BaseException):
                raise WritingError("it could not be reached") from words
            length += len(words)
            if length > LONGEST:
                raise WritingError("it did not come to an end")
            yield words
    finally:
        feed.unwanted.set()


def _listen(
    model: "BaseChatModel", asked: Sequence[tuple[str, str]], feed: _Feed, usage: Usage
) -> None:
    try:
        for chunk in model.stream(list(asked)):
            if feed.unwanted.is_set():
                return
            if chunk.usage_metadata:
                usage.tokens_in += chunk.usage_metadata["input_tokens"]
                usage.tokens_out += chunk.usage_metadata["output_tokens"]
            feed.words.put(str(chunk.text))
    # Every provider has errors of its own, and all mean the same here.
    except Exception as error:  # noqa: BLE001
        feed.words.put(error)
        return
    feed.words.put(None)
