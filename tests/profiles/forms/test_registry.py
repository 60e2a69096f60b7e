"""Forms are told by content, and text is read in whatever encoding it was saved."""

from pathlib import Path

import pytest
from invented_pdf import BODY, flowed
from reportlab.platypus import Paragraph

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.corpus import read_file
from mgi_rag.profiles.forms import lines_of

PROFILE = """Migration Governance Profile: Republic of Kazakhstan
2019 May
Domain 1. Adherence to international standards and fulfilment of migrants' rights
Areas with potential for further development:
• An invented gap of the law.
"""


def test_pdf_named_as_text_is_read_as_pdf(tmp_path: Path) -> None:
    path = tmp_path / "profile.txt"
    path.write_bytes(flowed([Paragraph(line, BODY) for line in PROFILE.splitlines()], 1))
    reading = read_file(path, path.name, 1_000_000)
    assert reading.profile is not None
    assert [finding.locator for finding in reading.profile.findings] == ["page 1"]


@pytest.mark.parametrize("name", ["profile.pdf", "profile.docx", "profile"])
def test_text_is_text_whatever_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(PROFILE, encoding="utf-8")
    reading = read_file(path, name, 1_000_000)
    assert reading.profile is not None
    assert [finding.locator for finding in reading.profile.findings] == ["line 5"]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", "Доступ к образованию"),
        ("utf-16", "Доступ к образованию"),
        ("cp1252", "L’accès à l’éducation et à la santé est garanti aux étrangers."),
        ("cp1251", "Доступ к образованию гарантирован всем иностранцам «без исключений»."),
        ("cp1256", "يحق للمهاجرين الحصول على التعليم، والصحة، والعمل."),
        ("cp1252", "A Convenção (n.º 97) da OIT – não ratificada – é de 1949."),
        ("iso-8859-15", "Les aides s'élèvent à 300 € par élève, œuvres comprises."),
        ("mac-roman", "L’accès à l’éducation et à la santé est garanti aux étrangers."),
        ("koi8-r", "Доступ к образованию гарантирован всем иностранцам."),
        ("cp866", "Доступ к образованию гарантирован всем иностранцам."),
        ("iso-8859-6", "يحق للمهاجرين الحصول على التعليم، والصحة، والعمل."),
    ],
)
def test_text_is_read_in_its_encoding(encoding: str, text: str) -> None:
    assert lines_of((text + "\n").encode(encoding))[0].text == text


def test_large_text_is_read_like_a_small_one() -> None:
    lines = lines_of(b"An invented line of text, forty letters..\n" * 40_000)
    assert len(lines) == 40_001
    assert lines[39_999].locator == "line 40000"


def test_unknown_bytes_are_refused_with_what_is_known() -> None:
    with pytest.raises(DocumentError, match="PDF, DOCX, HTML, Markdown, text"):
        lines_of(bytes(range(256)) * 10)
