"""Reads a batch of questions: JSON lines of an id and the turns of a conversation."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mgi_rag.chat.planner import clean_question
from mgi_rag.errors import UsageError
from mgi_rag.settings import settings


class BatchLine(BaseModel):
    """One conversation of a batch; its last turn is the one answered."""

    model_config = ConfigDict(frozen=True, strict=True)

    id: str
    turns: list[str] = Field(min_length=1)


def read_batch(path: Path) -> list[BatchLine]:
    """All lines of a batch file, checked before any is answered.

    Raises UsageError, naming the file and the line, for a missing file or a line that is not
    `{"id": "...", "turns": ["...", ...]}` with turns that can be asked.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: cannot be opened ({error.strerror})") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not UTF-8; save it as UTF-8") from None
    lines = [
        _line(path, number, line)
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip()
    ]
    if not lines:
        raise UsageError(f"{path}: holds no question; write one JSON object a line")
    return lines


def _line(path: Path, number: int, text: str) -> BatchLine:
    try:
        line = BatchLine.model_validate_json(text)
        for turn in line.turns:
            clean_question(turn, settings().question_limit)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UsageError(
            f"{path}: line {number}: {where or 'the line'}: {first['msg']}; "
            'a line is {"id": "q1", "turns": ["question", "follow-up"]}'
        ) from None
    except UsageError as error:
        raise UsageError(f"{path}: line {number}: {error}") from None
    return line
