"""The sections of a report, made from its runs."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from mgi_rag.evals.report import plots
from mgi_rag.evals.report.calibration import calibration_of
from mgi_rag.evals.report.contents import Failure, Picture, Report, Section, Table
from mgi_rag.evals.report.latency import latencies_of
from mgi_rag.evals.report.run_files import DEV, PARTS, Asked, Run
from mgi_rag.evals.report.shares import RIGHT, Share, measured, measures_of, share
from mgi_rag.evals.report.what_went_wrong import STAGES, what_went_wrong

_NOTHING: Final = "–"
_POINT: Final = 100


def report_of(runs: Sequence[Run], is_revealed: bool = False) -> Report:
    """The report on the first run, with the others beside it.

    Single failures are those of the dev part; where it `is_revealed`, those of the held-out part
    as well, and the report says so.
    """
    first, *others = runs
    sections = [_about(runs), _figures(first)]
    if others:
        sections.append(_systems(runs))
    sections += [_kinds(first), _languages(first), _refusals(first)]
    sections += [*_calibration(first), *_latency(first), _wrong(first)]
    failures = tuple(
        Failure(asked, stage)
        for asked in first.asked
        if is_revealed or asked.part == DEV
        if (stage := what_went_wrong(asked)) is not None
    )
    return Report(tuple(runs), is_revealed, tuple(sections), failures)


def _about(runs: Sequence[Run]) -> Section:
    names = dict.fromkeys(name for run in runs for name in run.about)
    rows = [(name, *(run.about.get(name, _NOTHING) for run in runs)) for name in names]
    asked = ("questions", *(str(len(run.asked)) for run in runs))
    return Section("Runs", tables=(Table(("", *(r.name for r in runs)), (*rows, asked)),))


def _figures(run: Run) -> Section:
    measures = [RIGHT, *measures_of(run.asked)]
    shares = {
        part: [share(measured(run.of_part(part), measure)) for measure in measures]
        for part in PARTS
    }
    rows = [
        (measure, *(cell for part in PARTS for cell in _cells(shares[part][number])))
        for number, measure in enumerate(measures)
    ]
    columns = ("measure", *(head for part in PARTS for head in (f"{part}, %", "n")))
    picture = Picture(
        "figures",
        "Each measure over the dev and the held-out part, with 95 % intervals; the table has them.",
        plots.shares_plot(measures, shares),
    )
    text = (
        f"“{RIGHT}” is the share of all questions asked whose answer meets every measure that "
        "applies to it; an interval of 95 % stands in brackets."
    )
    return Section("Figures", (text,), (Table(columns, tuple(rows)),), (picture,))


def _systems(runs: Sequence[Run]) -> Section:
    first, *others = runs
    mine = share(measured(first.asked, RIGHT))
    rows = []
    for run in runs:
        whole = share(measured(run.asked, RIGHT))
        cells = [_text(share(measured(run.of_part(part), RIGHT))) for part in PARTS]
        apart = _difference(whole, mine) if run is not first else _NOTHING
        rows.append((run.system, *cells, _text(whole), apart))
    kinds = _names(first.asked, lambda one: one.question.kind)
    by_kind = {
        run.system: [
            share(measured((o for o in run.asked if o.question.kind == kind), RIGHT))
            for kind in kinds
        ]
        for run in runs
    }
    kind_rows = tuple(
        (kind, *(_text(shares[number]) for shares in by_kind.values()))
        for number, kind in enumerate(kinds)
    )
    behind = [
        f"{kind}: {other.system} is ahead of {first.system} "
        f"({_difference(by_kind[other.system][number], by_kind[first.system][number])} points)"
        for number, kind in enumerate(kinds)
        for other in others
        if _is_ahead(by_kind[other.system][number], by_kind[first.system][number])
    ]
    told = behind or [f"{first.system} is behind none of the others in any kind of question."]
    systems = Table(
        ("system", *(f"right, {part}, %" for part in PARTS), "right, all, %", "points apart"),
        tuple(rows),
    )
    picture = Picture(
        "systems",
        "The share right of each system by kind of question; the table has the numbers.",
        plots.shares_plot(kinds, by_kind),
    )
    text = (
        "Systems over the same questions. Those that leave one piece out show what that piece is "
        "worth: the points that the share right falls without it."
    )
    kinds_table = Table(("questions", *by_kind), kind_rows)
    return Section("What each piece is worth", (text, *told), (systems, kinds_table), (picture,))


def _kinds(run: Run) -> Section:
    return _by(run, "Kinds of questions", "kinds", lambda one: one.question.kind, run.asked, ())


def _languages(run: Run) -> Section:
    """The languages over the questions that all of them are asked."""
    common = [one for one in run.asked if one.question.group is not None]
    asked = common or list(run.asked)
    text = (
        "Over the questions that are asked in every language, so that the languages are compared "
        "on the same questions."
        if common
        else "The questions differ between the languages, so their difficulty may as well."
    )
    names = _names(asked, lambda one: one.question.language)
    values = [
        s.value
        for name in names
        if (s := share(measured((o for o in asked if o.question.language == name), RIGHT)))
    ]
    gap = f"Gap between the best and the worst: {_POINT * (max(values) - min(values)):.1f} points."
    texts = (text, gap)
    return _by(run, "Languages", "languages", lambda one: one.question.language, asked, texts)


def _by(
    run: Run,
    title: str,
    name: str,
    key: Callable[[Asked], str],
    asked: Sequence[Asked],
    texts: tuple[str, ...],
) -> Section:
    names = _names(asked, key)
    shares: dict[str, list[Share | None]] = {
        part: [
            share(measured((o for o in asked if key(o) == row and o.part == part), RIGHT))
            for row in names
        ]
        for part in PARTS
    }
    rows = tuple(
        (row, *(cell for part in PARTS for cell in _cells(shares[part][number])))
        for number, row in enumerate(names)
    )
    columns = (name, *(head for part in PARTS for head in (f"right, {part}, %", "n")))
    picture = Picture(
        name,
        f"The share right by {name}, dev and held-out, of {run.system}; the table has the numbers.",
        plots.shares_plot(names, shares),
    )
    return Section(title, texts, (Table(columns, rows),), (picture,))


def _refusals(run: Run) -> Section:
    to_refuse = [one for one in run.asked if one.question.reasons]
    to_answer = [one for one in run.asked if not one.question.reasons]
    reasons = _names(to_refuse, lambda one: str(one.question.reason))
    rows = []
    for reason in reasons:
        cells: list[str] = []
        for part in PARTS:
            named = [
                float(one.reason in one.question.reasons)
                for one in to_refuse
                if one.question.reason == reason and one.part == part
            ]
            cells += _cells(share(named))
        rows.append((reason, *cells))
    wrongly = [
        cell
        for part in PARTS
        for cell in _cells(
            share([float(o.reason is not None) for o in to_answer if o.part == part])
        )
    ]
    rows.append(("refused though there is an answer", *wrongly))
    columns = ("refusals", *(head for part in PARTS for head in (f"{part}, %", "n")))
    text = (
        "For each reason, the share refused with it, or with another that is right as well; and "
        "the share of answerable questions that were refused."
    )
    return Section("Refusals", (text,), (Table(columns, tuple(rows)),))


def _calibration(run: Run) -> list[Section]:
    found = calibration_of(run.asked)
    if found is None:
        return []
    rows = tuple((f"{one.said:.2f}", f"{one.held:.2f}", str(one.n)) for one in found.bins)
    text = (
        f"Of the questions on one matter that were given nearly the same chance to have an answer, "
        f"the share that has one; {found.n} questions, expected calibration error {found.off:.3f}, "
        f"Brier score {found.brier:.3f} (0 is best for both)."
    )
    picture = Picture(
        "calibration",
        "Chance given against the share that has an answer; the table has the numbers.",
        plots.calibration_plot(found.bins),
    )
    table = Table(("chance given", "share that has an answer", "n"), rows)
    return [Section("Calibration", (text,), (table,), (picture,))]


def _latency(run: Run) -> list[Section]:
    stages = latencies_of(run.asked)
    if not stages:
        return []
    rows = tuple((s.stage, f"{s.p50:.1f}", f"{s.p95:.1f}", str(s.n)) for s in stages)
    picture = Picture(
        "latency",
        "Median and 95th percentile of each stage; the table has the numbers.",
        plots.latency_plot(stages),
    )
    table = Table(("stage", "p50, ms", "p95, ms", "n"), rows)
    return [Section("Latency", (), (table,), (picture,))]


def _wrong(run: Run) -> Section:
    dev = run.of_part(DEV)
    wrong = [(one.question.kind, what_went_wrong(one)) for one in dev]
    counted = Counter((kind, stage) for kind, stage in wrong if stage is not None)
    kinds = list(dict.fromkeys(kind for kind, stage in wrong if stage is not None))
    rows = [(kind, *(str(counted[kind, stage]) for stage in STAGES)) for kind in kinds]
    totals = (str(sum(counted[kind, stage] for kind in kinds)) for stage in STAGES)
    text = (
        "Dev questions that were not answered right, by the first stage that went wrong: the plan "
        "(the question was misread), the evidence (something else was chosen), the answer (the "
        "evidence was right, the words or citations were not), the check (it replaced a sentence)."
    )
    return Section(
        "What went wrong", (text,), (Table(("questions", *STAGES), (*rows, ("all", *totals))),)
    )


def _names(asked: Iterable[Asked], key: Callable[[Asked], str]) -> list[str]:
    return sorted({key(one) for one in asked})


def _cells(one: Share | None) -> tuple[str, str]:
    return (_text(one), str(one.n) if one else "0")


def _text(one: Share | None) -> str:
    return str(one) if one else _NOTHING


def _difference(one: Share | None, other: Share | None) -> str:
    if one is None or other is None:
        return _NOTHING
    return f"{_POINT * (one.value - other.value):+.1f}"


def _is_ahead(one: Share | None, other: Share | None) -> bool:
    return one is not None and other is not None and one.value > other.value
