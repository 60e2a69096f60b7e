"""Every wording shown to people has its translation, with the same placeholders."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import mgi_rag.messages
from mgi_rag.messages import messages

PACKAGE = Path(mgi_rag.messages.__file__).parent
CATALOGUES = sorted(PACKAGE.glob("*.po"))
SENTENCE = re.compile(r"^[^\n]*%\(\w+\)s[^\n]*$")
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def said_in_code() -> set[str]:
    """Every wording that is given to `say` or `count`, or has a placeholder to be filled."""
    found: set[str] = set()
    pages = [*(PACKAGE.parent / "ui").rglob("*.py"), *(PACKAGE.parent / "exports").rglob("*.py")]
    for path in set(PACKAGE.parent.rglob("*.py")) - set(pages):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _words_something(node):
                found |= {
                    a.value
                    for a in node.args
                    if isinstance(a, ast.Constant) and isinstance(a.value, str)
                }
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= {node.value} if SENTENCE.search(node.value) else set()
    return {text for text in found if any(c.isalpha() for c in text)}


def _words_something(call: ast.Call) -> bool:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    return name == "say" or (name == "count" and len(call.args) >= 3)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_catalogue_is_whole(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem)
    known: set[str] = set()
    for message in catalogue:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        known |= set(ids)
        assert all(strings), ids
        for text in strings:
            assert set(PLACEHOLDER.findall(text)) <= {"n", *PLACEHOLDER.findall(ids[-1])}, ids
    assert said_in_code() - known == set()


def test_plural_forms_follow_the_language() -> None:
    french = messages("fr")
    one, many = "%(n)s well-developed area (strength)", "%(n)s well-developed areas (strengths)"
    assert french.count(one, many, 0).startswith("0 domaine bien")
    assert french.count(one, many, 2).startswith("2 domaines bien")


def test_a_language_that_is_not_served_speaks_english() -> None:
    assert messages("de").say("Gap") == "Gap"
