"""The documents of the corpus that are no profiles: digests, and facts about the programme."""

import json
from pathlib import Path

import pytest

from mgi_rag.errors import DocumentError
from mgi_rag.places.place import Place
from mgi_rag.profiles.corpus import read_corpus
from mgi_rag.profiles.document import read_document
from mgi_rag.profiles.finding import Profile
from mgi_rag.profiles.programme import is_programme, read_programme
from mgi_rag.profiles.published import register, registered
from mgi_rag.profiles.reading import Corpus
from mgi_rag.settings import shipped_corpus

FACT = {
    "guidance_id": "MGI-en-programme-1",
    "as_of": "2023-10",
    "topic": "coverage",
    "fact": "Invented: the programme reached 3 places.",
    "source_title": "An invented source",
    "source_url": "https://invented.example/",
}
DIGEST = {"iso3": "GHA", "locality": "Accra", "year": 2019, "partial": True, "reported_by": "News"}
LISTS = "# Accra, Ghana\n\n## Domain 1: Migrants' rights\n\n### Well-developed areas\n\n- {}\n"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus(shipped_corpus(), 10_000_000)


@pytest.fixture(scope="module")
def digests(corpus: Corpus) -> dict[str, Profile]:
    return {p.profile_id: p for p in corpus.profiles if p.partial}


def test_the_findings_have_their_ids(digests: dict[str, Profile]) -> None:
    assert {key: [f.finding_id for f in p.findings] for key, p in digests.items()} == {
        "GHA-accra-2019": [
            f"GHA-accra-2019-{position}" for position in ("D1-S1", "D1-G1", "D2-G1", "D5-S1")
        ],
        "HND-danli-2024": [f"HND-danli-2024-{p}" for p in ("D2-S1", "D2-S2", "D6-S1")],
        "HND-omoa-2024": [f"HND-omoa-2024-{p}" for p in ("D1-S1", "D3-S1", "D6-S1")],
        "LBR-gompa-2024": [f"LBR-gompa-2024-{p}" for p in ("D1-G1", "D2-G1", "D2-G2")],
    }


def test_a_digest_names_who_restates_it(digests: dict[str, Profile]) -> None:
    for profile in digests.values():
        assert profile.reported_by is not None
        assert profile.source in profile.reported_by
        assert (profile.url or "https://none") in profile.reported_by
        assert profile.language == "en"
        assert all("domain assigned by us" in (f.note or "") for f in profile.findings)


def test_the_corpus_is_read_without_a_complaint(corpus: Corpus) -> None:
    assert corpus.problems == ()
    roles = {line.role.value for reading in corpus.readings for line in reading.lines}
    assert "not understood" not in roles


def test_the_facts_about_the_programme_have_date_and_source(corpus: Corpus) -> None:
    facts = [g for g in corpus.guidance if "-programme-" in g.guidance_id]
    assert [f.guidance_id for f in facts] == [f"MGI-en-programme-{n}" for n in range(1, 48)]
    assert all(f.as_of and f.source and f.url and f.reported_by for f in facts)
    assert all(f.profile_id is None for f in facts)


def test_a_real_document_replaces_a_digest(tmp_path: Path) -> None:
    (tmp_path / "a-digest.md").write_text(LISTS.format("Invented: restated."), encoding="utf-8")
    (tmp_path / "a-digest.meta.json").write_text(json.dumps(DIGEST), encoding="utf-8")
    (tmp_path / "profile.md").write_text(LISTS.format("Invented: printed."), encoding="utf-8")
    meta = {k: v for k, v in DIGEST.items() if k not in ("partial", "reported_by")}
    (tmp_path / "profile.meta.json").write_text(json.dumps(meta), encoding="utf-8")
    read = read_corpus(tmp_path, 1_000_000)
    (profile,) = read.profiles
    assert [f.quote for f in profile.findings] == ["Invented: printed."]
    assert profile.findings[0].note is None
    assert not profile.partial
    assert [problem.is_error for problem in read.problems] == [False]


def line(**changes: object) -> bytes:
    return (json.dumps(FACT | changes) + "\n").encode()


def test_facts_are_a_document_without_a_profile() -> None:
    assert is_programme(line())
    reading = read_document("facts.jsonl", line() + b"\n" + line(guidance_id="MGI-fr-programme-2"))
    assert reading.profile is None
    assert [(g.guidance_id, g.language, g.locator) for g in reading.guidance] == [
        ("MGI-en-programme-1", "en", "line 1"),
        ("MGI-fr-programme-2", "fr", "line 3"),
    ]


@pytest.mark.parametrize(
    ("second", "named"),
    [
        (line(), "stands twice"),
        (line(guidance_id="MGI-en-intro-1"), "guidance_id"),
        (line(as_of="last year"), "as_of"),
        (line(colour="blue"), "colour"),
        (line(fact=""), "fact"),
        (b'{"guidance_id": \n', "not JSON"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(second: bytes, named: str) -> None:
    with pytest.raises(DocumentError, match=f"line 2.*{named}"):
        read_programme(line() + second)


def test_facts_of_two_documents_under_one_id_are_both_kept(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(line())
    (tmp_path / "b.jsonl").write_bytes(line(fact="Invented: another."))
    ids = [passage.guidance_id for passage in read_corpus(tmp_path, 1_000_000).guidance]
    assert ids == ["MGI-en-programme-1", "MGI-en-programme-1-b"]


def test_the_register_has_one_entry_a_place_and_year() -> None:
    keys = [(entry.place.key, entry.year) for entry in register()]
    assert len(keys) == len(set(keys))
    assert {entry.place.key for entry in register()} >= {"GHA", "GHA-accra", "LBR-gompa", "TCD-lac"}


def test_only_sources_that_hold_a_profile_make_it_published() -> None:
    published = {entry.place.key for entry in register() if entry.is_published}
    assert published >= {"GHA", "IRQ", "MWI", "ECU-quito", "MEX-mexico"}
    assert published.isdisjoint({"BHR", "ZWE", "AGO", "THA", "GEO-tbilisi", "HND-omoa"})
    assert [entry.year for entry in registered(Place("IRQ"))] == [2020, None]
    assert registered(Place("NOR")) == ()
