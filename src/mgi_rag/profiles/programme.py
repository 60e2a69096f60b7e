"""Facts about the MGI programme: a document of JSON lines, each fact with its source and date.

The form, for whoever adds facts: one JSON object a line with the keys of `ProgrammeFact`, file name
free. A fact is told in the words of the line, as what its source says, never as a quote of it.
"""

import json
import re
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.finding import Guidance, GuidanceId
from mgi_rag.profiles.forms.text import decoded
from mgi_rag.profiles.forms.text import recognises as is_text
from mgi_rag.profiles.reading import Line, ReadLine, Role

_ID: Final = r"^MGI-[a-z]{2}-programme-[1-9]\d*$"
_AS_OF: Final = r"^((19|20)\d{2}(-(0[1-9]|1[0-2]))?|n\.d\.( \((19|20)\d{2} or later\))?)$"
_OPENING: Final = re.compile(rb'^(?:\xef\xbb\xbf)?\s*\{[^\n]*"guidance_id"')


class ProgrammeFact(BaseModel):
    """One line of the document; an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    guidance_id: str = Field(pattern=_ID)
    """`MGI-en-programme-4`; the tag is the language of the fact."""
    as_of: str = Field(pattern=_AS_OF)
    """When it held: `2023`, `2023-10`, `n.d.` or `n.d. (2023 or later)`."""
    topic: str = Field(pattern=r"^[a-z]+$")
    """What it is about, one of the matters that the lexicons know (`coverage`, `local` ...)."""
    fact: str = Field(min_length=1)
    source_title: str = Field(min_length=1)
    source_url: str = Field(min_length=1)


def is_programme(content: bytes) -> bool:
    """Whether a document holds facts about the programme, by its first line."""
    return _OPENING.match(content) is not None and is_text(content)


def read_programme(content: bytes) -> tuple[tuple[ReadLine, ...], tuple[Guidance, ...]]:
    """The lines of a document of facts, and the passages that they give.

    Raises DocumentError, the file's name left out, naming the line and the key that is wrong.
    """
    lines: list[ReadLine] = []
    passages: dict[str, Guidance] = {}
    for number, text in enumerate(decoded(content).splitlines(), start=1):
        line = Line(text, f"line {number}")
        if not text.strip():
            lines.append(ReadLine(line, Role.BLANK, "blank"))
            continue
        passage = _passage(text, line.locator)
        if passage.guidance_id in passages:
            raise DocumentError(f"{line.locator}: {passage.guidance_id} stands twice; renumber it")
        passages[passage.guidance_id] = passage
        lines.append(ReadLine(line, Role.GUIDANCE, "programme-fact"))
    return tuple(lines), tuple(passages.values())


def _passage(text: str, locator: str) -> Guidance:
    try:
        fact = ProgrammeFact.model_validate(json.loads(text))
    except json.JSONDecodeError as error:
        raise DocumentError(f"{locator}: is not JSON ({error}); mend or remove it") from None
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "the line"
        known = ", ".join(ProgrammeFact.model_fields)
        raise DocumentError(f"{locator}: {key}: {first['msg']}; the keys are {known}") from None
    return Guidance(
        guidance_id=GuidanceId(fact.guidance_id),
        language=fact.guidance_id.split("-")[1],
        text=fact.fact,
        locator=locator,
        source=fact.source_title,
        as_of=fact.as_of,
        url=fact.source_url,
        topic=fact.topic,
        reported_by=f"{fact.source_title}, {fact.source_url}",
    )
