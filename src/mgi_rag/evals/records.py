"""A run of an evaluation on disk: what was asked of which system, and what it said.

A run is a folder: `run.json` says what was run, `answers.jsonl` holds a line per question and is
written line by line, `figures.json` comes at the end. A run that was cut off goes on where it
stopped; nothing that was written is ever changed.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from mgi_rag.chat.answer import Mode
from mgi_rag.errors import UsageError
from mgi_rag.evals.json_lines import first_fault, json_lines, without_repeats
from mgi_rag.evals.questions import Question

HEAD: Final = "run.json"
ANSWERS: Final = "answers.jsonl"
FIGURES: Final = "figures.json"
REVEALED: Final = "revealed.txt"
"""There where single failures of the held-out part have been shown; a line each time."""
DEV: Final = "dev"
HELD_OUT: Final = "held-out"
_ASKED: Final = frozenset({"id", "kind", "language", "turns"})
"""What a line says of its question outside `gold`."""
_DELETE: Final = "delete the line and run again with the same --out"
_PASSING: Final = frozenset({"started", "python", "libraries", "commit"})
"""What two runs of the same thing may differ in."""


class RunHead(BaseModel):
    """What was run, so that it can be repeated."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    """Of the package."""
    commit: str | None
    """Of the checkout, where there is one."""
    code: str
    """Hash of the package's sources and data."""
    corpus: str
    """Name of the corpus folder."""
    corpus_hash: str
    store_schema: int
    embedder: str
    models: list[str]
    """Every model that took part, the embedder among them."""
    settings: dict[str, str | int | float | None]
    """Every option that is no path; None for one that is not set."""
    seed: int
    """Of the resampling behind the intervals."""
    system: str
    """Its name in the registry."""
    set: str
    """The folder of the questions, as given, or the name of an invented world."""
    set_hash: str
    split: str
    """`dev`, `held-out` or `all`."""
    today: str
    """The day (ISO 8601) from which the age of profiles was counted."""
    started: str
    """When (ISO 8601, UTC)."""
    python: str
    libraries: dict[str, str]

    @property
    def model(self) -> str | None:
        """The chat model, `provider:name`, that the settings of the run named for its system."""
        named = self.settings.get("model")
        return None if named is None else str(named)

    def differences(self, other: "RunHead") -> list[str]:
        """What the two differ in, times and versions of libraries aside."""
        ours, theirs = self.model_dump(exclude=set(_PASSING)), other.model_dump()
        return [name for name, value in ours.items() if theirs[name] != value]


class RankedRecord(BaseModel):
    """A finding or passage as the retrieval ranked it."""

    model_config = ConfigDict(frozen=True)

    id: str
    score: float | None
    """On the system's own scale; None where it has none (whole sets)."""


class AnswerRecord(BaseModel):
    """One question with what was answered: a line of `answers.jsonl`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    kind: str
    language: str
    part: str
    """`dev` or `held-out`."""
    turns: list[str]
    gold: dict[str, Any]
    """The other fields of the question."""
    plan: dict[str, Any]
    evidence: list[RankedRecord]
    """What the retrieval ranked, best first; more than the answer tells."""
    confidence: float | None
    """Chance (0 to 1) that the question is answered at all, for matters; None elsewhere."""
    mode: str = Mode.EXTRACTIVE
    answer: str
    answer_language: str
    abstained: bool
    reason: str | None
    citations: list[dict[str, Any]]
    sentences: list[dict[str, Any]]
    unanswered: list[dict[str, str]]
    choices: list[dict[str, str]]
    written_by: dict[str, Any] | None = None
    """What a chat model contributed, with its tokens; None for an answer that none wrote."""
    timings_ms: dict[str, float]
    measures: dict[str, float]
    """Each measure that applies to the question."""

    @property
    def question(self) -> Question:
        """The question with its gold."""
        asked = {"id": self.id, "kind": self.kind, "language": self.language, "turns": self.turns}
        return Question.model_validate(asked | self.gold)

    @property
    def cluster(self) -> str:
        """The name that the versions of one question share."""
        return str(self.gold.get("group") or self.id)

    def without_timings(self) -> dict[str, Any]:
        """All that a repeated run must give again."""
        return self.model_dump(exclude={"timings_ms"})


def gold_of(question: Question) -> dict[str, Any]:
    """The fields of a question that a line keeps under `gold`."""
    return question.model_dump(exclude=set(_ASKED), exclude_defaults=True) | {
        "required": question.required,
        "allowed": question.allowed,
        "reason": question.reason,
    }


def part_of(question: Question) -> str:
    """`held-out` for a question that is for reporting only, else `dev`."""
    return HELD_OUT if question.is_held_out else DEV


class Run:
    """A run on disk. Made by `begin_run` or `open_run`."""

    def __init__(self, folder: Path, head: RunHead, answers: tuple[AnswerRecord, ...]) -> None:
        self.folder = folder
        self.head = head
        self.answers = answers
        """Those that were there when it was opened."""

    @property
    def revealed(self) -> bool:
        """Whether single failures of its held-out part have been shown."""
        return (self.folder / REVEALED).exists()

    @property
    def figures(self) -> dict[str, Any]:
        """Its figures. Raises UsageError while it is not finished."""
        path = self.folder / FIGURES
        if not path.is_file():
            raise UsageError(
                f"{self.folder}: the run is not finished; give its folder to `mgi-rag eval --out` "
                "again with the same set, split and systems"
            )
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found

    def add(self, record: AnswerRecord) -> None:
        """Writes one answer at the end."""
        with (self.folder / ANSWERS).open("a", encoding="utf-8") as file:
            file.write(record.model_dump_json() + "\n")

    def finish(self, figures: dict[str, Any]) -> None:
        """Writes the figures, unless they are there."""
        path = self.folder / FIGURES
        if not path.exists():
            _write_whole(path, json.dumps(figures, ensure_ascii=False, indent=1))

    def stamp_revealed(self, when: str, what: str) -> None:
        """Notes that single held-out failures are shown."""
        with (self.folder / REVEALED).open("a", encoding="utf-8") as file:
            file.write(f"{when}\t{what}\n")


def begin_run(folder: Path, head: RunHead, tell: Callable[[str], None]) -> Run:
    """The run of that head in a folder: a new one, or the one there to be gone on with.

    Args:
        folder: of this one run.
        head: what is run.
        tell: is given a sentence where a half-written line is done again.

    Raises:
        UsageError: when the folder holds a run of something else, or is damaged.
    """
    if (folder / HEAD).is_file():
        run = open_run(folder, tell, mend=True)
        if differing := head.differences(run.head):
            raise UsageError(
                f"{folder}: holds a run with another {', '.join(differing)}; "
                "give --out another folder"
            )
        return run
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder}: is neither empty nor a run; give --out another folder")
    folder.mkdir(parents=True, exist_ok=True)
    _write_whole(folder / HEAD, head.model_dump_json(indent=1))
    return Run(folder, head, ())


def open_run(
    folder: Path, tell: Callable[[str], None] = lambda _: None, *, mend: bool = False
) -> Run:
    """A run on disk.

    Args:
        folder: with its `run.json`.
        tell: is given a sentence where the last line was half written.
        mend: whether to cut such a line off, so that its question is asked again.

    Raises:
        UsageError: when the folder holds no run, or naming a line that cannot be read.
    """
    path = folder / HEAD
    try:
        head = RunHead.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        raise UsageError(f"{folder}: holds no run ({HEAD}); `mgi-rag eval --out` makes one") from (
            None
        )
    except ValidationError as error:
        raise UsageError(
            f"{path}: {first_fault(error, 'the file')}; it was made by another version, run it "
            "again into another folder"
        ) from None
    return Run(folder, head, tuple(_answers(folder / ANSWERS, tell, mend=mend)))


def runs_in(folder: Path) -> list[Path]:
    """The folders of the runs in a folder: itself, or those directly below it."""
    own = [folder] if (folder / HEAD).is_file() else []
    return own or sorted(path.parent for path in folder.glob(f"*/{HEAD}"))


def _answers(path: Path, tell: Callable[[str], None], *, mend: bool) -> Iterator[AnswerRecord]:
    if not path.is_file():
        return
    whole, newline, torn = path.read_bytes().rpartition(b"\n")
    if torn:
        number = whole.count(b"\n") + 1 + len(newline)
        what = "asked again" if mend else "left aside"
        tell(f"{path}: line {number}: is half written; its question is {what}")
        if mend:
            with path.open("r+b") as file:
                file.truncate(len(whole) + len(newline))
    lines = json_lines(path, whole, AnswerRecord, _DELETE)
    yield from (line.value for line in without_repeats(lines, lambda r: r.id, _DELETE))


def _write_whole(path: Path, text: str) -> None:
    """Writes a file so that it is there whole or not at all."""
    beside = path.with_name(path.name + ".part")
    beside.write_text(text + "\n", encoding="utf-8")
    beside.replace(path)
