"""Documents that people add: previewed, added, asked, removed, by verbs and by functions."""

import json
import zipfile
from pathlib import Path

import pytest

from mgi_rag.additions.preview import Offered, check_count, offered_at, shown_name
from mgi_rag.additions.shelf import add, added_documents, preview, remove
from mgi_rag.additions.told import preview_lines
from mgi_rag.chat.assistant import Assistant
from mgi_rag.errors import DocumentError, UsageError
from mgi_rag.profiles.finding import Domain, Polarity
from mgi_rag.settings import settings

PROFILE = """# Migration Governance Profile: Republic of Iceland 2021 (invented)

## Domain 1: Migrants' rights

### Well-developed areas

- Invented: all migrants are treated in public hospitals.

### Areas with potential for further development

- Invented: migrants have no vote.
- Invented: permits are slow.

## Domain 3: Partnerships

### Areas with potential for further development

- Invented: no forum with employers is held.
"""
SHIPPED = "KAZ-2018"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store and an empty data folder of one's own."""
    monkeypatch.setenv("MGI_RAG_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("MGI_RAG_STORE", str(tmp_path / "store"))
    settings.cache_clear()
    yield tmp_path / "store"
    settings.cache_clear()


def offered(text: str = PROFILE, name: str = "iceland.md") -> Offered:
    return Offered(name, text.encode())


def test_a_preview_tells_what_was_understood_and_adds_nothing(store: Path) -> None:
    (found,) = preview([offered()])
    assert found.problem is None
    assert found.profile is not None
    assert found.profile.profile_id == "ISL-2021"
    assert found.counts[Domain.MIGRANTS_RIGHTS, Polarity.GAP] == 2
    assert found.counts[Domain.PARTNERSHIPS, Polarity.STRENGTH] == 0
    assert "  domain 1: 1 strengths, 2 gaps" in list(preview_lines(found))
    assert added_documents() == ()


def test_an_added_profile_is_asked_and_gone_when_removed(store: Path) -> None:
    assert add(preview([offered(name="../../evil\0.md")])) == ("ISL-2021",)
    (document,) = added_documents()
    assert document.file == settings().additions / "ISL-2021.md"
    assistant = Assistant.open(store)
    answer = assistant.ask("Iceland: gaps in Migrants' rights?")
    assert [c.finding_id for c in answer.citations] == ["ISL-2021-D1-G1", "ISL-2021-D1-G2"]
    assert assistant.ask("Kazakhstan: gaps in domain 3?").citations
    remove("ISL-2021")
    assert assistant.ask("Iceland: gaps in Migrants' rights?").reason == "no_profile"
    assert assistant.ask("Kazakhstan: gaps in domain 3?").citations
    assert added_documents() == ()


def test_a_shipped_profile_is_neither_replaced_nor_removed(store: Path) -> None:
    page = next(settings().corpus.glob("kazakhstan*.txt"))
    (found,) = preview(offered_at(page))
    assert SHIPPED in str(found.problem)
    assert add([found]) == ()
    with pytest.raises(DocumentError, match="ships with the corpus"):
        remove(SHIPPED)
    with pytest.raises(DocumentError, match="no such profile was added"):
        remove("ISL-2021")


def test_the_same_profile_twice_is_taken_once(store: Path) -> None:
    first, second = preview([offered(), offered(name="again.md")])
    assert first.problem is None
    assert "ISL-2021 is loaded already" in str(second.problem)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("noise.pdf", bytes(range(256)) * 9),
        ("recipe.md", b"# Cake\n\n- flour\n"),
        ("bomb.xml", b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'),
    ],
)
def test_what_is_no_profile_is_refused_in_one_sentence(
    store: Path, name: str, content: bytes
) -> None:
    (found,) = preview([Offered(name, content)])
    assert name in str(found.problem)
    assert "\n" not in str(found.problem)


def test_an_archive_that_unpacks_to_gigabytes_is_refused(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * 300_000_000)
    (found,) = preview(offered_at(path))
    assert found.problem is not None


def test_too_many_documents_at_a_time() -> None:
    with pytest.raises(UsageError, match="MGI_RAG_UPLOAD_COUNT"):
        check_count(10_000)


@pytest.mark.parametrize("name", ["../../evil.md", "/etc/passwd", "..\\evil.md", "a\0b.md", ""])
def test_a_file_name_is_shown_bare(name: str) -> None:
    assert shown_name(name)
    assert set(shown_name(name)).isdisjoint("/\\\0")


def test_verbs(store: Path, tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from mgi_rag.cli import app

    folder = tmp_path / "profiles"
    folder.mkdir()
    (folder / "iceland.md").write_text(PROFILE, encoding="utf-8")
    run = CliRunner().invoke
    looked = run(app, ["add", str(folder), "--preview"])
    assert "ISL-2021, 4 findings" in looked.stdout
    assert run(app, ["list"]).stdout == ""
    assert run(app, ["add", str(folder)]).exit_code == 0
    (line,) = run(app, ["list", "--json"]).stdout.splitlines()
    assert json.loads(line)["profile_id"] == "ISL-2021"
    assert "ISL-2021" in run(app, ["profiles"]).stdout
    assert run(app, ["remove", "ISL-2021"]).exit_code == 0
    assert run(app, ["list"]).stdout == ""
    assert isinstance(run(app, ["remove", SHIPPED]).exception, DocumentError)
