"""Profiles side by side: every finding once, contrasts by what the profiles say, no score."""

import csv
import io
from dataclasses import replace
from datetime import date

import docx
import pytest

from mgi_rag.errors import UsageError
from mgi_rag.exports.comparison import comparison_csv, comparison_markdown, comparison_word
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.messages.interface import interface
from mgi_rag.profiles.document import read_document
from mgi_rag.profiles.finding import Domain, Polarity, Profile
from mgi_rag.side_by_side import Change, compare, profiles_named

ENGLISH = interface("en")


def profile(country: str, strengths: list[str], gaps: list[str]) -> Profile:
    """An invented profile with one domain."""
    lines = [f"# Migration Governance Profile: {country} 2021 (invented)", ""]
    lines += ["## Domain 6: Safe, orderly and regular migration", "### Well-developed areas", ""]
    lines += [f"- {text}" for text in strengths]
    lines += ["", "### Areas with potential for further development", ""]
    lines += [f"- {text}" for text in gaps]
    found = read_document(f"{country}.md", "\n".join(lines).encode()).profile
    assert found is not None
    return found


@pytest.fixture
def catalogue() -> Catalogue:
    iceland = profile(
        "Iceland",
        ["Invented: visas can be applied for online.", "Invented: it rains."],
        ["Invented: returning citizens get no reintegration support."],
    )
    norway = profile(
        "Norway", ["Invented: it snows."], ["Invented: nobody can apply for a visa online."]
    )
    return Catalogue((iceland, norway), ())


def test_every_finding_stands_in_exactly_one_row(catalogue: Catalogue) -> None:
    rows = compare(catalogue, ["ISL-2021", "NOR-2021"]).rows
    shown = [f.finding_id for row in rows for cell in row.cells for f in cell]
    assert sorted(shown) == sorted(catalogue.by_finding)


def test_a_strength_here_and_a_gap_there_is_a_contrast(catalogue: Catalogue) -> None:
    rows = compare(catalogue, ["ISL-2021", "NOR-2021"]).rows
    (contrast,) = [row for row in rows if row.is_contrast]
    assert contrast.topic == "online-visa"
    assert [[f.finding_id for f in cell] for cell in contrast.cells] == [
        ["ISL-2021-D6-S1"],
        ["NOR-2021-D6-G1"],
    ]


def test_filters_leave_out_what_they_name(catalogue: Catalogue) -> None:
    ids = ["ISL-2021", "NOR-2021"]
    gaps = compare(catalogue, ids, sides=[Polarity.GAP])
    assert {f.polarity for row in gaps.rows for c in row.cells for f in c} == {Polarity.GAP}
    assert compare(catalogue, ids, domains=[Domain.CRISES]).rows == ()
    (row,) = compare(catalogue, ids, topics=["online-visa"]).rows
    assert row.topic == "online-visa"


@pytest.mark.parametrize("ids", [[], ["ISL-2021"], ["ISL-2021", "ISL-2021"], ["ISL-2021", "X-1"]])
def test_what_cannot_be_compared_is_told(catalogue: Catalogue, ids: list[str]) -> None:
    with pytest.raises(UsageError):
        compare(catalogue, ids)


def test_exports_hold_every_finding_with_its_reference(catalogue: Catalogue) -> None:
    comparison = compare(catalogue, ["ISL-2021", "NOR-2021"])
    today = date(2026, 11, 24)
    markdown = comparison_markdown(comparison, ENGLISH, today)
    content = comparison_csv(comparison, ENGLISH, today)
    document = docx.Document(io.BytesIO(comparison_word(comparison, ENGLISH, today)))
    word = "\n".join(p.text for p in document.paragraphs)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert {row["Identifier"] for row in rows} == set(catalogue.by_finding)
    assert [row["Contrast"] for row in rows].count("yes") == 2
    for identifier, finding in catalogue.by_finding.items():
        assert identifier in markdown
        assert f"{identifier}, {finding.locator}" in word
    assert "ranks nobody" in markdown
    assert "◆ Contrast" in document.tables[0].rows[1].cells[0].text


def test_findings_of_no_likely_topic_are_put_beside_the_one_most_like_them(
    catalogue: Catalogue,
) -> None:
    chances = {
        "ISL-2021-D6-S1": {"online-visa": 0.3, "visa-information": 0.2},
        "NOR-2021-D6-G1": {"online-visa": 0.4, "visa-information": 0.2},
        "ISL-2021-D6-S2": {"border-staff": 0.4},
        "NOR-2021-D6-S1": {"return-programme": 0.4},
    }
    given = {i: chances.get(i, {"irregular-migrants": 0.1}) for i in catalogue.by_finding}
    rows = compare(replace(catalogue, topics=given), ["ISL-2021", "NOR-2021"]).rows
    (shared,) = [row for row in rows if row.is_shared]
    assert [[f.finding_id for f in cell] for cell in shared.cells] == [
        ["ISL-2021-D6-S1"],
        ["NOR-2021-D6-G1"],
    ]
    shown = [f.finding_id for row in rows for cell in row.cells for f in cell]
    assert sorted(shown) == sorted(catalogue.by_finding)


def test_a_matter_changes_side_comes_goes_or_stays_between_rounds(catalogue: Catalogue) -> None:
    rows = compare(catalogue, ["ISL-2021", "NOR-2021"]).rows
    changes = {row.topic: row.change for row in rows}
    assert changes["online-visa"] is Change.CHANGED_SIDE
    assert changes[None] is None
    strengths = compare(catalogue, ["ISL-2021", "NOR-2021"], sides=[Polarity.STRENGTH]).rows
    assert {row.topic: row.change for row in strengths}["online-visa"] is Change.GONE


@pytest.mark.parametrize("names", [["Iceland", "Norway"], ["ISL", "NOR-2021"]])
def test_places_are_compared_by_name_by_key_or_by_profile(
    catalogue: Catalogue, names: list[str]
) -> None:
    assert profiles_named(catalogue, names) == ["ISL-2021", "NOR-2021"]


def test_a_place_without_a_profile_is_told(catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match=r"Kenya: no profile .* ISL, NOR"):
        profiles_named(catalogue, ["Iceland", "Kenya"])
