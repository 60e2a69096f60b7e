"""A report tells what a run holds, hides what was held out, and does nothing on its own."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from invented_runs import LINES, REFUSAL, WRONG, answered
from lxml import html
from markdown_it import MarkdownIt

from mgi_rag.errors import UsageError
from mgi_rag.evals.report.contents import Section
from mgi_rag.evals.report.run_files import Run, read_run
from mgi_rag.evals.report.sections import report_of
from mgi_rag.evals.report.what_went_wrong import what_went_wrong
from mgi_rag.evals.report.written import as_html, as_markdown, write_report

Write = Callable[..., Path]
SECRET = "A question that nobody may see"


@pytest.fixture
def run(write_run: Write) -> Run:
    return read_run(write_run())


def section(run: Run, title: str, *others: Run) -> Section:
    return next(s for s in report_of([run, *others]).sections if s.title == title)


def cells(found: Section) -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in found.tables[0].rows}


def test_a_figure_stands_with_its_interval_and_its_number_of_questions(run: Run) -> None:
    # 2 of 3 dev questions; the interval after Wilson (1927), counted by hand.
    assert cells(section(run, "Figures"))["right"] == (
        "66.7 (20.8 to 93.9)",
        "3",
        "0.0 (0.0 to 79.3)",
        "1",
    )


def test_a_measure_counts_only_the_questions_that_it_applies_to(write_run: Write) -> None:
    lines = [answered("a"), answered("b", measures={"refused": 1.0})]
    figures = cells(section(read_run(write_run(lines)), "Figures"))
    assert figures["cited"][1] == "1"
    assert figures["right"][1] == "2"


def test_single_failures_are_those_of_dev_unless_revealed(run: Run) -> None:
    hidden, revealed = report_of([run]), report_of([run], is_revealed=True)
    for written in (as_html(hidden), as_markdown(hidden)):
        assert SECRET not in written
        assert "wrong-held" not in written
    for written in (as_html(revealed), as_markdown(revealed)):
        assert SECRET in written
        assert "REVEALED: this report shows single failures of the held-out part" in written
    assert "REVEALED" not in as_html(hidden)


def test_a_failure_shows_question_plan_evidence_answer_and_gold(run: Run) -> None:
    page = html.fromstring(as_html(report_of([run])))
    [failure] = page.xpath("//details")
    told = failure.text_content()
    for part in (
        "What is <b>dev</b>?",
        'places: ["KEN"]',
        "KEN-2020-D1-G1 (0.900)",
        "“An invented finding.” [1]",
        "cites KEN-2020-D1-G1",
        "Missed",
    ):
        assert part in told, part


FORBIDDEN = {"script", "iframe", "object", "embed", "form", "link", "base"}
HOSTILE = '<script>alert(1)</script><img src="https://evil.example/x" onerror=alert(1)>'
MARKED = (
    "[click](https://evil.example) ![](https://evil.example/x.png) | **b** https://evil.example"
)


def hostile_run(write_run: Write) -> Run:
    text: dict[str, Any] = {"turns": [HOSTILE + MARKED], "answer": HOSTILE + MARKED}
    plan = {"places": [HOSTILE + MARKED], "topic": MARKED}
    return read_run(write_run([answered("evil", **WRONG, **text, plan=plan)], system="odd"))


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


def test_plots_stand_beside_the_markdown_and_fetch_nothing(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    page = write_report(report_of([run]), folder)
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    named = re.findall(r"\(plots/([\w-]+\.svg)\)", (folder / "report.md").read_text())
    assert {path.name for path in (folder / "plots").iterdir()} == set(named)
    for name in named:
        svg = (folder / "plots" / name).read_text(encoding="utf-8")
        assert not re.search(r"<script|href=\"(?!#)|url\((?!#)|@import", svg), name


def test_the_same_run_gives_the_same_report(run: Run) -> None:
    assert as_html(report_of([run])) == as_html(report_of([run]))


def test_systems_side_by_side_say_where_ours_is_behind(write_run: Write) -> None:
    ours = read_run(write_run())
    better = read_run(write_run([answered(line["id"]) for line in LINES], system="baseline"))
    found = section(ours, "What each piece is worth", better)
    assert {row[0]: row[-1] for row in found.tables[0].rows} == {"ours": "–", "baseline": "+50.0"}
    assert any("topical: baseline is ahead of ours (+66.7 points)" in t for t in found.texts)
    swapped = section(better, "What each piece is worth", ours)
    assert "baseline is behind none of the others in any kind of question." in swapped.texts


def test_languages_are_compared_on_what_all_are_asked(write_run: Write) -> None:
    gold = {"required": ["KEN-2020-D1-G1"], "allowed": [], "reason": None, "group": "one"}
    lines = [
        answered("one-en", gold=gold),
        answered("one-fr", gold=gold, language="fr", **WRONG),
        answered("alone", language="fr"),
    ]
    found = section(read_run(write_run(lines)), "Languages")
    assert cells(found)["fr"][0].startswith("0.0")
    assert "Gap between the best and the worst: 100.0 points." in found.texts


def test_refusals_are_told_by_reason_and_wrong_refusals_beside_them(write_run: Write) -> None:
    lines = [
        answered("a", kind="refusal", gold=REFUSAL, reason="not_covered"),
        answered("b", kind="refusal", gold=REFUSAL, reason="no_profile"),
        answered("c", reason="not_covered"),
        answered("d"),
    ]
    found = cells(section(read_run(write_run(lines)), "Refusals"))
    assert found["not_covered"][0].startswith("50.0")
    assert found["refused though there is an answer"][0].startswith("50.0")


def test_calibration_sets_the_chances_given_against_what_held(write_run: Write) -> None:
    lines = [
        answered("a", confidence=0.8),
        answered("b", confidence=0.8, gold=REFUSAL),
        answered("c", confidence=None),
    ]
    found = section(read_run(write_run(lines)), "Calibration")
    assert found.tables[0].rows == (("0.80", "0.50", "2"),)
    assert "Brier score 0.340" in found.texts[0]
    assert "calibration error 0.300" in found.texts[0]


def test_latency_tells_the_median_and_the_95th_percentile(write_run: Write) -> None:
    lines = [answered(str(n), timings_ms={"total": float(n)}) for n in range(101)]
    found = section(read_run(write_run(lines)), "Latency")
    assert found.tables[0].rows == (("total", "50.0", "95.0", "101"),)


OTHER = [{"id": "KEN-2020-D2-G1", "score": 0.8}]
ELSEWHERE = {"required": ["KEN-2020-D1-G1"], "allowed": [], "reason": None}


@pytest.mark.parametrize(
    ("line", "stage"),
    [
        ({}, None),
        (WRONG | {"reason": "needs_place"}, "plan"),
        (
            WRONG | {"plan": {"places": ["GHA"]}, "gold": ELSEWHERE | {"profiles": ["KEN-2020"]}},
            "plan",
        ),
        (
            WRONG | {"plan": {"polarity": "strength"}, "gold": ELSEWHERE | {"polarity": "gap"}},
            "plan",
        ),
        (WRONG | {"gold": REFUSAL | {"reason": "no_ranking"}}, "plan"),
        (WRONG | {"gold": REFUSAL}, "evidence"),
        (WRONG | {"reason": "not_covered"}, "evidence"),
        (WRONG | {"evidence": OTHER}, "evidence"),
        (WRONG | {"citations": []}, "answer"),
        (WRONG | {"sentences": [{"text": "x", "check": "replaced"}]}, "check"),
    ],
)
def test_one_word_says_which_stage_went_wrong(
    write_run: Write, line: dict[str, Any], stage: str | None
) -> None:
    [asked] = read_run(write_run([answered("one", **line)])).asked
    assert what_went_wrong(asked) == stage


def test_a_half_written_line_is_told_with_its_number(write_run: Write) -> None:
    folder = write_run()
    with (folder / "answers.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "cut o')
    with pytest.raises(UsageError, match=r"answers\.jsonl: line 5: is half written"):
        read_run(folder)


def test_a_folder_that_is_no_run_is_told_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="give the folder of a run"):
        read_run(tmp_path)
