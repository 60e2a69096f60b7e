"""The question files on Kazakhstan are well formed and ask for findings that the page has.

The findings are counted here from the page itself, not with the package's reader, so that a
slip of the reader cannot bend the gold.
"""

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "evals" / "kazakhstan"
PAGE = ROOT / "corpus" / "kazakhstan-2018-portal-page.txt"
FILES = ("topical.jsonl", "lists.jsonl", "refusals.jsonl", "about_mgi.jsonl")
FIELDS = {"id", "kind", "language", "turns", "required", "allowed", "reason", "asked_by"}
OPTIONAL = {"reason_any", "near"}
KINDS = {
    "topical.jsonl": {"topical", "yes_no"},
    "lists.jsonl": {"list"},
    "refusals.jsonl": {"refusal"},
    "about_mgi.jsonl": {"about_mgi"},
}
REASONS = {"no_profile", "not_covered", "out_of_scope", "no_ranking", "needs_place"}
GUIDANCE = {f"MGI-{language}-intro-{n}" for language in ("fr", "en") for n in (1, 2)} | {
    f"MGI-fr-D{domain}-{level}" for domain in range(1, 7) for level in ("national", "local")
}
SIDE_LABELS = {
    "migration governance: examples of well-developed areas:": "S",
    "areas with potential for further development:": "G",
}

Question = dict[str, Any]


def read(name: str) -> list[Question]:
    """The questions of one file, in its order."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def sections_of_the_page() -> list[set[str]]:
    """The twelve lists of the page (six domains, two sides) as sets of finding ids."""
    sections: list[set[str]] = []
    domain, side = 0, ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        text = line.strip()
        if text.casefold() in SIDE_LABELS:
            side = SIDE_LABELS[text.casefold()]
            # Domains stand in order: each list of strengths opens the next one, whatever
            # number the page prints ("Domain 3: Well-being of migrants" is the fourth).
            domain += side == "S"
            sections.append(set())
        elif text.startswith("•"):
            sections[-1].add(f"KAZ-2018-D{domain}-{side}{len(sections[-1]) + 1}")
    return sections


SECTIONS = sections_of_the_page()
FINDINGS: set[str] = set().union(*SECTIONS)


def test_the_page_gives_36_findings_in_twelve_lists() -> None:
    assert [len(section) for section in SECTIONS] == [5, 3, 3, 3, 4, 2, 3, 2, 3, 2, 3, 3]


@pytest.mark.parametrize("name", FILES)
def test_every_question_has_its_fields(name: str) -> None:
    for question in read(name):
        assert set(question) >= FIELDS, question
        assert set(question) <= FIELDS | OPTIONAL, question
        assert question["kind"] in KINDS[name], question
        assert question["language"] in {"en", "fr"}, question
        assert question["turns"], question
        assert all(turn == turn.strip() != "" for turn in question["turns"]), question


@pytest.mark.parametrize("name", FILES)
def test_every_gold_id_exists(name: str) -> None:
    for question in read(name):
        gold = question["required"] + question["allowed"]
        assert set(gold) <= FINDINGS | GUIDANCE, question
        assert len(gold) == len(set(gold)), question


def test_ids_are_unique_and_no_two_questions_are_alike() -> None:
    questions = [question for name in FILES for question in read(name)]
    ids = Counter(question["id"] for question in questions)
    asked = Counter(" | ".join(question["turns"]).casefold() for question in questions)
    assert ids.most_common(1)[0][1] == 1
    assert asked.most_common(1)[0][1] == 1


def test_only_refusals_have_a_reason_and_they_require_nothing() -> None:
    for name in FILES:
        for question in read(name):
            if question["kind"] == "refusal":
                assert question["reason"] in REASONS, question
                assert question["required"] == [], question
                assert question["reason"] in question.get("reason_any", [question["reason"]])
                assert set(question.get("reason_any", [])) <= REASONS, question
            else:
                assert question["reason"] is None, question
                assert question["required"], question


def test_a_refusal_may_cite_guidance_only_and_only_when_asked_to_rank() -> None:
    for question in read("refusals.jsonl"):
        assert set(question["allowed"]) <= GUIDANCE, question
        assert not question["allowed"] or question["reason"] == "no_ranking", question


def test_every_finding_is_asked_for_in_both_languages() -> None:
    asked = Counter(
        (finding, question["language"])
        for question in read("topical.jsonl")
        for finding in question["required"]
    )
    for finding in FINDINGS:
        assert asked[finding, "en"] >= 3, finding
        assert asked[finding, "fr"] >= 2, finding


def test_a_list_question_asks_for_whole_lists() -> None:
    for question in read("lists.jsonl"):
        required = set(question["required"])
        assert question["allowed"] == [], question
        for section in SECTIONS:
            assert section <= required or not section & required, question


def test_each_list_is_asked_for_in_ten_wordings_per_language() -> None:
    questions = read("lists.jsonl")
    for section in SECTIONS:
        for language in ("en", "fr"):
            wordings = [
                question["turns"]
                for question in questions
                if question["language"] == language and set(question["required"]) == section
            ]
            assert len(wordings) >= 10, (sorted(section), language)


@pytest.mark.parametrize("name", FILES)
def test_the_recorded_split_is_that_of_the_files(name: str) -> None:
    recorded = json.loads((FOLDER / "split.json").read_text(encoding="utf-8"))["files"][name]
    ids = [question["id"] for question in read(name)]
    held_out = sum(int(hashlib.sha256(i.encode()).hexdigest(), 16) % 2 for i in ids)
    assert recorded == {
        "questions": len(ids),
        "tuning": len(ids) - held_out,
        "held_out": held_out,
        "sha256": hashlib.sha256((FOLDER / name).read_bytes()).hexdigest(),
    }
