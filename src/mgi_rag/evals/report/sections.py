"""The sections of a report on one run, and the report as a whole."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from mgi_rag.evals.estimates import Estimate
from mgi_rag.evals.measures.contamination import OTHER_PLACE, OTHER_ROUND, OTHER_SIDE
from mgi_rag.evals.measures.correctness import RIGHT
from mgi_rag.evals.measures.defined import defined
from mgi_rag.evals.measures.language import GAP
from mgi_rag.evals.measures.refusals import WRONG
from mgi_rag.evals.records import DEV, AnswerRecord
from mgi_rag.evals.report import plots
from mgi_rag.evals.report.cells import NOTHING, as_text, cells
from mgi_rag.evals.report.contents import Failure, Picture, Report, Section, Table
from mgi_rag.evals.report.side_by_side import systems_section
from mgi_rag.evals.report.told_run import ToldRun
from mgi_rag.evals.report.what_a_model_wrote import written_sections
from mgi_rag.evals.report.what_went_wrong import STAGES, what_went_wrong
from mgi_rag.evals.run_figures import ALL, MILLISECONDS, SHARE, RunFigure

_SMALLER_IS_BETTER: Final = frozenset({OTHER_PLACE, OTHER_ROUND, OTHER_SIDE, WRONG, GAP})


def report_of(runs: Sequence[ToldRun], is_revealed: bool = False) -> Report:
    """The report on the first run, with the others beside it.

    Single failures are those of the dev part; where it `is_revealed`, those of the held-out part
    as well, and the report says so.
    """
    first, *others = runs
    sections = [_figures(first)]
    if others:
        sections.append(systems_section(runs))
    sections += [*written_sections(runs), _kinds(first), _languages(first)]
    sections += [*_calibration(first), *_latency(first), _about(runs), _wrong(first)]
    failures = tuple(
        Failure(record, stage)
        for record in first.answers
        if is_revealed or record.part == DEV
        if (stage := what_went_wrong(record)) is not None
    )
    return Report(first.system, is_revealed, first.run.revealed, tuple(sections), failures)


def _about(runs: Sequence[ToldRun]) -> Section:
    heads = [
        {
            name: value
            for name, value in run.run.head.model_dump().items()
            if not isinstance(value, dict)
        }
        for run in runs
    ]
    rows = [(name, *(_plain(head[name]) for head in heads)) for name in heads[0]]
    rows += _of_dicts("settings", [run.run.head.settings for run in runs])
    rows += _of_dicts("library", [run.run.head.libraries for run in runs])
    rows.append(("questions", *(str(len(run.answers)) for run in runs)))
    return Section("Runs", tables=(Table(("what", *(run.system for run in runs)), tuple(rows)),))


def _of_dicts(of: str, told: Sequence[Mapping[str, object]]) -> list[tuple[str, ...]]:
    names = dict.fromkeys(name for one in told for name in one)
    return [(f"{of}: {name}", *(_plain(one.get(name)) for one in told)) for name in names]


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return NOTHING if value is None else str(value)


def _figures(run: ToldRun) -> Section:
    measures = dict.fromkeys(
        figure.measure
        for figure in run.figures
        if figure.unit == SHARE and figure.kind == figure.language == ALL
    )
    shares = {part: [run.figure(part, measure) for measure in measures] for part in run.parts}
    rows = [
        (_direction(measure), *(cell for part in shares.values() for cell in cells(part[number])))
        for number, measure in enumerate(measures)
    ]
    columns = ("measure", *(head for part in shares for head in (f"{part}, %", "n")))
    picture = Picture(
        "figures",
        "Each measure over the parts of the set, with 95 % intervals; the table has them.",
        plots.shares_plot(list(measures), shares),
    )
    text = (
        "Each measure over the questions that it applies to, with its 95 % interval in brackets. "
        f"“{RIGHT}” is over all questions asked, “right of answered” over those not refused; "
        "where a smaller figure is better, ↓ says so. Intervals, and the paired permutation tests "
        "further down, are computed by scipy.stats."
    )
    tables = (Table(columns, tuple(rows)), _definitions(measures))
    return Section("Figures", (text,), tables, (picture,))


def _definitions(measures: Iterable[str]) -> Table:
    """What each measure is, after whom, and by which library."""
    rows = tuple(
        (measure, found.what, found.source, found.library)
        for measure in measures
        if (found := defined(measure)) is not None
    )
    return Table(("measure", "what it is", "after", "computed by"), rows)


def _direction(measure: str) -> str:
    return f"{measure} ↓" if measure in _SMALLER_IS_BETTER else measure


def _kinds(run: ToldRun) -> Section:
    kinds = sorted({record.kind for record in run.answers})
    shares = {part: [run.figure(part, RIGHT, kind=k) for k in kinds] for part in run.parts}
    return _by("Kinds of questions", "kinds", kinds, shares)


def _languages(run: ToldRun) -> Section:
    """The languages over the questions that all of them are asked."""
    common = [record for record in run.answers if record.gold.get("group")]
    text = (
        "Over the questions that are asked in every language, so that the languages are compared "
        "on the same questions."
        if common
        else "The questions differ between the languages, so their difficulty may as well."
    )
    gaps = [(part, gap) for part in run.parts if (gap := run.figure(part, GAP)) is not None]
    told = tuple(
        f"Gap between the best and the worst, {part}: {as_text(gap)} points." for part, gap in gaps
    )
    asked = common or run.answers
    languages = sorted({record.language for record in asked})
    shares = {
        part: [run.right(_asked_in(asked, part, language)) for language in languages]
        for part in run.parts
    }
    return _by("Languages", "languages", languages, shares, (text, *told))


def _asked_in(asked: Sequence[AnswerRecord], part: str, language: str) -> list[AnswerRecord]:
    return [one for one in asked if one.part == part and one.language == language]


def _by(
    title: str,
    name: str,
    rows: Sequence[str],
    shares: dict[str, list[RunFigure | None]] | dict[str, list[Estimate | None]],
    texts: tuple[str, ...] = (),
) -> Section:
    told = tuple(
        (row, *(cell for part in shares.values() for cell in cells(part[number])))
        for number, row in enumerate(rows)
    )
    columns = (name, *(head for part in shares for head in (f"right, {part}, %", "n")))
    picture = Picture(
        name,
        f"The share right by {name}, over the parts of the set; the table has the numbers.",
        plots.shares_plot(rows, shares),
    )
    return Section(title, texts, (Table(columns, told),), (picture,))


def _calibration(run: ToldRun) -> list[Section]:
    curves = {part: run.reliability[part] for part in run.parts if run.reliability[part]["bins"]}
    if not curves:
        return []
    texts = tuple(
        f"{part}: of the questions on one matter that were given nearly the same chance to have "
        f"an answer, the share that has one; {curve['n']} questions, expected calibration error "
        f"{curve['error']:.3f} (0 is best)."
        for part, curve in curves.items()
    )
    rows = tuple(
        (part, f"{one['chance']:.2f}", f"{one['share']:.2f}", str(one["n"]))
        for part, curve in curves.items()
        for one in curve["bins"]
    )
    picture = Picture(
        "calibration",
        "Chance given against the share that has an answer; the table has the numbers.",
        plots.calibration_plot({part: curve["bins"] for part, curve in curves.items()}),
    )
    table = Table(("part", "chance given", "share that has an answer", "n"), rows)
    return [Section("Calibration", texts, (table,), (picture,))]


def _latency(run: ToldRun) -> list[Section]:
    part = run.parts[0]
    spent = {f.measure: f for f in run.figures if f.unit == MILLISECONDS and f.part == part}
    stages = dict.fromkeys(measure.rpartition(" ")[0] for measure in spent)
    if not stages:
        return []
    both = {stage: (spent[f"{stage} p50"], spent[f"{stage} p95"]) for stage in stages}
    rows = tuple(
        (stage, *(f"{one.value:.1f} ({one.low:.1f} to {one.high:.1f})" for one in told))
        for stage, told in both.items()
    )
    picture = Picture(
        "latency",
        "Median and 95th percentile of each stage; the table has the numbers.",
        plots.latency_plot({stage: (a.value, b.value) for stage, (a, b) in both.items()}),
    )
    text = f"Over the {part} part, with 95 % intervals."
    return [
        Section("Latency", (text,), (Table(("stage", "p50, ms", "p95, ms"), rows),), (picture,))
    ]


def _wrong(run: ToldRun) -> Section:
    wrong = [
        (record.kind, stage)
        for record in run.answers
        if record.part == DEV and (stage := what_went_wrong(record)) is not None
    ]
    counted = Counter(wrong)
    kinds = sorted({kind for kind, _ in wrong})
    rows = [(kind, *(str(counted[kind, stage]) for stage in STAGES)) for kind in kinds]
    totals = (str(sum(counted[kind, stage] for kind in kinds)) for stage in STAGES)
    text = (
        "Dev questions that were not answered right, by the first stage that went wrong: the plan "
        "(the question was misread), the evidence (something else was chosen), the answer (the "
        "evidence was right, the words or citations were not), the check (it replaced a sentence)."
    )
    table = Table(("questions", *STAGES), (*rows, ("all", *totals)))
    return Section("What went wrong", (text,), (table,))
