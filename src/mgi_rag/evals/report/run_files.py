"""A run as its folder holds it, read for a report: `run.json` and `answers.jsonl`."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from mgi_rag.errors import UsageError
from mgi_rag.evals.questions import Question

DEV: Final = "dev"
HELD_OUT: Final = "held-out"
PARTS: Final = (DEV, HELD_OUT)
_PARTS: Final = {"dev": DEV, "tuning": DEV, "held-out": HELD_OUT, "held out": HELD_OUT}


class Ranked(BaseModel):
    """One piece of evidence as a system ranked it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    score: float | None = None
    """On the system's own scale; None where it has none."""


class Asked(BaseModel):
    """One question of a run, what was answered, and what was right about it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    question: Question
    part: str
    """`dev` or `held-out`."""
    plan: dict[str, Any] | None = None
    evidence: list[Ranked] = []
    confidence: float | None = None
    """Chance (0 to 1) that the question has an answer at all; None where none was told."""
    answer: str
    cited: list[str]
    reason: str | None
    checks: list[str] = []
    """The check that each sentence has passed."""
    timings_ms: dict[str, float] = {}
    measures: dict[str, float]
    """Each measure that applies: 1 where it is met, 0 where not, or a share of 0 to 1."""

    @property
    def is_right(self) -> bool:
        """Whether every measure is met in full."""
        return all(value >= 1 for value in self.measures.values())

    @property
    def missed(self) -> tuple[str, ...]:
        """The measures that are not met in full."""
        return tuple(name for name, value in self.measures.items() if value < 1)


@dataclass(frozen=True)
class Run:
    """All questions that one system was asked in one run."""

    folder: Path
    system: str
    about: dict[str, str]
    """What `run.json` says of code, corpus, models and settings, as name and value."""
    asked: tuple[Asked, ...]

    @property
    def name(self) -> str:
        """Name of the run's folder."""
        return self.folder.name

    def of_part(self, part: str) -> tuple[Asked, ...]:
        """The questions of the part `dev` or `held-out`."""
        return tuple(one for one in self.asked if one.part == part)


def read_run(folder: Path) -> Run:
    """The run of a folder.

    Raises UsageError, naming the file, the line and what to do, where it is not a whole run.
    """
    about = _about(folder / "run.json")
    path = folder / "answers.jsonl"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise UsageError(f"{path}: cannot be opened ({error.strerror}); run it again") from None
    asked = tuple(_asked(path, lines))
    if not asked:
        raise UsageError(f"{path}: holds no answer; run it again")
    return Run(folder, about.get("system", folder.name), about, asked)


def _about(path: Path) -> dict[str, str]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be opened ({error.strerror}); give the folder of a run"
        ) from None
    except ValueError as error:
        raise UsageError(f"{path}: is not JSON ({error}); run it again") from None
    if not isinstance(said, dict):
        raise UsageError(f"{path}: is not a JSON object; run it again")
    return {
        str(name): value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in said.items()
    }


def _asked(path: Path, lines: list[str]) -> Iterator[Asked]:
    for number, line in enumerate(lines, start=1):
        try:
            yield Asked.model_validate(_as_told(json.loads(line)))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise UsageError(
                f"{path}: line {number}: {where}: {first['msg']}; resume the run"
            ) from None
        except ValueError:
            raise UsageError(f"{path}: line {number}: is half written; resume the run") from None


def _as_told(line: Any) -> Any:
    """A line with the names that a report uses."""
    if not isinstance(line, dict):
        return line
    citations = line.get("citations", [])
    gold = {k: v for k, v in line.get("gold", {}).items() if k in Question.model_fields}
    own = {k: line[k] for k in ("id", "kind", "language", "turns") if k in line}
    return line | {
        "question": gold | own,
        "part": _PARTS.get(line.get("part", ""), line.get("part")),
        "cited": [one["finding_id"] if isinstance(one, dict) else one for one in citations],
        "checks": [one["check"] for one in line.get("sentences", [])],
    }
