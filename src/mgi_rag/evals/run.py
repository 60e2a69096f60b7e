"""Asks the assistant the questions of a set and grades what it says."""

from collections.abc import Callable, Iterator
from pathlib import Path

from mgi_rag.chat.assistant import Assistant
from mgi_rag.errors import UsageError
from mgi_rag.evals.figures import Grade, grade
from mgi_rag.evals.questions import Question, read_questions


def question_set(folder: Path) -> list[Question]:
    """The questions of every JSON-lines file of a folder.

    Raises UsageError when the folder holds none, or a line cannot be used.
    """
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise UsageError(f"{folder}: holds no question set (*.jsonl); give --set another folder")
    return [question for path in files for question in read_questions(path)]


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
