"""The figures of a run: every measure by part, kind and language, each with its interval."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from mgi_rag.chat.plan import Reason
from mgi_rag.evals.estimates import (
    Estimate,
    gap_estimate,
    mean_estimate,
    quantile_estimate,
)
from mgi_rag.evals.measures.calibration import calibration_error, reliability
from mgi_rag.evals.measures.correctness import RIGHT, RIGHT_IF_ANSWERED
from mgi_rag.evals.measures.language import GAP, asked_in_all
from mgi_rag.evals.measures.written import SENTENCES, checks_of
from mgi_rag.evals.records import DEV, HELD_OUT, AnswerRecord

ALL: Final = "all"
PARTS: Final = (DEV, HELD_OUT)
QUANTILES: Final = {"p50": 0.5, "p95": 0.95}
SHARE: Final = "share"
MILLISECONDS: Final = "ms"
TOKENS: Final = "tokens"
_BY_LANGUAGE: Final = (RIGHT, RIGHT_IF_ANSWERED)


@dataclass(frozen=True)
class RunFigure:
    """One measure over some of the questions."""

    part: str
    """`dev` or `held-out`."""
    kind: str
    """A kind of question, or `all`."""
    language: str
    """ISO 639-1 tag, or `all`."""
    measure: str
    unit: str
    """`share` (0 to 1), `ms` or `tokens`."""
    value: float
    n: int
    """Answers behind it, or sentences of theirs (count)."""
    low: float
    high: float
    """The 95 % interval is from `low` to `high`."""

    @property
    def row(self) -> tuple[str, str, str, str]:
        """What it is a figure of."""
        return self.part, self.kind, self.language, self.measure

    def as_json(self) -> dict[str, Any]:
        """The figure as a JSON object, rounded to what the intervals bear."""
        digits = 4 if self.unit == SHARE else 2
        numbers = {name: round(getattr(self, name), digits) for name in ("value", "low", "high")}
        return asdict(self) | numbers

    def __str__(self) -> str:
        """The figure as the end of a row of a table."""
        factor = 100 if self.unit == SHARE else 1
        value, low, high = (factor * number for number in (self.value, self.low, self.high))
        unit = "%" if self.unit == SHARE else self.unit
        return (
            f"| {self.part} | {self.kind} | {self.language} | {self.measure} | {value:.1f} {unit} "
            f"| {self.n} | {low:.1f} to {high:.1f} |"
        )


def run_heading() -> str:
    """The head of a table whose rows are a system and a figure."""
    return (
        "| system | part | questions | language | measure | value | n | 95 % interval |\n"
        "| --- | --- | --- | --- | --- | ---: | ---: | --- |"
    )


def run_figures(records: Sequence[AnswerRecord], seed: int) -> dict[str, Any]:
    """What `figures.json` holds: the figures, and the reliability curve by part.

    Args:
        records: the answers of a run.
        seed: of the resampling behind the intervals.
    """
    figures = list(_figures(records, seed))
    return {
        "figures": [figure.as_json() for figure in figures],
        "reliability": {part: _reliability(_of_part(records, part)) for part in PARTS},
    }


def figures_from(found: dict[str, Any]) -> list[RunFigure]:
    """The figures of a `figures.json`."""
    return [RunFigure(**row) for row in found["figures"]]


def _figures(records: Sequence[AnswerRecord], seed: int) -> Iterator[RunFigure]:
    for part in PARTS:
        own = _of_part(records, part)
        if not own:
            continue
        yield from _means(part, ALL, ALL, own, seed)
        for kind in sorted({record.kind for record in own}):
            yield from _means(part, kind, ALL, [r for r in own if r.kind == kind], seed)
        for language in sorted({record.language for record in own}):
            spoken = [r for r in own if r.language == language]
            yield from _means(part, ALL, language, spoken, seed, only=_BY_LANGUAGE)
        yield from _language_gap(part, own, seed)
        yield from _latencies(part, own, seed)
        yield from _sentences(part, own, seed)
        yield from _tokens(part, own, seed)


def _means(
    part: str,
    kind: str,
    language: str,
    records: Sequence[AnswerRecord],
    seed: int,
    only: Iterable[str] | None = None,
) -> Iterator[RunFigure]:
    names = dict.fromkeys(name for record in records for name in record.measures)
    for name in names if only is None else only:
        having = [record for record in records if name in record.measures]
        if having:
            values = [record.measures[name] for record in having]
            estimate = mean_estimate(values, [record.cluster for record in having], seed)
            yield _figure(part, kind, language, name, SHARE, estimate)


def _language_gap(part: str, records: Sequence[AnswerRecord], seed: int) -> Iterator[RunFigure]:
    values: dict[str, dict[str, float]] = {}
    for record in records:
        if record.gold.get("group"):
            values.setdefault(record.cluster, {})[record.language] = record.measures[RIGHT]
    by_language = asked_in_all(values)
    if by_language and len(next(iter(by_language.values()))) > 1:
        yield _figure(part, ALL, ALL, GAP, SHARE, gap_estimate(by_language, seed))


def _latencies(part: str, records: Sequence[AnswerRecord], seed: int) -> Iterator[RunFigure]:
    stages = dict.fromkeys(stage for record in records for stage in record.timings_ms)
    for stage in stages:
        spent = [r.timings_ms[stage] for r in records if stage in r.timings_ms]
        for name, share in QUANTILES.items():
            estimate = quantile_estimate(spent, share, seed)
            yield _figure(part, ALL, ALL, f"{stage} {name}", MILLISECONDS, estimate)


def _sentences(part: str, records: Sequence[AnswerRecord], seed: int) -> Iterator[RunFigure]:
    """What became of the sentences of a chat model, over all of them."""
    told = [
        (record.cluster, check)
        for record in records
        for check in checks_of(record.mode, record.sentences, record.written_by)
    ]
    for name, measure in SENTENCES.items() if told else ():
        values = [float(check == name) for _, check in told]
        estimate = mean_estimate(values, [cluster for cluster, _ in told], seed)
        yield _figure(part, ALL, ALL, measure, SHARE, estimate)


def _tokens(part: str, records: Sequence[AnswerRecord], seed: int) -> Iterator[RunFigure]:
    """What an answer of a chat model costs, where its provider tells."""
    costs = [record.written_by for record in records if record.written_by]
    for key in ("tokens_in", "tokens_out"):
        spent = [float(cost[key]) for cost in costs if cost[key]]
        for name, share in QUANTILES.items() if spent else ():
            estimate = quantile_estimate(spent, share, seed)
            measure = f"{key.replace('_', ' ')} {name}"
            yield _figure(part, ALL, ALL, measure, TOKENS, estimate)


def _figure(
    part: str, kind: str, language: str, measure: str, unit: str, estimate: Estimate
) -> RunFigure:
    return RunFigure(
        part,
        kind,
        language,
        measure,
        unit,
        estimate.value,
        estimate.n,
        estimate.low,
        estimate.high,
    )


def _reliability(records: Sequence[AnswerRecord]) -> dict[str, Any]:
    """The curve over questions on matters: those to be answered, and those not covered."""
    judged = [r for r in records if r.confidence is not None and _of_matter(r)]
    chances = [record.confidence or 0.0 for record in judged]
    bins = reliability(chances, [record.gold["reason"] is None for record in judged])
    return {
        "n": len(judged),
        "error": round(calibration_error(bins), 4),
        "bins": [asdict(one) for one in bins],
    }


def _of_matter(record: AnswerRecord) -> bool:
    return record.gold["reason"] in (None, Reason.NOT_COVERED)


def _of_part(records: Sequence[AnswerRecord], part: str) -> list[AnswerRecord]:
    return [record for record in records if record.part == part]
