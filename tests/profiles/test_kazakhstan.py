"""The real page of Kazakhstan 2018, read whole."""

import hashlib
from collections import Counter

import pytest

from mgi_rag.profiles.corpus import read_corpus
from mgi_rag.profiles.document import read_document
from mgi_rag.profiles.finding import Domain, Polarity, Profile
from mgi_rag.profiles.reading import Reading, Role
from mgi_rag.settings import shipped_corpus

PAGE = "kazakhstan-2018-portal-page.txt"


@pytest.fixture(scope="module")
def reading() -> Reading:
    corpus = read_corpus(shipped_corpus(), 10_000_000)
    assert corpus.problems == ()
    return next(r for r in corpus.readings if r.file == PAGE)


@pytest.fixture(scope="module")
def profile(reading: Reading) -> Profile:
    assert reading.profile is not None
    return reading.profile


@pytest.fixture(scope="module")
def page() -> list[str]:
    return (shipped_corpus() / PAGE).read_text(encoding="utf-8").split("\n")


def test_profile_is_identified(profile: Profile) -> None:
    assert profile.profile_id == "KAZ-2018"
    assert (profile.place.key, profile.year, profile.language) == ("KAZ", 2018, "en")
    assert profile.title == "Migration Governance Profile: Republic of Kazakhstan"
    assert profile.terms == "not stated"


def test_sidecar_changes_neither_place_nor_language() -> None:
    content = (shipped_corpus() / PAGE).read_bytes()
    assert read_document(PAGE, content).profile.profile_id == "KAZ-2018"  # type: ignore[union-attr]


def test_findings_per_domain(profile: Profile) -> None:
    counts = Counter((f.domain.value, f.polarity.letter) for f in profile.findings)
    strengths = [counts[domain, "S"] for domain in range(1, 7)]
    gaps = [counts[domain, "G"] for domain in range(1, 7)]
    assert strengths == [5, 3, 4, 3, 3, 3]
    assert gaps == [3, 3, 2, 2, 2, 3]
    assert len(profile.findings) == 36


def test_ids_count_positions_in_the_source_order(profile: Profile) -> None:
    by_id = {f.finding_id: f for f in profile.findings}
    assert len(by_id) == 36
    assert by_id["KAZ-2018-D1-G2"].quote.startswith("Migrant workers are not covered by the law")
    assert by_id["KAZ-2018-D4-G1"].domain is Domain.WELL_BEING


def test_title_wins_over_printed_number(profile: Profile) -> None:
    fourth = [f for f in profile.findings if f.domain is Domain.WELL_BEING]
    assert len(fourth) == 5
    messages = [note.english for note in profile.notes]
    assert any("prints the number 3" in m and "domain 4" in m for m in messages)


def test_every_quote_stands_where_its_locator_leads(profile: Profile, page: list[str]) -> None:
    for finding in profile.findings:
        word, number = finding.locator.split()
        assert word == "line"
        line = page[int(number) - 1]
        assert line.strip().removeprefix("•").strip() == finding.quote


def test_every_bullet_of_the_page_is_a_finding(profile: Profile, page: list[str]) -> None:
    bullets = [line.strip()[1:].strip() for line in page if line.strip().startswith("•")]
    assert [f.quote for f in profile.findings] == bullets


def test_every_line_has_a_role_and_none_is_lost(reading: Reading, page: list[str]) -> None:
    assert [line.line.text for line in reading.lines] == page
    roles = Counter(line.role for line in reading.lines)
    assert sum(roles.values()) == len(page)
    assert roles[Role.NOT_UNDERSTOOD] == 0
    assert roles[Role.FINDING] == 36
    assert roles[Role.GUIDANCE] == 16


def test_guidance_of_the_french_frame(reading: Reading) -> None:
    ids = {passage.guidance_id for passage in reading.guidance}
    domains = {f"MGI-fr-D{n}-{level}" for n in range(1, 7) for level in ("national", "local")}
    introductions = {"MGI-fr-intro-1", "MGI-fr-intro-2", "MGI-en-intro-1", "MGI-en-intro-2"}
    assert ids == domains | introductions
    texts = {passage.guidance_id: passage.text for passage in reading.guidance}
    assert texts["MGI-fr-D4-local"].startswith("Les indicateurs de cette catégorie évaluent")
    assert texts["MGI-en-intro-2"].startswith("The Migration Governance Indicators (MGI)")


def test_slip_of_negation_is_noted(profile: Profile) -> None:
    noted = {f.finding_id: f.note for f in profile.findings if f.note}
    assert set(noted) == {"KAZ-2018-D1-G1"}
    note = noted["KAZ-2018-D1-G1"]
    assert "do now have access" in note
    assert "do not" in note
    assert "slip" in note


def test_shipped_page_is_byte_for_byte_the_supplied_one() -> None:
    digest = hashlib.sha256((shipped_corpus() / PAGE).read_bytes()).hexdigest()
    assert digest == "61b0d20cf13b304eda99a4cd9b319550dda10f2158cbd0579fb9232f94a399e0"


def test_sides_of_every_finding_follow_their_heading(profile: Profile, page: list[str]) -> None:
    for finding in profile.findings:
        number = int(finding.locator.split()[1])
        headings = [line for line in page[:number] if "areas" in line.lower() and ":" in line]
        gap = headings[-1].startswith("Areas with potential")
        assert finding.polarity is (Polarity.GAP if gap else Polarity.STRENGTH)
