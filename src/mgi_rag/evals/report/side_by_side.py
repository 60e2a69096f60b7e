"""Systems side by side over the same questions: what each piece is worth."""

from collections import Counter
from collections.abc import Mapping, Sequence

from mgi_rag.evals.estimates import Estimate, corrected, paired_difference
from mgi_rag.evals.measures.correctness import RIGHT, RIGHT_IF_ANSWERED
from mgi_rag.evals.report import plots
from mgi_rag.evals.report.cells import POINT, as_text, p_text
from mgi_rag.evals.report.contents import Picture, Section, Table
from mgi_rag.evals.report.told_run import ToldRun, is_right
from mgi_rag.evals.report.what_went_wrong import STAGES, what_went_wrong

ByKind = Mapping[str, Sequence[Estimate | None]]
"""The share right of each system, by kind in the order of the kinds."""


def systems_section(runs: Sequence[ToldRun]) -> Section:
    """The section that sets the first run's system beside the others."""
    text = (
        "Systems over the same questions. Those that leave one piece out show what that piece is "
        "worth: the points that the share right differs without it, with its 95 % interval, and p "
        "of a paired permutation test, corrected over the systems after Benjamini and Hochberg."
    )
    kinds = sorted({record.kind for record in runs[0].answers})
    by_kind = {
        run.system: [run.right([r for r in run.answers if r.kind == kind]) for kind in kinds]
        for run in runs
    }
    by_part = {part: [run.figure(part, RIGHT) for run in runs] for part in runs[0].parts}
    rows = tuple(
        (kind, *(as_text(shares[number]) for shares in by_kind.values()))
        for number, kind in enumerate(kinds)
    )
    picture = Picture(
        "systems",
        "The share right of each system, over the parts of the set; the table has the numbers.",
        plots.shares_plot([run.system for run in runs], by_part),
    )
    tables = (_whole(runs), Table(("questions", *by_kind), rows))
    texts = (text, *_behind(runs, kinds, by_kind))
    return Section("What each piece is worth", texts, tables, (picture,))


def _whole(runs: Sequence[ToldRun]) -> Table:
    first, *others = runs
    measured = (RIGHT, RIGHT_IF_ANSWERED)
    apart = [_difference(first, other) for other in others]
    told = ["–", *(f"{effect} (p {p_text(p)})" for effect, p in _with_p(apart))]
    columns = [f"{measure}, {part}, %" for measure in measured for part in first.parts]
    rows = tuple(
        (
            run.system,
            *(as_text(run.figure(part, measure)) for measure in measured for part in first.parts),
            difference,
        )
        for run, difference in zip(runs, told, strict=True)
    )
    return Table(("system", *columns, f"points apart from {first.system}"), rows)


def _difference(first: ToldRun, other: ToldRun) -> tuple[str, float]:
    """How much higher the other is over the questions that both were asked, and p."""
    theirs = {record.id: record for record in other.answers}
    both = [record for record in first.answers if record.id in theirs]
    if not both:
        return "no question in common", 1.0
    found = paired_difference(
        [record.measures[RIGHT] for record in both],
        [theirs[record.id].measures[RIGHT] for record in both],
        [record.cluster for record in both],
        first.run.head.seed,
    )
    effect, low, high = (POINT * value for value in (found.effect, found.low, found.high))
    return f"{effect:+.1f} ({low:+.1f} to {high:+.1f})", found.p


def _with_p(apart: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    values = corrected([p for _, p in apart])
    return [(effect, p) for (effect, _), p in zip(apart, values, strict=True)]


def _behind(runs: Sequence[ToldRun], kinds: Sequence[str], by_kind: ByKind) -> tuple[str, ...]:
    """A sentence for each kind in which another system is ahead of the first, and why."""
    first, *others = runs
    ahead = [
        f"{kind}: {other.system} is ahead of {first.system} by "
        f"{POINT * (their.value - mine.value):.1f} points; {_why(first, other, kind)}."
        for number, kind in enumerate(kinds)
        for other in others
        if (their := by_kind[other.system][number]) and (mine := by_kind[first.system][number])
        if their.value > mine.value
    ]
    return tuple(ahead) or (
        f"{first.system} is behind none of the others in any kind of question.",
    )


def _why(first: ToldRun, other: ToldRun, kind: str) -> str:
    """At which stage the first lost the questions of a kind that only the other answers right."""
    right = {record.id for record in other.answers if is_right(record)}
    lost = Counter(
        stage
        for record in first.answers
        if record.kind == kind and record.id in right
        if (stage := what_went_wrong(record)) is not None
    )
    stages = ", ".join(f"{stage} {lost[stage]}" for stage in STAGES if lost[stage])
    return f"what it alone answers right, {first.system} loses at: {stages}"
