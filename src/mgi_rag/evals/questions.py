"""Question sets with gold: read, checked, and split into a part to tune on and one held out."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from mgi_rag.evals.json_lines import JsonLine, read_json_lines, without_repeats

Asker = Literal[
    "official",
    "journalist",
    "student",
    "researcher",
    "civil_society",
    "migrant",
    "non_native",
    "hostile",
]
"""Who would ask a question; `non_native` writes a language that is not theirs."""


class Question(BaseModel):
    """One question, or conversation, with what a right answer cites."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    kind: str
    language: str
    turns: list[str] = Field(min_length=1)
    required: list[str]
    """Ids that a right answer cites."""
    allowed: list[str]
    """Ids that a right answer may cite as well."""
    required_any: list[str] = []
    """Ids of which a right answer cites at least one, where several say the same."""
    reason: str | None
    """Why a right answer abstains; None where it answers."""
    reason_any: list[str] = []
    """All reasons that are right, where people would differ."""
    near: bool = False
    """Whether a finding speaks of the same matter and yet does not answer."""
    asked_by: str = ""
    """Whose voice it imitates, in free words."""
    asker: Asker | None = None
    """Who would ask it; None where the set does not say."""
    group: str | None = None
    """Name that the versions of one question in several languages share."""
    tuning_only: bool = False
    """Whether its folder holds nothing out."""
    held_out: bool | None = None
    """Whether it is for reporting only, where its id does not decide."""
    exact: bool = False
    """Whether a right answer cites all of `required` and nothing but `allowed` beside it."""
    count: int | None = None
    """The number that a right answer states."""
    answer_language: str | None = None
    """ISO 639-1 tag of the language that a right answer speaks, where that is asked for."""
    profiles: list[str] = []
    """Ids of the profiles that it asks about; empty where that is not looked at."""
    polarity: str | None = None
    """The side that it asks about; None for both."""

    @property
    def reasons(self) -> set[str]:
        """Every reason that is right; empty for a question that has an answer."""
        return {self.reason, *self.reason_any} if self.reason else set()

    @property
    def citable(self) -> set[str]:
        """Every id that a right answer may cite."""
        return {*self.required, *self.required_any, *self.allowed}

    def is_covered_by(self, cited: Collection[str]) -> bool:
        """Whether an answer with these citations cites all that a right answer cites."""
        one_of = not self.required_any or not set(self.required_any).isdisjoint(cited)
        return one_of and set(self.required) <= set(cited)

    @property
    def is_held_out(self) -> bool:
        """Whether it is for reporting only; see the README beside the questions.

        The versions of one question fall on one side: who tunes on the English one has seen them
        all.
        """
        if self.held_out is not None:
            return self.held_out
        name = self.group or self.id
        return not self.tuning_only and int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 1


TUNING_FOLDER: Final = "tuning"
"""End of the name of a folder of questions that are all to be tuned on."""
_REMEDY: Final = "correct the line; evals/questions/README.md tells what it may hold"


def read_questions(path: Path) -> list[Question]:
    """The questions of a JSON-lines file; all to be tuned on in a folder named so.

    Raises UsageError, naming the file and the line, for one that cannot be used.
    """
    return [line.value for line in question_lines([path])]


def question_lines(paths: Iterable[Path]) -> list[JsonLine[Question]]:
    """The questions of several files, each with where it stands.

    Raises UsageError as `read_questions`, and for an id that stands twice in them.
    """
    lines = [line for path in paths for line in _lines_of(path)]
    return without_repeats(lines, lambda question: question.id, "give one of them another id")


def _lines_of(path: Path) -> Iterator[JsonLine[Question]]:
    tuning_only = path.parent.name.endswith(TUNING_FOLDER)
    for line in read_json_lines(path, Question, _REMEDY):
        yield replace(line, value=line.value.model_copy(update={"tuning_only": tuning_only}))
