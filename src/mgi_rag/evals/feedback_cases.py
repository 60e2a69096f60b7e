"""What people said of answers, as cases to be reviewed, and the reviewed ones as questions."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from mgi_rag.conversations.kept import from_json
from mgi_rag.conversations.tables import FeedbackRow
from mgi_rag.errors import UsageError
from mgi_rag.evals.json_lines import read_json_lines
from mgi_rag.evals.new_questions import new_question
from mgi_rag.evals.questions import Asker, Question


class Case(BaseModel):
    """One answer that somebody judged, with the gold that a reviewer gives it.

    A reviewer corrects `required`, `allowed` and `reason`, and sets `reviewed`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    feedback: str
    """Number of the feedback, and when it was given."""
    verdict: str
    """`good`, `bad` or `wrong_citation`."""
    because: str | None
    comment: str
    question: str
    language: str
    plan: str
    """How the question was understood."""
    answer: str
    kind: str
    required: list[str]
    """What a right answer cites; proposed from what was cited, save what is said to be wrong."""
    allowed: list[str] = []
    reason: str | None
    asker: Asker | None = None
    """Who would ask it."""
    reviewed: bool = False


def cases_of(feedback: Iterable[FeedbackRow]) -> Iterator[Case]:
    """The cases of some feedback, in its order.

    Raises StoreError for an answer that another version of the program kept.
    """
    for row in feedback:
        kept = from_json(row.answer)
        cited = [one.citation for one in kept.citations if one.citation.number != row.citation]
        plan = kept.plan
        yield Case(
            feedback=name_of(row),
            verdict=row.verdict,
            because=row.reason,
            comment=row.comment,
            question=row.question,
            language=kept.language,
            plan=(
                f"{plan.intent}; places {', '.join(plan.places) or '-'}; domains "
                f"{', '.join(map(str, plan.domains)) or 'all'}; side {plan.polarity or 'both'}; "
                f"matter {plan.topic or '-'}"
            ),
            answer=kept.text,
            kind="refusal" if kept.abstained else _kind(plan.intent),
            required=[] if kept.abstained else [citation.finding_id for citation in cited],
            reason=kept.reason,
        )


def name_of(row: FeedbackRow) -> str:
    """What tells one feedback from all others: SQLite gives the numbers of deleted ones anew."""
    return f"{row.id} {row.given_at.isoformat(timespec='seconds')}"


def write_cases(cases: Iterable[Case], path: Path) -> int:
    """Writes cases to be reviewed, a line each; how many.

    Raises UsageError when the file is there: somebody may have reviewed it.
    """
    if path.exists():
        raise UsageError(f"{path}: is there already; name another file, or move it away")
    lines = [case.model_dump_json() for case in cases]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)


def reviewed_questions(path: Path, known: Collection[str]) -> list[Question]:
    """The questions of the cases that were reviewed.

    Args:
        path: of the cases.
        known: every id of the corpus.

    Raises:
        UsageError: naming file and line, for a case that cannot be used.
    """
    found = []
    for line in read_json_lines(path, Case, "correct the line"):
        try:
            found += [_question(line.value, known)] if line.value.reviewed else []
        except UsageError as error:
            raise UsageError(f"{line.where}: {error}") from None
    return found


def _question(case: Case, known: Collection[str]) -> Question:
    return new_question(
        [case.question],
        case.kind,
        case.language,
        case.required,
        case.allowed,
        case.reason,
        known,
        case.asker,
    )


def _kind(intent: str) -> str:
    """The kind of question that an intent answers, in the words of the sets."""
    return "list" if intent == "overview" else intent
