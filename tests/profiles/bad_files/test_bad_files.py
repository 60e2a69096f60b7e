"""Every bad file gives its one line, and the files beside it are read all the same."""

import os
from pathlib import Path

import pytest
from bad_files import BAD_FILES, BadFile

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.corpus import read_corpus, read_file
from mgi_rag.settings import settings, shipped_corpus

GOOD = "kazakhstan-2018-portal-page.txt"


def _line_about(path: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        read_file(path, path.name, settings().document_limit)
    return str(caught.value)


def test_there_are_thirty_kinds() -> None:
    assert len({bad.name for bad in BAD_FILES}) == len(BAD_FILES) >= 30


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.name)
def test_one_line_names_the_file_and_what_is_wrong(bad: BadFile, tmp_path: Path) -> None:
    path = tmp_path / bad.name
    path.write_bytes(bad.make())
    line = _line_about(path)
    assert line.startswith(f"{bad.name}: ")
    assert bad.says in line
    assert "\n" not in line
    assert len(line) < 300


def test_folder_named_like_a_document(tmp_path: Path) -> None:
    folder = tmp_path / "profile.pdf"
    folder.mkdir()
    assert _line_about(folder).startswith("profile.pdf: cannot be opened")


@pytest.mark.skipif(os.name == "nt", reason="permissions of another make")
def test_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "closed.pdf"
    path.write_bytes(b"%PDF-1.4")
    path.chmod(0)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        assert _line_about(path).startswith("closed.pdf: cannot be opened (Permission denied)")
    finally:
        os.seteuid(user)


def test_good_files_are_read_all_the_same(tmp_path: Path) -> None:
    bad = [each for each in BAD_FILES if each.name in {"cut.pdf", "laughs.docx", "nested.html"}]
    for each in bad:
        (tmp_path / each.name).write_bytes(each.make())
    (tmp_path / GOOD).write_bytes((shipped_corpus() / GOOD).read_bytes())
    corpus = read_corpus(tmp_path, settings().document_limit)
    assert [profile.profile_id for profile in corpus.profiles] == ["KAZ-2018"]
    assert [problem.file for problem in corpus.problems] == sorted(each.name for each in bad)
    assert corpus.unreadable == 3
