"""What got better and what got worse between two runs over the same questions."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from mgi_rag.errors import UsageError
from mgi_rag.evals.estimates import corrected, paired_difference
from mgi_rag.evals.measures.correctness import RIGHT
from mgi_rag.evals.records import AnswerRecord, Run
from mgi_rag.evals.run_figures import ALL, PARTS


@dataclass(frozen=True)
class KindDifference:
    """How far one measure moved over the questions of one kind."""

    part: str
    kind: str
    measure: str
    before: float
    after: float
    effect: float
    n: int
    low: float
    high: float
    p: float
    """Of the paired permutation test."""
    p_corrected: float
    """The same, corrected over the kinds of a part; equal to `p` for all kinds together."""

    def as_json(self) -> dict[str, Any]:
        """The difference as a JSON object."""
        return asdict(self)

    def __str__(self) -> str:
        """The difference as a row of a table."""
        return (
            f"| {self.part} | {self.kind} | {self.measure} | {100 * self.before:.1f} | "
            f"{100 * self.after:.1f} | {100 * self.effect:+.1f} | {self.n} | "
            f"{100 * self.low:+.1f} to {100 * self.high:+.1f} | {self.p_corrected:.4f} |"
        )


def difference_heading() -> str:
    """The head of a table whose rows are differences."""
    return (
        "| part | questions | measure | before % | after % | difference | n | 95 % interval | p |\n"
        "| --- | --- | --- | ---: | ---: | ---: | ---: | --- | ---: |"
    )


@dataclass(frozen=True)
class Moved:
    """A question that two runs answer differently well."""

    record: AnswerRecord
    """As the later run has it."""
    measure: str
    before: float
    after: float


def differences(a: Run, b: Run, measure: str = RIGHT) -> list[KindDifference]:
    """How far a measure moved from run `a` to run `b`, in all and by kind.

    Raises UsageError when the runs share no question that the measure applies to.
    """
    pairs = list(_pairs(a, b, measure))
    if not pairs:
        raise UsageError(
            f"{a.folder} and {b.folder} share no question with the measure {measure}; compare runs "
            "of one set"
        )
    found: list[KindDifference] = []
    for part in PARTS:
        own = [pair for pair in pairs if pair[1].part == part]
        if own:
            kinds = sorted({after.kind for _, after in own})
            rows = [
                _difference(part, kind, measure, [p for p in own if p[1].kind == kind], b.head.seed)
                for kind in kinds
            ]
            corrections = corrected([row.p for row in rows])
            found.append(_difference(part, ALL, measure, own, b.head.seed))
            found += [
                KindDifference(**(asdict(row) | {"p_corrected": p}))
                for row, p in zip(rows, corrections, strict=True)
            ]
    return found


def moved(a: Run, b: Run, measure: str = RIGHT) -> list[Moved]:
    """The questions on which the runs differ, those that got worse first."""
    found = [
        Moved(after, measure, before.measures[measure], after.measures[measure])
        for before, after in _pairs(a, b, measure)
        if before.measures[measure] != after.measures[measure]
    ]
    return sorted(found, key=lambda one: (one.after - one.before, one.record.id))


def _pairs(a: Run, b: Run, measure: str) -> Iterator[tuple[AnswerRecord, AnswerRecord]]:
    """The answers of both runs to the same question with the same gold."""
    before = {record.id: record for record in a.answers}
    for after in b.answers:
        one = before.get(after.id)
        same = one is not None and (one.turns, one.gold) == (after.turns, after.gold)
        if one is not None and same and measure in one.measures and measure in after.measures:
            yield one, after


def _difference(
    part: str,
    kind: str,
    measure: str,
    pairs: Sequence[tuple[AnswerRecord, AnswerRecord]],
    seed: int,
) -> KindDifference:
    before = [one.measures[measure] for one, _ in pairs]
    after = [other.measures[measure] for _, other in pairs]
    found = paired_difference(before, after, [other.cluster for _, other in pairs], seed)
    return KindDifference(
        part=part,
        kind=kind,
        measure=measure,
        before=sum(before) / len(before),
        after=sum(after) / len(after),
        effect=found.effect,
        n=found.n,
        low=found.low,
        high=found.high,
        p=found.p,
        p_corrected=found.p,
    )
