"""Reads files of one JSON object a line; what is wrong is told with file, line and remedy."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from mgi_rag.errors import UsageError

Read = TypeVar("Read", bound=BaseModel)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class JsonLine(Generic[Read]):
    """What one line holds, and where it stands."""

    where: str
    """`FILE: line N`, N counted from 1."""
    value: Read


def read_json_lines(path: Path, model: type[Read], remedy: str) -> list[JsonLine[Read]]:
    """What the lines of a file hold, in order; empty ones are left out.

    Args:
        path: of the file, in UTF-8.
        model: what every line must be.
        remedy: what to do about a line that is not, as the end of a sentence.

    Raises:
        UsageError: naming the file, and the line that cannot be used.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be opened ({error.strerror}); give another file"
        ) from None
    return list(json_lines(path, content, model, remedy))


def json_lines(
    path: Path, content: bytes, model: type[Read], remedy: str
) -> Iterator[JsonLine[Read]]:
    """As `read_json_lines`, of what has been read of a file already."""
    # By line feeds alone: a text may hold the other ends of lines that Unicode knows.
    lines = content.removeprefix(_BYTE_ORDER_MARK).split(b"\n")
    for number, line in enumerate(lines, start=1):
        if line.strip():
            where = f"{path}: line {number}"
            yield JsonLine(where, _parsed(where, line, model, remedy))


def _parsed(where: str, line: bytes, model: type[Read], remedy: str) -> Read:
    try:
        return model.model_validate_json(line)
    except ValidationError as error:
        raise UsageError(f"{where}: {first_fault(error)}; {remedy}") from None


def first_fault(error: ValidationError, whole: str = "the line") -> str:
    """The first thing that is wrong, with the name of its field, or of the whole."""
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc'])) or whole}: {first['msg']}"


def without_repeats(
    lines: Iterable[JsonLine[Read]], id_of: Callable[[Read], str], remedy: str
) -> list[JsonLine[Read]]:
    """The lines, where no two have the same id.

    Raises UsageError, naming both lines, for an id that stands twice.
    """
    seen: dict[str, str] = {}
    found: list[JsonLine[Read]] = []
    for line in lines:
        name = id_of(line.value)
        if name in seen:
            raise UsageError(
                f"{line.where}: the id {name} stands twice, first in {seen[name]}; {remedy}"
            )
        seen[name] = line.where
        found.append(line)
    return found
