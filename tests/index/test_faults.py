"""What can happen to a store, and what its user is told: never a wrong or a shorter answer."""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from invented_profiles import FakeEmbedder, contents, countries, invented_corpus, invented_guidance
from pytest_socket import disable_socket, enable_socket

from mgi_rag.errors import StoreError
from mgi_rag.index.catalogue import load_catalogue
from mgi_rag.index.client import DATABASE
from mgi_rag.index.indexing import index_corpus, rebuild_index
from mgi_rag.index.schema import Shelf
from mgi_rag.index.store import open_store
from mgi_rag.profiles.reading import Corpus
from mgi_rag.settings import settings

PROCESS = Path(__file__).parent / "store_process.py"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(PROCESS), *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def corpus_of(letters: str, per_list: int) -> Corpus:
    readings = countries(letters, per_list=per_list)
    return invented_corpus(*readings, guidance=[invented_guidance(1)])


@pytest.fixture
def quick_lock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MGI_RAG_LOCK_WAIT_S", "0.3")
    settings.cache_clear()
    yield
    settings.cache_clear()


def remove_vectors(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)


@pytest.mark.parametrize("seed", range(5))
def test_a_killed_run_is_completed_by_the_next(
    tmp_path: Path, embedder: FakeEmbedder, seed: int
) -> None:
    """Killed twice, in the first indexing and in a later change, at seeded writes."""
    chance = random.Random(seed)
    folder, clean = tmp_path / "killed", tmp_path / "clean"
    for letters, per_list in (("ABC", 2), ("BCD", 3)):
        operation, delay = chance.randrange(1, 22), chance.uniform(0, 4)
        killed = run(
            *("die", str(folder), letters, str(per_list), str(operation), str(delay)),
            MGI_RAG_EMBEDDING_BATCH="20",
        )
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        if (folder / DATABASE).exists():
            assert_whole_or_refused(folder, letters)
    corpus = corpus_of("BCD", 3)
    index_corpus(corpus, folder, embedder)
    index_corpus(corpus, clean, embedder)
    assert contents(folder) == contents(clean)
    assert not index_corpus(corpus, folder, embedder).did_work


def assert_whole_or_refused(folder: Path, letters: str) -> None:
    try:
        store = open_store(folder)
        profiles = load_catalogue(store).profiles
    except StoreError as error:
        refusal = str(error)
    else:
        assert [p.place.iso3[0] for p in profiles] == list(letters)
        return
    assert "mgi-rag index" in refusal
    assert "damaged" not in refusal


def test_a_broken_off_first_run_is_no_store_to_read(folder: Path, embedder: FakeEmbedder) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        index_corpus(corpus_of("AB", 1), folder, embedder, stop)
    store = open_store(folder)
    with pytest.raises(StoreError, match=r"broken off; run `mgi-rag index`"):
        load_catalogue(store)
    store.close()


@pytest.mark.usefixtures("quick_lock")
def test_a_second_writer_is_told_who_is_writing(folder: Path, embedder: FakeEmbedder) -> None:
    with subprocess.Popen(
        [sys.executable, str(PROCESS), "hold", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match=rf"process {holder.pid}; wait until it is done"):
            index_corpus(corpus_of("A", 1), folder, embedder)
        holder.communicate()
    assert index_corpus(corpus_of("A", 1), folder, embedder).did_work


def test_two_writers_at_once_take_turns(folder: Path) -> None:
    command = [sys.executable, str(PROCESS), "index", str(folder), "ABC", "2"]
    first, second = (subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2))
    errors = [process.communicate(timeout=60)[1] for process in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0), errors
    store = open_store(folder)
    assert store.state().generation == 1, "the second found nothing left to do"
    assert len(load_catalogue(store).profiles) == 3
    store.close()


def test_lost_vectors_are_noticed_at_opening(folder: Path, embedder: FakeEmbedder) -> None:
    corpus = corpus_of("ABC", 30)
    index_corpus(corpus, folder, embedder)
    remove_vectors(folder)
    with pytest.raises(StoreError, match=r"damaged.*`mgi-rag index --rebuild`"):
        open_store(folder)
    with pytest.raises(StoreError, match=r"damaged.*`mgi-rag index --rebuild`"):
        index_corpus(corpus, folder, embedder)
    rebuild_index(corpus, folder, embedder)
    assert len(contents(folder)[Shelf.FINDINGS]) == 3 * 360


def test_lost_records_are_noticed_at_opening(folder: Path, embedder: FakeEmbedder) -> None:
    index_corpus(corpus_of("AB", 1), folder, embedder)
    store = open_store(folder)
    store.collection(Shelf.FINDINGS).delete(ids=["AGO-2020-D1-S1"])
    store.close()
    with pytest.raises(StoreError, match=r"mgi-findings holds 23 records where 24"):
        open_store(folder)


@pytest.mark.parametrize(
    "torn",
    [
        pytest.param(lambda data: b"no database at all " * 500, id="text"),
        pytest.param(lambda data: data[: len(data) // 2], id="half"),
        pytest.param(lambda data: data[:4096] + bytes(len(data) - 4096), id="zeros"),
        pytest.param(lambda data: b"\0" * 100 + data[100:], id="header"),
    ],
)
def test_a_torn_database_is_told_and_rebuilt(
    folder: Path, embedder: FakeEmbedder, torn: Callable[[bytes], bytes]
) -> None:
    corpus = corpus_of("AB", 1)
    index_corpus(corpus, folder, embedder)
    database = folder / DATABASE
    database.write_bytes(torn(database.read_bytes()))
    for _ in range(2):
        with pytest.raises(StoreError, match=r"damaged.*`mgi-rag index --rebuild`"):
            open_store(folder)
    assert rebuild_index(corpus, folder, embedder).did_work
    assert len(contents(folder)[Shelf.FINDINGS]) == 24


def test_rebuilding_leaves_other_files_alone(folder: Path, embedder: FakeEmbedder) -> None:
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    (folder / "sub").mkdir()
    rebuild_index(corpus_of("A", 1), folder, embedder)
    rebuild_index(corpus_of("A", 1), folder, embedder)
    assert (folder / "notes.txt").read_text() == "mine"
    assert (folder / "sub").is_dir()


@pytest.mark.parametrize("left", ["nothing", "empty folder", "empty database"])
def test_no_store_yet(folder: Path, left: str) -> None:
    if left != "nothing":
        folder.mkdir()
    if left == "empty database":
        (folder / DATABASE).touch()
    with pytest.raises(StoreError, match=r"no store in .* yet; run `mgi-rag index`"):
        open_store(folder)


def test_another_schema_is_told(folder: Path, embedder: FakeEmbedder) -> None:
    index_corpus(corpus_of("A", 1), folder, embedder)
    store = open_store(folder)
    state = store.state().as_metadata() | {"schema": 99}
    store.collection(Shelf.DOCUMENTS).modify(metadata=dict(state))
    store.close()
    with pytest.raises(StoreError, match=r"schema 99.*schema \d.*--rebuild"):
        open_store(folder)


def unprivileged(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a script as a user whom file permissions bind, which root is not."""
    drop = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    return subprocess.run(
        [*drop, sys.executable, "-c", script, str(folder)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(PROCESS.parent), *sys.path])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


READ = """
import sys; from pathlib import Path
from mgi_rag.errors import StoreError
from mgi_rag.index.library import open_library
try:
    open_library(Path(sys.argv[1]))
except StoreError as error:
    print(error)
"""
WRITE = """
import sys; from pathlib import Path
from invented_profiles import *
from mgi_rag.errors import StoreError
from mgi_rag.index.indexing import index_corpus
try:
    index_corpus(invented_corpus(*countries("A")), Path(sys.argv[1]), FakeEmbedder())
except StoreError as error:
    print(error)
"""


@pytest.mark.parametrize("script", [READ, WRITE], ids=["reading", "writing"])
def test_a_read_only_store_is_told(folder: Path, embedder: FakeEmbedder, script: str) -> None:
    index_corpus(corpus_of("A", 1), folder, embedder)
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        done = unprivileged(script, folder)
    finally:
        for path in paths:
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert done.returncode == 0, done.stderr
    assert "cannot be written" in done.stdout
    assert len(done.stdout.strip().splitlines()) == 1


def test_a_store_where_a_file_is_in_the_way(tmp_path: Path, embedder: FakeEmbedder) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        index_corpus(corpus_of("A", 1), tmp_path / "file" / "store", embedder)


def test_indexing_and_reading_open_no_socket(folder: Path, embedder: FakeEmbedder) -> None:
    disable_socket()
    try:
        index_corpus(corpus_of("A", 1), folder, embedder)
        assert contents(folder)
    finally:
        enable_socket()
