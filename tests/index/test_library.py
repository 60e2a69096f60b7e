"""A running reader: exact look-ups, and news from other processes without half profiles."""

import subprocess
import sys
from pathlib import Path

import pytest
from invented_profiles import (
    FakeEmbedder,
    countries,
    country,
    invented_corpus,
    invented_guidance,
    invented_reading,
    with_finding,
)

from mgi_rag.errors import StoreError
from mgi_rag.index.indexing import index_corpus, rebuild_index
from mgi_rag.index.library import open_library
from mgi_rag.index.records import embedding_text
from mgi_rag.index.schema import Shelf
from mgi_rag.places.place import Place
from mgi_rag.profiles.finding import Domain, FindingId, GuidanceId, Polarity

PROCESS = Path(__file__).parent / "store_process.py"
NEW_GAP = "Invented gap 1 of place-bra in 2020: schools."


def index_elsewhere(folder: Path, letters: str, per_list: int = 1) -> None:
    command = [sys.executable, str(PROCESS), "index", str(folder), letters, str(per_list)]
    subprocess.run(command, timeout=60, check=True)


@pytest.fixture
def filled(folder: Path, embedder: FakeEmbedder) -> Path:
    readings = (
        *countries("AB", per_list=2),
        invented_reading(country("A"), year=2023),
        invented_reading(Place("AGO", "mitte", "Mitte"), domains=[Domain.CRISES]),
    )
    index_corpus(invented_corpus(*readings, guidance=[invented_guidance(1)]), folder, embedder)
    return folder


def test_findings_are_a_set_in_the_order_of_the_contract(filled: Path) -> None:
    catalogue = open_library(filled).current.catalogue
    assert [f.finding_id for f in catalogue.findings(["BRA", "AGO"], [Domain.PARTNERSHIPS])] == [
        *("BRA-2020-D3-S1", "BRA-2020-D3-S2", "BRA-2020-D3-G1", "BRA-2020-D3-G2"),
        *("AGO-2020-D3-S1", "AGO-2020-D3-S2", "AGO-2020-D3-G1", "AGO-2020-D3-G2"),
        *("AGO-2023-D3-S1", "AGO-2023-D3-G1"),
    ]
    gaps = catalogue.findings(["AGO"], polarities=[Polarity.GAP], years=[2023])
    assert [f.finding_id for f in gaps] == [f"AGO-2023-D{n}-G1" for n in range(1, 7)]
    assert len(catalogue.findings()) == 24 + 24 + 12 + 2
    assert catalogue.findings(["ZZZ"]) == ()
    assert catalogue.findings([]) == ()


def test_a_country_is_not_its_cities(filled: Path) -> None:
    catalogue = open_library(filled).current.catalogue
    assert {f.profile_id for f in catalogue.findings(["AGO"])} == {"AGO-2020", "AGO-2023"}
    assert {f.profile_id for f in catalogue.findings(["AGO-mitte"])} == {"AGO-mitte-2020"}
    assert [place.key for place in catalogue.places] == ["AGO", "AGO-mitte", "BRA"]


def test_look_ups_by_id(filled: Path) -> None:
    catalogue = open_library(filled).current.catalogue
    finding = catalogue.by_finding[FindingId("AGO-2023-D2-G1")]
    assert catalogue.profile_of(finding).year == 2023
    assert catalogue.by_guidance[GuidanceId("MGI-en-intro-1")].text == "An invented passage."


def test_likeness_is_the_exact_cosine(filled: Path, embedder: FakeEmbedder) -> None:
    current = open_library(filled, embedder.name).current
    finding = current.catalogue.by_finding[FindingId("AGO-2023-D2-G1")]
    query = embedder.query_vector(finding.quote)
    ids = [f.finding_id for f in current.catalogue.findings(["AGO"], years=[2023])]
    scores = current.findings.scores(query, ids)
    assert set(scores) == set(ids)
    assert scores[finding.finding_id] == pytest.approx(1.0, abs=1e-5)
    other = current.catalogue.by_finding[FindingId("AGO-2023-D2-S1")]
    wanted = float(embedder.query_vector(other.quote) @ query)
    assert scores[other.finding_id] == pytest.approx(wanted, abs=1e-5)
    assert set(current.chunks.scores(query, ["BRA-2020-D1"])) == {"BRA-2020-D1"}
    assert set(current.guidance.scores(query, ["MGI-en-intro-1"])) == {"MGI-en-intro-1"}


def test_a_large_collection_is_scored_the_same(
    filled: Path, embedder: FakeEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = embedder.query_vector("anything")
    current = open_library(filled).current
    ids = list(current.catalogue.by_finding)
    exact = current.findings.scores(query, ids)
    monkeypatch.setattr("mgi_rag.index.dense.IN_MEMORY", 10)
    assert open_library(filled).current.findings.scores(query, ids) == pytest.approx(exact)
    monkeypatch.setattr("mgi_rag.index.dense._BY_ID", 5)
    nearest = open_library(filled).current.findings.scores(query, ids)
    assert nearest == pytest.approx(exact, abs=1e-5)


def test_words_find_across_inflections(filled: Path) -> None:
    current = open_library(filled).current
    ids = [f.finding_id for f in current.catalogue.findings(["BRA"])]
    scores = current.finding_words.scores("Is there any school?", ids)
    assert set(scores) == {i for i in ids if "-D2-" in i}


def test_another_process_indexes_while_a_reader_runs(folder: Path, embedder: FakeEmbedder) -> None:
    index_elsewhere(folder, "A")
    library = open_library(folder, embedder.name)
    query = embedder.query_vector(NEW_GAP)
    before = library.current
    before.findings.scores(query, list(before.catalogue.by_finding))
    index_elsewhere(folder, "AB")
    after = library.current
    ids = list(after.catalogue.by_finding)
    assert max(after.findings.scores(query, ids).items(), key=lambda p: p[1])[0] == "BRA-2020-D2-G1"
    found = after.store.vector_store(Shelf.FINDINGS, embedder).similarity_search(NEW_GAP, k=1)
    assert [document.id for document in found] == ["BRA-2020-D2-G1"]
    assert "BRA-2020-D2-G1" not in before.catalogue.by_finding, "the old generation is untouched"
    assert before.findings.scores(query, ["AGO-2020-D1-G1"])
    assert not library.refresh()


def test_two_readers_in_one_process_both_see_the_news(folder: Path, embedder: FakeEmbedder) -> None:
    index_elsewhere(folder, "A")
    libraries = [open_library(folder) for _ in range(2)]
    index_elsewhere(folder, "AB")
    for library in libraries:
        found = library.current.store.vector_store(Shelf.FINDINGS, embedder).similarity_search(
            NEW_GAP, k=1
        )
        assert [document.id for document in found] == ["BRA-2020-D2-G1"]


def test_the_last_generation_serves_while_the_next_is_written(
    filled: Path, embedder: FakeEmbedder
) -> None:
    library = open_library(filled)
    seen: list[int] = []
    altered = with_finding(invented_reading(country("A"), per_list=2), 0, quote="Altered.")

    def read(done: int, total: int) -> None:
        seen.append(len(library.current.catalogue.profiles))

    report = index_corpus(invented_corpus(altered), filled, embedder, read)
    assert set(seen) == {4}
    assert library.current.state.generation == report.generation
    assert len(library.current.catalogue.profiles) == 1


def test_a_reader_follows_a_rebuilt_store(filled: Path, embedder: FakeEmbedder) -> None:
    library = open_library(filled, embedder.name)
    rebuild_index(invented_corpus(*countries("B")), filled, embedder)
    assert [p.profile_id for p in library.current.catalogue.profiles] == ["BRA-2020"]


def test_a_reader_is_told_when_the_model_has_changed(filled: Path, embedder: FakeEmbedder) -> None:
    library = open_library(filled, embedder.name)
    rebuild_index(invented_corpus(*countries("B")), filled, FakeEmbedder("another-model"))
    with pytest.raises(StoreError, match=r"another-model.*invented-model"):
        library.refresh()


def test_a_reader_with_another_model_is_refused(filled: Path) -> None:
    with pytest.raises(StoreError, match=r"invented-model.*another-model.*--rebuild"):
        open_library(filled, "another-model")


def test_reading_needs_no_model() -> None:
    script = (
        "import sys, mgi_rag.index.library, mgi_rag.index.indexing;"
        "assert not {'torch', 'sentence_transformers', 'chromadb', 'scipy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], timeout=60, check=True)


def test_a_cold_look_up_imports_no_torch(filled: Path) -> None:
    script = (
        "import sys; from pathlib import Path;"
        "from mgi_rag.index.library import open_library;"
        "assert open_library(Path(sys.argv[1])).current.catalogue.findings(['AGO']);"
        "assert not {'torch', 'sentence_transformers', 'langchain_chroma', 'babel'}"
        " & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script, str(filled)], timeout=60, check=True)


def test_the_same_matter_in_two_places_lies_in_one_spot() -> None:
    said = {"AGO": "Angola issues visas online.", "BRA": "Brazil issues visas online."}
    texts = set()
    for iso3, quote in said.items():
        profile = with_finding(invented_reading(country(iso3[0])), 0, quote=quote).profile
        assert profile is not None
        texts.add(embedding_text(profile.findings[0], profile))
    assert texts == {"issues visas online."}
