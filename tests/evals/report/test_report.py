"""A report tells what a run holds, hides what was held out, and does nothing on its own."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from invented_runs import ANSWERS, GOLD, REFUSAL, SECRET, WRONG, answered
from lxml import html
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from mgi_rag.cli import app
from mgi_rag.errors import UsageError
from mgi_rag.evals.report.cells import p_text
from mgi_rag.evals.report.contents import Section
from mgi_rag.evals.report.sections import report_of
from mgi_rag.evals.report.told_run import ToldRun, told_run
from mgi_rag.evals.report.what_went_wrong import what_went_wrong
from mgi_rag.evals.report.written import as_html, as_markdown, write_report

Write = Callable[..., Path]


@pytest.fixture
def run(write_run: Write) -> ToldRun:
    return told_run(write_run())


def section(run: ToldRun, title: str, *others: ToldRun) -> Section:
    return next(s for s in report_of([run, *others]).sections if s.title == title)


def cells(found: Section) -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in found.tables[0].rows}


def test_a_figure_stands_with_its_interval_and_its_number_of_questions(run: ToldRun) -> None:
    dev, of, held_out, of_held_out = cells(section(run, "Figures"))["right"]
    assert dev.startswith("66.7 (")
    assert of == "3"
    assert held_out.startswith("0.0 (0.0 to ")
    assert of_held_out == "1"


def test_a_measure_counts_only_the_questions_that_it_applies_to(write_run: Write) -> None:
    lines = [answered("a"), answered("b", measures={"right": 1.0, "refused": 1.0})]
    figures = cells(section(told_run(write_run(lines)), "Figures"))
    assert figures["right"][1] == "2"
    assert figures["refused"][1] == "1"


def test_single_failures_are_those_of_dev_unless_revealed(run: ToldRun) -> None:
    hidden, revealed = report_of([run]), report_of([run], is_revealed=True)
    for written in (as_html(hidden), as_markdown(hidden)):
        assert SECRET not in written
        assert "wrong-held" not in written
    for written in (as_html(revealed), as_markdown(revealed)):
        assert SECRET in written
        assert "REVEALED: this report shows single failures of the held-out part" in written
    assert "REVEALED" not in as_html(hidden)


def test_a_run_whose_failures_were_shown_before_is_not_called_held_out(run: ToldRun) -> None:
    run.run.stamp_revealed("2026-01-01T00:00:00+00:00", "a test")
    written = as_markdown(report_of([run]))
    assert "have been shown before" in written
    assert SECRET not in written


def test_a_failure_shows_question_plan_evidence_answer_and_gold(run: ToldRun) -> None:
    page = html.fromstring(as_html(report_of([run])))
    [failure] = page.xpath("//details")
    told = failure.text_content()
    for part in (
        "What is <b>dev</b>?",
        'places: ["KEN"]',
        "KEN-2020-D1-G1 (0.900)",
        "“An invented finding.” [1]",
        "cites KEN-2020-D1-G1",
        "right 0",
    ):
        assert part in told, part


FORBIDDEN = {"script", "iframe", "object", "embed", "form", "link", "base"}
HOSTILE = '<script>alert(1)</script><img src="https://evil.example/x" onerror=alert(1)>'
MARKED = (
    "[click](https://evil.example) ![](https://evil.example/x.png) | **b** https://evil.example"
)


def hostile_run(write_run: Write) -> ToldRun:
    text: dict[str, Any] = {"turns": [HOSTILE + MARKED], "answer": HOSTILE + MARKED}
    plan = {"places": [HOSTILE + MARKED], "topic": MARKED}
    return told_run(write_run([answered("evil", **WRONG, **text, plan=plan)], system="odd"))


def test_html_holds_no_script_no_handler_and_no_address(write_run: Write) -> None:
    written = as_html(report_of([hostile_run(write_run)]))
    page = html.fromstring(written)
    assert not [node for node in page.iter() if node.tag in FORBIDDEN]
    assert all(not name.startswith("on") for node in page.iter() for name in node.attrib)
    for node in page.xpath("//*[@src or @href]"):
        assert node.get("src", "data:image/svg+xml;base64,").startswith(
            "data:image/svg+xml;base64,"
        )
        assert node.get("href", "#").startswith("#")
    [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


def test_markdown_holds_no_html_and_no_address(write_run: Write) -> None:
    rendered = MarkdownIt("js-default").render(as_markdown(report_of([hostile_run(write_run)])))
    page = html.fromstring(f"<div>{rendered}</div>")
    assert not [node for node in page.iter() if node.tag in {*FORBIDDEN, "a", "b"}]
    assert all(address.startswith("plots/") for address in page.xpath("//img/@src"))


def test_plots_stand_beside_the_markdown_and_fetch_nothing(run: ToldRun, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    page = write_report(report_of([run]), folder)
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    named = re.findall(r"\(plots/([\w-]+\.svg)\)", (folder / "report.md").read_text())
    assert {path.name for path in (folder / "plots").iterdir()} == set(named)
    for name in named:
        svg = (folder / "plots" / name).read_text(encoding="utf-8")
        assert not re.search(r"<script|href=\"(?!#)|url\((?!#)|@import", svg), name


def test_the_same_run_gives_the_same_report(run: ToldRun) -> None:
    assert as_html(report_of([run])) == as_html(report_of([run]))


def test_systems_side_by_side_say_where_ours_is_behind(write_run: Write) -> None:
    ours = told_run(write_run())
    better = told_run(write_run([answered(one.id) for one in ANSWERS], system="baseline"))
    found = section(ours, "What each piece is worth", better)
    apart = {row[0]: row[-1] for row in found.tables[0].rows}
    assert apart["ours"] == "–"
    assert re.match(r"\+50\.0 \(.* to .*\) \(p \d\.\d{3}\)$", apart["baseline"])
    (why,) = [text for text in found.texts if text.startswith("topical: baseline is ahead")]
    assert why.startswith("topical: baseline is ahead of ours by 66.7 points; what it alone")
    assert why.endswith("ours loses at: answer 2.")
    swapped = section(better, "What each piece is worth", ours)
    assert "baseline is behind none of the others in any kind of question." in swapped.texts


def test_languages_are_compared_on_what_all_are_asked(write_run: Write) -> None:
    lines = [
        answered(f"{name}-{language}", gold=GOLD | {"group": name}, language=language, **measures)
        for name in ("one", "two")
        for language, measures in (("en", {}), ("fr", WRONG))
    ]
    found = section(told_run(write_run([*lines, answered("alone", language="fr")])), "Languages")
    assert cells(found)["fr"][:2] == (cells(found)["fr"][0], "2")
    assert cells(found)["fr"][0].startswith("0.0 ")
    assert any(t.startswith("Gap between the best and the worst, dev: 100.0") for t in found.texts)


def test_calibration_sets_the_chances_given_against_what_held(write_run: Write) -> None:
    lines = [
        answered("a", confidence=0.8),
        answered("b", confidence=0.8, gold=REFUSAL),
        answered("c", confidence=None),
    ]
    found = section(told_run(write_run(lines)), "Calibration")
    assert found.tables[0].rows == (("dev", "0.80", "0.50", "2"),)
    assert "2 questions, expected calibration error 0.300" in found.texts[0]


def test_latency_tells_the_median_and_the_95th_percentile(write_run: Write) -> None:
    lines = [answered(str(n), timings_ms={"total": float(n)}) for n in range(101)]
    [row] = section(told_run(write_run(lines)), "Latency").tables[0].rows
    assert [cell.split(" ")[0] for cell in row] == ["total", "50.0", "95.0"]


OTHER = [{"number": 1, "finding_id": "KEN-2020-D2-G1"}]
CHECKED = [{"text": "x", "check": "checked"}]
REPLACED = [{"text": "x", "check": "replaced"}]


@pytest.mark.parametrize(
    ("line", "stage"),
    [
        ({}, None),
        (WRONG | {"reason": "needs_place"}, "plan"),
        (WRONG | {"plan": {"places": ["GHA"]}, "gold": GOLD | {"profiles": ["KEN-2020"]}}, "plan"),
        (WRONG | {"plan": {"domains": [2]}}, "plan"),
        (WRONG | {"plan": {"polarity": "strength"}, "gold": GOLD | {"polarity": "gap"}}, "plan"),
        (WRONG | {"gold": REFUSAL | {"reason": "no_ranking"}}, "plan"),
        (WRONG | {"gold": REFUSAL}, "evidence"),
        (WRONG | {"reason": "not_covered"}, "evidence"),
        (WRONG | {"citations": OTHER}, "evidence"),
        (WRONG | {"citations": [], "sentences": CHECKED, "evidence": []}, "evidence"),
        (WRONG | {"citations": [], "sentences": CHECKED}, "answer"),
        (WRONG | {"citations": [], "sentences": REPLACED}, "check"),
        (WRONG | {"answer_language": "fr"}, "answer"),
    ],
)
def test_one_word_says_which_stage_went_wrong(
    write_run: Write, line: dict[str, Any], stage: str | None
) -> None:
    [answer] = told_run(write_run([answered("one", **line)])).answers
    assert what_went_wrong(answer) == stage


def test_a_run_that_is_not_finished_is_told_how_to_finish_it(write_run: Write) -> None:
    folder = write_run()
    (folder / "figures.json").unlink()
    with pytest.raises(UsageError, match="not finished"):
        told_run(folder)


def test_a_folder_that_is_no_run_is_told_what_makes_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no run"):
        told_run(tmp_path)


def test_the_verb_writes_the_report_and_stamps_a_run_whose_failures_it_reveals(
    write_run: Write, tmp_path: Path
) -> None:
    folder, out = write_run(), tmp_path / "out"
    asked = ["eval", "report", str(folder), "--out", str(out)]
    assert CliRunner().invoke(app, asked).exit_code == 0
    assert SECRET not in (out / "report.html").read_text(encoding="utf-8")
    assert not told_run(folder).run.revealed
    assert CliRunner().invoke(app, [*asked, "--reveal"]).exit_code == 0
    assert SECRET in (out / "report.html").read_text(encoding="utf-8")
    assert told_run(folder).run.revealed


def test_a_very_small_p_is_not_told_as_none() -> None:
    assert [p_text(p) for p in (0.0001, 0.0234)] == ["< 0.001", "0.023"]
