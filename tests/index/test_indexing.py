"""A store follows its corpus: what is added, changed and gone, and nothing is done twice."""

from dataclasses import replace
from pathlib import Path

import pytest
from invented_profiles import (
    FakeEmbedder,
    contents,
    countries,
    country,
    full_guidance,
    invented_corpus,
    invented_guidance,
    invented_reading,
    noted,
    reading_of,
    with_finding,
)

from mgi_rag.errors import StoreError
from mgi_rag.index.catalogue import Catalogue, load_catalogue
from mgi_rag.index.indexing import index_corpus, known_readings, rebuild_index
from mgi_rag.index.report import Changes
from mgi_rag.index.schema import Shelf
from mgi_rag.index.store import open_store
from mgi_rag.places.place import Place
from mgi_rag.profiles.finding import Domain
from mgi_rag.profiles.reading import Reading


def catalogue(folder: Path) -> Catalogue:
    store = open_store(folder)
    try:
        return load_catalogue(store)
    finally:
        store.close()


def test_what_goes_in_comes_back_out(folder: Path, embedder: FakeEmbedder) -> None:
    first, second = countries("AB")
    city = invented_reading(Place("AGO", "mitte", "Mitte (Center)"), domains=[Domain.CRISES])
    rich = noted(first)
    assert rich.profile is not None
    rich = reading_of(replace(rich.profile, url="http://invented.example", partial=True))
    guidance = (invented_guidance(2), invented_guidance(10), full_guidance())
    index_corpus(
        invented_corpus(rich, second, city, guidance=guidance, unreadable=2), folder, embedder
    )
    read = catalogue(folder)
    assert list(read.profiles) == [rich.profile, city.profile, second.profile]
    assert {g.guidance_id: g for g in guidance} == read.by_guidance
    assert [g.guidance_id for g in read.guidance][:2] == ["MGI-en-intro-2", "MGI-en-intro-10"]
    assert read.unreadable == 2


def test_a_finding_carries_what_a_citation_needs(folder: Path, embedder: FakeEmbedder) -> None:
    index_corpus(invented_corpus(invented_reading(Place("KAZ"), 2018)), folder, embedder)
    text, metadata, _ = contents(folder)[Shelf.FINDINGS]["KAZ-2018-D3-G1"]
    assert text == "Invented gap 1 of place-kaz in 2018: work permits."
    assert metadata["place"] == "Kazakhstan"
    assert (metadata["iso3"], metadata["year"], metadata["domain"]) == ("KAZ", 2018, 3)
    assert (metadata["polarity"], metadata["position"]) == ("gap", 1)
    assert (metadata["profile_id"], metadata["chunk_id"]) == ("KAZ-2018", "KAZ-2018-D3")
    assert (metadata["locator"], metadata["source"]) == ("line 1", "invented")
    assert metadata["partial"] is False
    assert not {"locality", "url", "note"} & set(metadata)


def test_a_chunk_is_a_profile_and_a_domain(folder: Path, embedder: FakeEmbedder) -> None:
    index_corpus(invented_corpus(invented_reading(Place("KAZ"), 2018)), folder, embedder)
    chunks = contents(folder)[Shelf.CHUNKS]
    assert list(chunks) == [f"KAZ-2018-D{n}" for n in range(1, 7)]
    text = chunks["KAZ-2018-D3"][0]
    assert text.startswith("Kazakhstan, 2018. Partnerships\n")
    assert text.index("Invented strength 1") < text.index("Invented gap 1")


def test_a_second_run_does_nothing(folder: Path, embedder: FakeEmbedder) -> None:
    corpus = invented_corpus(*countries("AB"), guidance=[invented_guidance(1)])
    first = index_corpus(corpus, folder, embedder)
    assert first.did_work
    assert first.embedded == len(embedder.asked) == 2 * (12 + 6) + 1
    embedder.asked.clear()
    before = contents(folder)
    second = index_corpus(corpus, folder, embedder)
    assert not second.did_work
    assert second.generation == first.generation
    assert second.documents == Changes(unchanged=2)
    assert second.findings == Changes(unchanged=24)
    assert embedder.asked == []
    assert contents(folder) == before


def test_only_the_changed_text_is_embedded_again(folder: Path, embedder: FakeEmbedder) -> None:
    one, two = countries("AB")
    before = index_corpus(invented_corpus(one, two), folder, embedder)
    embedder.asked.clear()
    changed = with_finding(two, 3, quote="Invented and altered.")
    report = index_corpus(invented_corpus(one, changed), folder, embedder)
    assert report.documents == Changes(changed=1, unchanged=1)
    assert report.findings == Changes(changed=1, unchanged=23)
    assert report.generation == before.generation + 1
    assert len(embedder.asked) == 2, "the finding and its chunk"
    assert changed.profile in catalogue(folder).profiles


def test_changed_metadata_is_written_without_the_model(
    folder: Path, embedder: FakeEmbedder
) -> None:
    (one,) = countries("A")
    index_corpus(invented_corpus(noted(one)), folder, embedder)
    assert "note" in contents(folder)[Shelf.FINDINGS]["AGO-2020-D1-S1"][1]
    vectors = {i: row[2] for i, row in contents(folder)[Shelf.FINDINGS].items()}
    embedder.asked.clear()
    report = index_corpus(invented_corpus(one), folder, embedder)
    assert report.findings == Changes(changed=1, unchanged=11)
    assert embedder.asked == []
    after = contents(folder)[Shelf.FINDINGS]
    assert "note" not in after["AGO-2020-D1-S1"][1], "a key that is gone does not linger"
    assert {i: row[2] for i, row in after.items()} == vectors


def test_what_left_the_corpus_leaves_the_store(folder: Path, embedder: FakeEmbedder) -> None:
    one, two = countries("AB", per_list=2)
    index_corpus(invented_corpus(one, two, guidance=[invented_guidance(1)]), folder, embedder)
    shorter = invented_reading(country("A"), per_list=1)
    report = index_corpus(invented_corpus(shorter), folder, embedder)
    assert report.documents == Changes(changed=1, deleted=1)
    assert report.findings.deleted == 24 + 12
    assert report.guidance == Changes(deleted=1)
    assert catalogue(folder).profiles == (shorter.profile,)
    fresh = folder.parent / "fresh"
    index_corpus(invented_corpus(shorter), fresh, embedder)
    assert contents(folder) == contents(fresh)


def test_a_renamed_document_keeps_its_findings(folder: Path, embedder: FakeEmbedder) -> None:
    (one,) = countries("A")
    index_corpus(invented_corpus(one), folder, embedder)
    embedder.asked.clear()
    index_corpus(invented_corpus(replace(one, file="moved/a.md")), folder, embedder)
    assert embedder.asked == []
    assert catalogue(folder).profiles == (one.profile,)


def test_identifiers_do_not_depend_on_the_model(folder: Path, embedder: FakeEmbedder) -> None:
    corpus = invented_corpus(*countries("AB"))
    index_corpus(corpus, folder, embedder)
    before = contents(folder)
    rebuild_index(corpus, folder, FakeEmbedder("another-model", dimension=8))
    after = contents(folder)
    assert {shelf: list(rows) for shelf, rows in before.items()} == {
        shelf: list(rows) for shelf, rows in after.items()
    }
    assert len(next(iter(after[Shelf.FINDINGS].values()))[2]) == 8


def test_another_model_is_told_and_never_mixed_in(folder: Path, embedder: FakeEmbedder) -> None:
    corpus = invented_corpus(*countries("A"))
    index_corpus(corpus, folder, embedder)
    before = contents(folder)
    with pytest.raises(StoreError, match=r"invented-model.*another-model.*--rebuild"):
        index_corpus(corpus, folder, FakeEmbedder("another-model"))
    assert contents(folder) == before


def test_unchanged_documents_need_not_be_read_again(folder: Path, embedder: FakeEmbedder) -> None:
    (one,) = countries("A")
    assert known_readings(folder)(one.file, one.sha256) is None
    index_corpus(invented_corpus(one), folder, embedder)
    known = known_readings(folder)
    assert known(one.file, one.sha256) == one
    assert known(one.file, "0" * 64) is None
    assert known("other.md", one.sha256) is None


def test_a_document_of_guidance_alone_is_remembered(folder: Path, embedder: FakeEmbedder) -> None:
    reading = Reading("frame.md", "0" * 64, None, (full_guidance(),), ())
    corpus = invented_corpus(reading, guidance=[full_guidance()])
    index_corpus(corpus, folder, embedder)
    assert catalogue(folder).profiles == ()
    assert known_readings(folder)("frame.md", "0" * 64) == reading
    assert not index_corpus(corpus, folder, embedder).did_work


def test_an_empty_section_is_remembered(folder: Path, embedder: FakeEmbedder) -> None:
    reading = invented_reading(country("A"), per_list=0)
    index_corpus(invented_corpus(reading), folder, embedder)
    (profile,) = catalogue(folder).profiles
    assert profile.findings == ()
    assert profile.has_domain(Domain.CRISES)


def test_the_number_of_unreadable_documents_follows(folder: Path, embedder: FakeEmbedder) -> None:
    readings = countries("A")
    index_corpus(invented_corpus(*readings, unreadable=1), folder, embedder)
    index_corpus(invented_corpus(*readings), folder, embedder)
    assert catalogue(folder).unreadable == 0


def test_progress_runs_to_the_end(folder: Path, embedder: FakeEmbedder) -> None:
    seen: list[tuple[int, int]] = []
    corpus = invented_corpus(*countries("ABCD", per_list=3))
    index_corpus(corpus, folder, embedder, lambda done, total: seen.append((done, total)))
    assert [done for done, _ in seen] == sorted({done for done, _ in seen})
    assert seen[-1] == (4 * 42, 4 * 42)
