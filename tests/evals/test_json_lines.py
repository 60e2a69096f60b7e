"""A file of one JSON object a line: what is wrong with it is told with line and remedy."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from mgi_rag.errors import UsageError
from mgi_rag.evals.json_lines import read_json_lines, without_repeats


class Note(BaseModel):
    """An invented line."""

    id: str
    text: str = ""


def read(path: Path) -> list[str]:
    lines = read_json_lines(path, Note, "mend it")
    return [line.value.text for line in without_repeats(lines, lambda note: note.id, "rename one")]


def test_lines_are_read_in_order_whatever_an_editor_made_of_them(tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    text = '\ufeff{"id": "a", "text": "one\u2028line"}\r\n\n{"id": "b", "text": "ы"}'
    path.write_bytes(text.encode())
    assert read(path) == ["one\u2028line", "ы"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"id": "a"}\n\n{"id": 3}\n', r"notes\.jsonl: line 3: id: .*; mend it"),
        (b'{"id": "a"}\n{"id": "b', r"notes\.jsonl: line 2: the line: .*; mend it"),
        (b'{"id": "\xff"}\n', r"notes\.jsonl: line 1: the line: .*; mend it"),
        (
            b'{"id": "a"}\n{"id": "b"}\n{"id": "a"}\n',
            r"line 3: the id a stands twice, first in .*notes\.jsonl: line 1; rename one",
        ),
    ],
    ids=["a wrong field", "cut off", "no UTF-8", "an id twice"],
)
def test_a_line_that_cannot_be_used_is_named_with_a_remedy(
    tmp_path: Path, content: bytes, told: str
) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=told):
        read(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.jsonl: cannot be opened"):
        read(tmp_path / "nowhere.jsonl")
