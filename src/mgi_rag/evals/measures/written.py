"""Whether a chat model wrote the answer that it was asked for, and what became of its sentences."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from mgi_rag.chat.answer import Answer, Check, Mode

WRITTEN: Final = "written by the model"
"""Share of the answers that a chat model was asked for which it wrote."""
DROPPED: Final = "dropped"
SENTENCES: Final = {
    name: f"sentences {name}"
    for name in (Check.VERBATIM, Check.CHECKED, Check.REPLACED, DROPPED, Check.FAILED)
}
"""Of the sentences of written answers, dropped ones among them, the share of each check."""


def written_measures(answer: Answer) -> dict[str, float]:
    """1 for an answer that a chat model wrote, 0 where it failed; nothing where none was asked."""
    return {} if answer.mode is Mode.EXTRACTIVE else {WRITTEN: float(answer.mode is Mode.MODEL)}


def checks_of(
    mode: str, sentences: list[dict[str, Any]], written_by: Mapping[str, Any] | None
) -> Iterator[str]:
    """What became of each sentence of an answer, in the words of `SENTENCES`.

    Args:
        mode: of the answer; one that no chat model wrote has no such sentence.
        sentences: as the answer's JSON has them, frames among them.
        written_by: as the answer's JSON has it; counts those that were left out.
    """
    if mode != Mode.MODEL or written_by is None:
        return
    yield from (s["check"] for s in sentences if s["check"] != Check.FRAME)
    yield from [DROPPED] * written_by["dropped"]
