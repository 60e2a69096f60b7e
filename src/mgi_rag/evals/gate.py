"""The gate: what was reached is recorded, and nothing may fall below it.

`evals/recorded.json` holds the figures of a recorded run and, question by question, what the part
to be tuned on reached. A new run over the same questions fails where a figure leaves the recorded
interval to the worse side, or where the paired difference to what was recorded, question by
question, is worse beyond its own interval: the second sees a slip of a few questions that the
first, whose interval says how other questions would fare, does not.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from mgi_rag.errors import UsageError
from mgi_rag.evals.estimates import mean_estimate, paired_difference
from mgi_rag.evals.json_lines import first_fault
from mgi_rag.evals.measures.citations import EXACT as EXACT_SET
from mgi_rag.evals.measures.citations import F1, PRECISION, RECALL
from mgi_rag.evals.measures.contamination import OTHER_PLACE, OTHER_ROUND, OTHER_SIDE
from mgi_rag.evals.measures.correctness import NUMBER_SAID, RIGHT, RIGHT_IF_ANSWERED
from mgi_rag.evals.measures.language import SPOKEN
from mgi_rag.evals.measures.nuggets import COVERAGE
from mgi_rag.evals.measures.refusals import REASON, REFUSED, WRONG
from mgi_rag.evals.measures.retrieval import MRR, NDCG
from mgi_rag.evals.measures.support import NEEDED, SUPPORTED
from mgi_rag.evals.records import DEV, AnswerRecord, Run
from mgi_rag.evals.run_figures import ALL, RunFigure, figures_from

RECORDED: Final = Path("evals/recorded.json")
GATED: Final = (
    RIGHT,
    RIGHT_IF_ANSWERED,
    PRECISION,
    RECALL,
    F1,
    EXACT_SET,
    NUMBER_SAID,
    OTHER_PLACE,
    OTHER_ROUND,
    OTHER_SIDE,
    SUPPORTED,
    NEEDED,
    REFUSED,
    REASON,
    WRONG,
    SPOKEN,
    COVERAGE,
    NDCG,
    MRR,
)
"""The measures that are held, over all questions of the part to be tuned on."""
TOLD_BESIDE: Final = (RIGHT, RIGHT_IF_ANSWERED, F1, EXACT_SET, NDCG, REASON, WRONG)
"""The measures that other systems are recorded with."""
SMALLER_IS_BETTER: Final = frozenset({OTHER_PLACE, OTHER_ROUND, OTHER_SIDE, WRONG})


class Recorded(BaseModel):
    """What `evals/recorded.json` holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason: str
    """Why it was recorded."""
    run: dict[str, Any]
    """The head of the run."""
    figures: list[dict[str, Any]]
    """The figures of the run, of both parts."""
    beside: dict[str, list[dict[str, Any]]] = {}
    """By name of another system: its figures over all kinds, from a run of the same questions."""
    reached: dict[str, dict[str, float]]
    """By question of the part to be tuned on: each measure that is held."""

    @property
    def rows(self) -> list[RunFigure]:
        """The figures."""
        return figures_from({"figures": self.figures})

    @property
    def systems(self) -> dict[str, list[RunFigure]]:
        """The figures over all kinds of every system, ours first."""
        own = {self.run["system"]: self.rows}
        others = {name: figures_from({"figures": rows}) for name, rows in self.beside.items()}
        return own | others


@dataclass(frozen=True)
class Fallen:
    """A measure that is worse than what was recorded."""

    measure: str
    before: float
    after: float
    n: int
    """Questions that both have (count)."""
    limit: float
    """What it may not pass."""
    worse: tuple[str, ...]
    """Ids of the questions that got worse."""

    def __str__(self) -> str:
        """The measure in one line, with its first questions."""
        named = ", ".join(self.worse[:5]) + (" ..." if len(self.worse) > 5 else "")
        return (
            f"{self.measure}: {100 * self.before:.1f} recorded, {100 * self.after:.1f} now over "
            f"{self.n} questions (limit {100 * self.limit:.1f}); worse: {named}"
        )


def read_recorded(path: Path = RECORDED) -> Recorded:
    """What was recorded. Raises UsageError when the file cannot be read."""
    try:
        return Recorded.model_validate_json(path.read_bytes())
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be opened ({error.strerror}); `mgi-rag eval record` makes it"
        ) from None
    except ValidationError as error:
        raise UsageError(
            f"{path}: {first_fault(error, 'the file')}; `mgi-rag eval record` makes it anew"
        ) from None


def recorded_of(run: Run, reason: str, beside: Sequence[Run] = ()) -> Recorded:
    """A finished run as it is recorded.

    Args:
        run: of ours.
        reason: why it is recorded.
        beside: runs of other systems over the same questions.

    Raises:
        UsageError: for a run that is not finished, or that asked other questions.
    """
    for other in beside:
        if other.head.set_hash != run.head.set_hash:
            raise UsageError(f"{other.folder}: asked other questions than {run.folder}; run both")
    return Recorded(
        reason=reason,
        run=run.head.model_dump(),
        figures=run.figures["figures"],
        beside={
            other.head.system: [
                row
                for row in other.figures["figures"]
                if row["kind"] == row["language"] == ALL and row["measure"] in TOLD_BESIDE
            ]
            for other in beside
        },
        reached={
            record.id: {m: v for m, v in record.measures.items() if m in GATED}
            for record in run.answers
            if record.part == DEV
        },
    )


def write_recorded(recorded: Recorded, path: Path = RECORDED) -> None:
    """Writes what is recorded, one question a line so that a change of it can be read."""
    rows = [
        f"  {json.dumps(name)}: {json.dumps(values, ensure_ascii=False)}"
        for name, values in sorted(recorded.reached.items())
    ]
    figures = [f"  {json.dumps(figure, ensure_ascii=False)}" for figure in recorded.figures]
    text = (
        f'{{\n "reason": {json.dumps(recorded.reason, ensure_ascii=False)},\n'
        f' "run": {json.dumps(recorded.run, ensure_ascii=False)},\n'
        ' "figures": [\n' + ",\n".join(figures) + "\n ],\n"
        f' "beside": {json.dumps(recorded.beside, ensure_ascii=False)},\n'
        ' "reached": {\n' + ",\n".join(rows) + "\n }\n}\n"
    )
    path.write_text(text, encoding="utf-8")


def fallen(recorded: Recorded, records: Sequence[AnswerRecord], seed: int) -> list[Fallen]:
    """The measures that fell below what was recorded, beyond their intervals.

    Args:
        recorded: what was reached.
        records: new answers to the same questions; others are left aside.
        seed: of the resampling.
    """
    known = [record for record in records if record.id in recorded.reached]
    found = (_fallen(measure, recorded, known, seed) for measure in GATED)
    return [one for one in found if one is not None]


def _fallen(
    measure: str, recorded: Recorded, known: Sequence[AnswerRecord], seed: int
) -> Fallen | None:
    sign = -1.0 if measure in SMALLER_IS_BETTER else 1.0
    own = [r for r in known if measure in r.measures and measure in recorded.reached[r.id]]
    if not own:
        # It applied to some and applies to none: an assistant that says nothing is not contained
        # by measures of what it says; the others see it.
        return None
    clusters = [record.cluster for record in own]
    before = [recorded.reached[record.id][measure] for record in own]
    after = [record.measures[measure] for record in own]
    was = mean_estimate(before, clusters, seed)
    now = sum(after) / len(after)
    change = paired_difference(before, after, clusters, seed)
    limit = was.low if sign > 0 else was.high
    beyond = sign * now < sign * limit
    slipped = max(sign * change.low, sign * change.high) < 0
    if not (beyond or slipped):
        return None
    worse = [
        record.id for record, b, a in zip(own, before, after, strict=True) if sign * a < sign * b
    ]
    return Fallen(measure, was.value, now, len(own), limit, tuple(worse))
