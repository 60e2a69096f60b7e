"""Reads whether a question asks for a brief: the findings as a document with headed sections."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from mgi_rag.chat.reading import Reading
from mgi_rag.index.terms import Match, PhraseBook

_KEYS: Final = ("brief", "summary", "page", "writing", "style", "again", "reader", "aside")


@dataclass(frozen=True)
class BriefWish:
    """What a question says of the brief that it asks for."""

    is_wished: bool = False
    """Whether a brief is asked for."""
    is_of_answer: bool = False
    """Whether the answer before it is to be told as one: "turn that into a brief"."""

    def __bool__(self) -> bool:
        """Whether a brief is asked for."""
        return self.is_wished


def read_brief(reading: Reading) -> BriefWish:
    """The wish for a brief, whose words are accounted for.

    A text that is no brief by its name ("a summary") is one where it is to be written or to fill a
    page; for an overview that is told, see the intents.
    """
    found = _book(reading.words.language).find(reading.tokens)
    named = [match for match in found if match.key == "brief"]
    pages = [match for match in found if match.key == "page"]
    texts = [match for match in found if match.key == "summary"]
    orders = [match for match in found if match.key in ("writing", "again")]
    if not named:
        texts = [t for t in texts if pages or any(o.end <= t.start for o in orders)][:1]
    document = named or texts
    if not document:
        return BriefWish()
    first = min(match.start for match in document)
    orders = [match for match in orders if match.start <= first]
    opens = any(
        m.key == "yes_no" and not m.start for m in reading.words.intent.find_all(reading.tokens)
    )
    if opens and not (orders or pages):
        # "Is there a briefing for migrants?" asks what there is.
        return BriefWish()
    # "A summary brief", "a brief: one page": what stands beside the document is about its form.
    beside = [match for match in texts if _stand_together(match, document)]
    styles = [match for match in found if match.key == "style"]
    styles = [m for m in styles if m.start < first or _stand_together(m, [*document, *pages])]
    readers = [match for match in found if match.key == "reader"]
    said = [*document, *pages, *beside, *styles, *orders, *readers]
    reading.use_all(said)
    reading.found.append(f'brief: "{document[0].phrase}"')
    words = {i for match in said for i in range(match.start, match.end)}
    # "Write me a ... brief": the grammar before it and in between belongs to it.
    begin = min(words)
    while begin and reading.tokens[begin - 1].is_in(reading.words.function_words):
        begin -= 1
    between = range(begin, max(match.end for match in document))
    words |= {i for i in between if reading.tokens[i].is_in(reading.words.function_words)}
    reading.brief |= words
    return BriefWish(True, any(match.key == "again" for match in orders))


def _stand_together(match: Match, document: list[Match]) -> bool:
    return any(match.end == one.start or one.end == match.start for one in document)


@cache
def _book(language: str) -> PhraseBook:
    """The phrases of a language served."""
    table = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    return PhraseBook({key: table[key][language] for key in _KEYS})
