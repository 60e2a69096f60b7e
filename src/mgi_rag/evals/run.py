"""Asks the assistant the questions of a set and grades what it says."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from mgi_rag.chat.assistant import Assistant
from mgi_rag.errors import UsageError
from mgi_rag.evals.figures import Grade, grade
from mgi_rag.evals.json_lines import JsonLine
from mgi_rag.evals.questions import Question, question_lines


class _Conversation(BaseModel):
    """What `conversation.json` beside a set of questions says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    earlier: list[str]
    """Turns of the user before each question, oldest first."""


def question_set(folder: Path) -> list[Question]:
    """The questions of every JSON-lines file of a folder.

    A set on one place names it in `conversation.json`: what the user has said before each of its
    questions, as in a conversation about that place.

    Raises UsageError as `set_lines`.
    """
    return [line.value for line in set_lines(folder)]


def set_lines(folder: Path) -> list[JsonLine[Question]]:
    """The same questions, each with where it stands.

    Raises UsageError when the folder holds none, a line cannot be used, or an id stands twice.
    """
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise UsageError(f"{folder}: holds no question set (*.jsonl); give --set another folder")
    earlier = _earlier_turns(folder / "conversation.json")
    return [
        replace(line, value=line.value.model_copy(update={"turns": [*earlier, *line.value.turns]}))
        for line in question_lines(files)
    ]


def _earlier_turns(path: Path) -> list[str]:
    if not path.is_file():
        return []
    try:
        return _Conversation.model_validate_json(path.read_bytes()).earlier
    except ValidationError as error:
        raise UsageError(f"{path}: {error.errors()[0]['msg']}; give {{'earlier': [...]}}") from None


def run_questions(
    assistant: Assistant, questions: list[Question], progress: Callable[[int, int], None] | None
) -> Iterator[Grade]:
    """The grade of each question, in order."""
    for number, question in enumerate(questions, start=1):
        *earlier, last = question.turns
        yield grade(question, assistant.ask(last, earlier))
        if progress is not None:
            progress(number, len(questions))


def told_failures(grades: list[Grade]) -> Iterator[str]:
    """A line for each answer that misses a measure; held-out questions are never told."""
    for one in grades:
        missed = [measure for measure, met in one.measures.items() if not met]
        if missed and not one.question.is_held_out:
            cited = ", ".join(citation.finding_id for citation in one.answer.citations)
            wanted = ", ".join(one.question.required) or "/".join(sorted(one.question.reasons))
            yield (
                f"{one.question.id}: {' | '.join(one.question.turns)}: missed "
                f"{', '.join(missed)}; wanted {wanted}; got "
                f"{one.answer.reason or cited or 'nothing'}"
            )
