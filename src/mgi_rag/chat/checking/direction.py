"""A sentence says yes or no, done or to be done, some or all, as its source does."""

from collections.abc import Sequence

from mgi_rag.chat.checking.source import Source
from mgi_rag.chat.checking.verdict import Failing
from mgi_rag.chat.checking.words import kinds_of, turns
from mgi_rag.chat.lexicon.lexicon import lexicon
from mgi_rag.index.concepts import concepts_of
from mgi_rag.index.terms import Token, tokens_of
from mgi_rag.languages import LANGUAGES
from mgi_rag.profiles.finding import Polarity

Failed = tuple[Failing, str]


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
    said = kinds_of(tokens, language)
    if Polarity.GAP in sides:
        # "A gap is that ..." tells by itself that it is not so, or not so yet.
        said.setdefault("deny", []).append(Polarity.GAP)
    heard = _heard(tokens, sources, language)
    whole = {kind for source in sources for kind in kinds_of(_words(source), source.language)}
    not_so, not_yet = {"deny"}, {"call", "planned", "deny", "partial"}
    if "deny" in said and not whole & (not_so | {"call", "partial"}):
        return Failing.NEGATION, said["deny"][0]
    if "deny" in heard and not said.keys() & (not_so | {"call", "partial"}):
        return Failing.NEGATION, ""
    if heard & {"call", "planned"} and not said.keys() & not_yet:
        return Failing.HEDGE, ""
    if "whole" in said and "whole" not in whole:
        return Failing.QUANTITY, said["whole"][0]
    return None


def _heard(tokens: tuple[Token, ...], sources: Sequence[Source], language: str) -> set[str]:
    """The kinds of that part of each source which the sentence takes up."""
    concepts = {c for found in concepts_of(tokens, language) for c in found}
    words = {token.word[:5] for token in tokens if len(token.word) > 3}
    kinds: set[str] = set()
    for source in sources:
        parts = turns(_words(source), source.language)

        def shared(part: tuple[Token, ...], language: str = source.language) -> float:
            own = {c for found in concepts_of(part, language) for c in found}
            stems = {token.word[:5] for token in part if len(token.word) > 3}
            return len(own & concepts) + len(stems & words)

        best = max((shared(part) for part in parts), default=0)
        # Words that both parts share decide nothing: the first that has most is taken up.
        taken = next((part for part in parts if shared(part) == best), ())
        kinds |= set(kinds_of(taken, source.language))
    return kinds


def _words(source: Source) -> tuple[Token, ...]:
    return tokens_of(source.quote)


def _sides_named(tokens: tuple[Token, ...], language: str) -> set[Polarity]:
    book = lexicon(language if language in LANGUAGES else "en").polarity
    found = {match.key for match in book.find(tokens)}
    return {side for side in Polarity if side.value in found or "both" in found}
