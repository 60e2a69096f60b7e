"""A sentence says yes or no, done or to be done, some or all, as its source does."""

from collections.abc import Sequence

from mgi_rag.chat.checking.source import Source
from mgi_rag.chat.checking.source_words import kinds_in, kinds_in_part
from mgi_rag.chat.checking.taken_up import taken_up
from mgi_rag.chat.checking.verdict import Failing
from mgi_rag.chat.checking.words import kinds_of
from mgi_rag.chat.lexicon.lexicon import lexicon
from mgi_rag.index.terms import Token, tokens_of
from mgi_rag.languages import DEFAULT_LANGUAGE, LANGUAGES
from mgi_rag.profiles.finding import Polarity

Failed = tuple[Failing, str]
NOT_SO = frozenset({"deny", "scant", "call"})
"""Kinds of words that say that something is not, not enough, or should be."""


def told_otherwise(sentence: str, sources: Sequence[Source], language: str) -> Failed | None:
    """In what the sentence turns its sources round, with its words for it; None where it does not.

    Args:
        sentence: without its citation marks.
        sources: what it cites.
        language: ISO 639-1 tag of the sentence.
    """
    tokens = tokens_of(sentence)
    sides = _sides_named(tokens, language)
    own = {source.polarity for source in sources if source.polarity}
    if own and sides and not sides <= own:
        return Failing.SIDE, ", ".join(sorted(sides - own))
    said = kinds_of(tokens, sentence, language)
    if "praise" in said and own == {Polarity.GAP} and not said.keys() & NOT_SO:
        return Failing.SIDE, said["praise"][0]
    if Polarity.GAP in sides:
        # "A gap is that ..." tells by itself that it is not so, or not so yet.
        said.setdefault("deny", []).append(Polarity.GAP)
    heard, whole = _heard(tokens, sources, language)
    return _denied(said, heard, whole) or _stretched(said, heard, whole)


Said = dict[str, list[str]]
"""The kinds of words of a sentence, each with the phrases found."""


def _denied(said: Said, heard: set[str], whole: set[str]) -> Failed | None:
    """Whether one says that it is so and the other that it is not, or not yet."""
    if "deny" in said and not whole & (NOT_SO | {"planned"}):
        return Failing.NEGATION, said["deny"][0]
    if "deny" in heard and not said.keys() & NOT_SO:
        return Failing.NEGATION, ""
    if heard & {"call", "planned"} and not said.keys() & {"call", "planned", "deny", "scant"}:
        return Failing.HEDGE, ""
    return None


def _stretched(said: Said, heard: set[str], whole: set[str]) -> Failed | None:
    """Whether the sentence widens or narrows what is said, or tells a reason of its own."""
    quantities = {
        "scant": not whole & (NOT_SO | {"partial"})
        or ("whole" in heard and not heard & (NOT_SO | {"partial"})),
        "whole": "deny" not in said
        and (
            not whole & {"whole", "anyhow"}
            or ("partial" in heard and not heard & {"whole", "anyhow"})
        ),
        "absolute": not whole & {"absolute", "whole"},
        # "Some have difficulties" is not "none can".
        "deny": "deny" not in whole and bool(whole & {"scant", "partial"}),
        "partial": "whole" in heard and not whole & {"partial", "scant"},
    }
    for kind, is_other in quantities.items():
        if kind in said and is_other:
            return Failing.QUANTITY, said[kind][0]
    if "cause" in said and "cause" not in whole:
        return Failing.CAUSE, said["cause"][0]
    return None


def _heard(
    tokens: tuple[Token, ...], sources: Sequence[Source], language: str
) -> tuple[set[str], set[str]]:
    """The kinds of the parts that the sentence takes up, and those of the whole sources."""
    heard: set[str] = set()
    for part in taken_up(tokens, sources, language):
        heard |= kinds_in_part(part.source, part.tokens)
    whole: set[str] = set()
    for source in sources:
        whole |= kinds_in(source)
    return heard, whole


def _sides_named(tokens: tuple[Token, ...], language: str) -> set[Polarity]:
    book = lexicon(language if language in LANGUAGES else DEFAULT_LANGUAGE).polarity
    found = {match.key for match in book.find(tokens)}
    return {side for side in Polarity if side.value in found or "both" in found}
