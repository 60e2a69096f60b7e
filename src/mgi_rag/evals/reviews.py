"""Which feedback has been reviewed, and what is left."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from mgi_rag.conversations.kept import KeptAnswer, from_json
from mgi_rag.conversations.tables import FeedbackRow
from mgi_rag.errors import StoreError
from mgi_rag.evals.feedback_cases import Case, cases_of, name_of
from mgi_rag.evals.json_lines import read_json_lines

FILE: Final = "reviews.jsonl"
"""Name of the file, in the folder of what people keep."""


class Review(BaseModel):
    """What became of one feedback: a line of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    feedback: str
    """Its name."""
    outcome: Literal["accepted", "rejected"]
    question: str | None = None
    """Id of the question that it became."""


@dataclass(frozen=True)
class Waiting:
    """A case that nobody has reviewed, with the answer that it is about."""

    case: Case
    answer: KeptAnswer
    reported: int | None
    """Number of the citation that was reported."""


@dataclass(frozen=True)
class Queue:
    """What is left to review."""

    waiting: tuple[Waiting, ...]
    """Oldest first."""
    unreadable: int
    """Answers that another version of the program kept (count)."""


def reviews(path: Path) -> list[Review]:
    """The reviews of a file, in order; none where there is no file.

    Raises UsageError, naming file and line, for one that cannot be used.
    """
    if not path.exists():
        return []
    return [line.value for line in read_json_lines(path, Review, "delete the line")]


def remember(path: Path, review: Review) -> None:
    """Adds a review to a file. Raises OSError where it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(review.model_dump_json(exclude_none=True) + "\n")


def queue(feedback: Iterable[FeedbackRow], done: Iterable[Review]) -> Queue:
    """The feedback that nobody has reviewed."""
    reviewed = {review.feedback for review in done}
    waiting: list[Waiting] = []
    unreadable = 0
    for row in feedback:
        if name_of(row) in reviewed:
            continue
        try:
            waiting += [
                Waiting(case, from_json(row.answer), row.citation) for case in cases_of([row])
            ]
        except StoreError:
            unreadable += 1
    return Queue(tuple(waiting), unreadable)
