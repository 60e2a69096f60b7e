"""The pages speak English, French and Spanish, every wording with its places."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import mgi_rag
from mgi_rag.messages import interface as package
from mgi_rag.messages.interface import INTERFACE_LANGUAGES, interface

SOURCES = Path(mgi_rag.__file__).parent
CATALOGUES = sorted(Path(package.__file__).parent.glob("*.po"))
PLACE = re.compile(r"\{(\w+)\}")
SPEAKERS = ("say", "text", "number")


def said_on_the_pages() -> set[str]:
    """Every wording that the pages and exports give to the interface."""
    found: set[str] = set()
    folders = [*(SOURCES / "ui").rglob("*.py"), *(SOURCES / "exports").rglob("*.py")]
    for path in [*folders, SOURCES.parents[1] / "app.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in SPEAKERS:
                    found |= {
                        a.value
                        for a in node.args
                        if isinstance(a, ast.Constant) and isinstance(a.value, str)
                    }
    return found


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_catalogue_is_whole_and_holds_nothing_else(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem)
    known: set[str] = set()
    for message in catalogue:
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            known |= set(ids)
            for text in strings:
                assert text, ids
                assert set(PLACE.findall(text)) == set(PLACE.findall(ids[-1])), ids
    assert said_on_the_pages() - known == set()
    assert known - said_on_the_pages() == set()


def test_the_languages_that_are_offered_are_those_that_are_there() -> None:
    assert {path.stem for path in CATALOGUES} | {"en"} == set(INTERFACE_LANGUAGES)


def test_numbers_follow_the_language() -> None:
    assert interface("fr").number("{n} profile", "{n} profiles", 0) == "0 profil"
    assert interface("es").number("{n} profile", "{n} profiles", 2) == "2 perfiles"
