"""Writes questions with gold into a set to be tuned on."""

import hashlib
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from mgi_rag.errors import UsageError
from mgi_rag.evals.json_lines import first_fault
from mgi_rag.evals.questions import TUNING_FOLDER, Question, read_questions

ADDED: Final = Path("evals") / f"added-{TUNING_FOLDER}"
"""Where added questions go: whoever writes one has seen it, so none is held out."""

_SETS: Final = frozenset({"list", "count", "which_places"})
"""Kinds that ask for a set: nothing may be cited beside it."""
KINDS: Final = (
    "topical", "yes_no", "list", "count", "which_places", "compare", "follow_up", "about_mgi",
    "false_premise", "refusal", "hostile", "clarify", "brief",
)  # fmt: skip
"""Kinds of question; see `evals/questions/README.md`."""


def new_question(
    turns: list[str],
    kind: str,
    language: str,
    required: Iterable[str],
    allowed: Iterable[str],
    reason: str | None,
    known: Collection[str],
    asker: str | None = None,
) -> Question:
    """A question with its gold, checked.

    Args:
        turns: what the user says, the last turn is answered.
        kind: as in the other sets.
        language: ISO 639-1 tag.
        required: ids that a right answer cites.
        allowed: ids that it may cite as well.
        reason: why a right answer abstains; None where it answers.
        known: every id of the corpus.
        asker: who would ask it; None where nobody says.

    Raises:
        UsageError: for a gold id, kind or asker that is not known, or gold that contradicts itself.
    """
    cites, may_cite = list(dict.fromkeys(required)), list(dict.fromkeys(allowed))
    for record in (*cites, *may_cite):
        if record not in known:
            raise UsageError(
                f"{record} is in no document of the corpus; `mgi-rag profiles --json` lists them"
            )
    if kind not in KINDS:
        raise UsageError(f"there is no kind {kind}; give one of {', '.join(KINDS)}")
    if bool(cites) == (reason is not None):
        raise UsageError("give either what a right answer cites or the reason of its refusal")
    try:
        return Question.model_validate(
            {
                "id": _id_of(kind, language, turns),
                "kind": kind,
                "language": language,
                "turns": turns,
                "required": cites,
                "allowed": may_cite,
                "reason": reason,
                "asker": asker,
                "exact": kind in _SETS,
                "count": len(cites) if kind == "count" else None,
                "answer_language": language,
                "profiles": sorted({_profile_of(record) for record in cites} - {""}),
            }
        )
    except ValidationError as error:
        raise UsageError(first_fault(error, "the question")) from None


def write_question(question: Question, folder: Path) -> Path:
    """Adds a question at the end of its kind's file; the file.

    Raises UsageError when the folder holds others than questions to be tuned on, or already asks
    this.
    """
    if not folder.name.endswith(TUNING_FOLDER):
        raise UsageError(
            f"{folder}: give a folder whose name ends in {TUNING_FOLDER!r}; what is added has been "
            "seen and cannot be held out"
        )
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.glob("*.jsonl")):
        if any(one.id == question.id for one in read_questions(path)):
            raise UsageError(f"{path}: asks this already, as {question.id}")
    path = folder / f"{question.kind}.jsonl"
    kept = question.model_dump_json(exclude_defaults=True)
    # `reason` has no default and stays; what stands at its default is left out.
    with path.open("a", encoding="utf-8") as file:
        file.write(kept + "\n")
    return path


def _profile_of(record: str) -> str:
    """The profile of a finding; nothing for a passage."""
    return "" if record.startswith("MGI-") else record.rpartition("-D")[0]


def _id_of(kind: str, language: str, turns: list[str]) -> str:
    digest = hashlib.sha256("\n".join(turns).encode()).hexdigest()[:10]
    return f"added-{kind}-{language}-{digest}"
