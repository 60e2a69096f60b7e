"""Loads a language's words and tells which language a question is in."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from mgi_rag.index.terms import PhraseBook, Token
from mgi_rag.languages import DEFAULT_LANGUAGE, LANGUAGES
from mgi_rag.profiles.labels import fold


@dataclass(frozen=True)
class Lexicon:
    """The words of one language."""

    language: str
    function_words: frozenset[str]
    generic: frozenset[str]
    """Words that every profile is about."""
    generic_of_field: frozenset[str]
    """Those of them that by themselves make a question one about migration governance."""
    countries: frozenset[str]
    """Words by which a question asks for a country that it does not name."""
    polarity: PhraseBook
    """Keys `gap`, `strength`, `gap_hint`, `strength_hint`, `both`."""
    negation: frozenset[str]
    intent: PhraseBook
    """Keys `amount`, `list`, `count`, `overview`, `assesses`, `yes_no`, `national`, `local`."""
    about_mgi: PhraseBook
    """Keys `about_mgi`, `is_mgi_a_ranking`, `aside`."""
    refusal: PhraseBook
    """Keys `no_ranking`, `out_of_scope`."""
    relation: frozenset[str]
    """Words after which a place is one that another deals with."""
    structure: PhraseBook
    """Words for the parts of MGI itself: domain, indicator, framework."""
    dealing: frozenset[str]
    """Those of `relation` after which a place is the other party of a deal."""
    joining: frozenset[str]
    """Words between two places that are asked about together."""
    named_after: frozenset[str]
    """What is often named after a city ("the Budapest Process")."""
    people: frozenset[str]
    """People beside whom an adjective of a place is no place asked about."""
    domain_words: frozenset[str]
    numbers: dict[str, int]
    """Domain numbers in words."""
    cardinals: frozenset[str]
    """Those of `numbers` that count domains when they stand before the word ("six domains")."""


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language that `served_lexicons` names.

    Raises ValueError, naming the file and the entry, for a file that cannot be used.
    """
    file = files(__package__) / f"{language}.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    try:
        return _lexicon(table)
    except KeyError as error:
        raise ValueError(f"lexicon {language}.toml: the entry {error} is missing") from error


def _lexicon(table: dict[str, Any]) -> Lexicon:
    intent, about = dict(table["intent"]), ("about_mgi", "is_mgi_a_ranking", "aside")
    polarity = dict(table["polarity"])
    structure = PhraseBook({"structure": intent.pop("structure")})
    numbers = {fold(w): int(n) for n, words in table["numbers"].items() for w in words}
    return Lexicon(
        language=table["language"],
        function_words=frozenset(map(fold, table["function_words"])),
        generic=frozenset(map(fold, table["generic"])),
        generic_of_field=frozenset(map(fold, table["generic_of_field"])),
        countries=frozenset(map(fold, table["countries"])),
        negation=frozenset(map(fold, polarity.pop("negation"))),
        polarity=PhraseBook(polarity),
        about_mgi=PhraseBook({key: intent.pop(key) for key in about}),
        domain_words=frozenset(map(fold, intent.pop("domain_words"))),
        intent=PhraseBook(intent),
        refusal=PhraseBook(table["refusal"]),
        relation=frozenset(map(fold, table["relation"]["words"])),
        structure=structure,
        dealing=frozenset(map(fold, table["relation"]["dealing"])),
        joining=frozenset(map(fold, table["relation"]["joining"])),
        named_after=frozenset(map(fold, table["relation"]["named_after"])),
        people=frozenset(map(fold, table["relation"]["people"])),
        numbers=numbers,
        cardinals=frozenset(fold(words[0]) for words in table["numbers"].values()),
    )


@cache
def served_lexicons() -> tuple[str, ...]:
    """The languages that have a lexicon, in the contract's order."""
    here = files(__package__)
    return tuple(language for language in LANGUAGES if (here / f"{language}.toml").is_file())


def question_language(tokens: tuple[Token, ...]) -> str:
    """The language of a question, by its function words and the field's words; else English.

    A word that several languages share counts for each of them in part.
    """
    votes: dict[str, float] = dict.fromkeys(served_lexicons(), 0.0)
    books = [lexicon(language) for language in served_lexicons()]
    for token in tokens:
        owners = [b.language for b in books if token.word in b.function_words | b.generic]
        for language in owners:
            votes[language] += 2 / len(owners)
    for book in books:
        votes[book.language] += sum(match.end - match.start for match in book.polarity.find(tokens))
    best = max(votes.values(), default=0)
    if not best:
        return DEFAULT_LANGUAGE
    return next(language for language, share in votes.items() if share == best)
