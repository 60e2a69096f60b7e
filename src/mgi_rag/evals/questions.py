"""Question sets with gold: read, checked, and split into a part to tune on and one held out."""

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mgi_rag.errors import UsageError

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


def read_questions(path: Path) -> list[Question]:
    """The questions of a JSON-lines file; all to be tuned on in a folder named so.

    Raises UsageError, naming the file and the line, for one that cannot be used.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise UsageError(f"{path}: cannot be opened ({error.strerror})") from None
    tuning_only = path.parent.name.endswith(TUNING_FOLDER)
    return [q.model_copy(update={"tuning_only": tuning_only}) for q in _questions(path, lines)]


def _questions(path: Path, lines: list[str]) -> Iterator[Question]:
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        try:
            question = Question.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or "the line"
            raise UsageError(f"{path}: line {number}: {where}: {first['msg']}") from None
        if question.id in seen:
            raise UsageError(f"{path}: line {number}: the id {question.id} stands twice")
        seen.add(question.id)
        yield question
