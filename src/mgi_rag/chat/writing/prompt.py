"""What a chat model is told: the prompt of `prompt.toml` with the evidence as delimited data."""

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from mgi_rag.chat.answer import Citation

_LANGUAGES: Final = {
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "ru": "Russian",
    "ar": "Arabic",
}


@dataclass(frozen=True)
class Prompt:
    """The two messages that a model gets, with their placeholders, and their version."""

    version: str
    system: str
    user: str


@cache
def prompt() -> Prompt:
    """The prompt in use."""
    return Prompt(**tomllib.loads((files(__package__) / "prompt.toml").read_text(encoding="utf-8")))


def messages_for(
    question: str, evidence: Sequence[Citation], language: str
) -> list[tuple[str, str]]:
    """The messages, as LangChain takes them, that ask a model to answer from the evidence.

    Args:
        question: as asked; its plan has chosen the evidence.
        evidence: the findings under the numbers that the model is to give.
        language: ISO 639-1 tag of the answer.
    """
    named = _LANGUAGES.get(language, _LANGUAGES["en"])
    rows = "\n".join(_row(citation) for citation in evidence)
    used = prompt()
    # Braces of the evidence are data: the templates alone are filled.
    system = used.system.replace("{language}", named)
    parts = {"{question}": _inert(question), "{findings}": rows, "{language}": named}
    user = "".join(parts.get(piece, piece) for piece in _pieces(used.user))
    return [("system", system.strip()), ("human", user.strip())]


def _pieces(template: str) -> list[str]:
    pieces = []
    for part in template.split("{"):
        head, brace, rest = part.partition("}")
        pieces += ["{" + head + "}", rest] if brace else [part]
    return pieces


def _row(citation: Citation) -> str:
    place = citation.locality or citation.place
    record = {
        "number": citation.number,
        "place": place,
        "year": citation.year,
        "side": citation.polarity,
        "text": _inert(citation.quote),
    }
    return json.dumps(record, ensure_ascii=False)


def _inert(text: str) -> str:
    """A text that cannot close the block it stands in."""
    return text.replace("<", "‹").replace(">", "›")
