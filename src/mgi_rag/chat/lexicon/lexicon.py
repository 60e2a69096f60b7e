"""Loads a language's words and tells which language a question is in."""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from mgi_rag.index.terms import PhraseBook, Token, WordList
from mgi_rag.languages import DEFAULT_LANGUAGE, LANGUAGES, OWN_SCRIPT
from mgi_rag.profiles.labels import fold


@dataclass(frozen=True)
class Lexicon:
    """The words of one language."""

    language: str
    function_words: WordList
    generic: WordList
    """Words that every profile is about."""
    generic_of_field: WordList
    """Those of them that by themselves make a question one about migration governance."""
    countries: WordList
    """Words by which a question asks for a country that it does not name."""
    polarity: PhraseBook
    """Keys `gap`, `strength`, `gap_hint`, `strength_hint`, `both`."""
    negation: WordList
    intent: PhraseBook
    """Keys `amount`, `list`, `count`, `overview`, `assesses`, `yes_no`, `national`, `local`."""
    about_mgi: PhraseBook
    """Keys `about_mgi`, `is_mgi_a_ranking`, `aside`."""
    refusal: PhraseBook
    """Keys `no_ranking`, `out_of_scope`."""
    relation: WordList
    """Words after which a place is one that another deals with."""
    structure: PhraseBook
    """Words for the parts of MGI itself: domain, indicator, framework."""
    dealing: WordList
    """Those of `relation` after which a place is the other party of a deal."""
    joining: WordList
    """Words between two places that are asked about together."""
    named_after: WordList
    """What is often named after a city ("the Budapest Process")."""
    people: WordList
    """People beside whom an adjective of a place is no place asked about."""
    domain_words: WordList
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
        function_words=WordList(table["function_words"]),
        generic=WordList(table["generic"]),
        generic_of_field=WordList(table["generic_of_field"]),
        countries=WordList(table["countries"]),
        negation=WordList(polarity.pop("negation")),
        polarity=PhraseBook(polarity),
        about_mgi=PhraseBook({key: intent.pop(key) for key in about}),
        domain_words=WordList(intent.pop("domain_words")),
        intent=PhraseBook(intent),
        refusal=PhraseBook(table["refusal"]),
        relation=WordList(table["relation"]["words"]),
        structure=structure,
        dealing=WordList(table["relation"]["dealing"]),
        joining=WordList(table["relation"]["joining"]),
        named_after=WordList(table["relation"]["named_after"]),
        people=WordList(table["relation"]["people"]),
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

    A word that several languages share counts for each of them in part, and a word that none of
    them knows for the language that alone is written in its script.
    """
    votes: dict[str, float] = dict.fromkeys(served_lexicons(), 0.0)
    books = [lexicon(language) for language in served_lexicons()]
    for token in tokens:
        owners = [
            b.language for b in books if token.is_in(b.function_words) or token.is_in(b.generic)
        ]
        for language in owners:
            votes[language] += 2 / len(owners)
        alone = None if owners else _language_of_script(token.word)
        if alone is not None and alone in votes:
            votes[alone] += 1
    for book in books:
        votes[book.language] += sum(match.end - match.start for match in book.polarity.find(tokens))
    best = max(votes.values(), default=0)
    if not best:
        return DEFAULT_LANGUAGE
    return next(language for language, share in votes.items() if share == best)


def _language_of_script(word: str) -> str | None:
    """The served language that alone is written in a word's script, if there is one."""
    name = unicodedata.name(word[0], "") if word else ""
    return next((tag for tag, script in OWN_SCRIPT.items() if name.startswith(script)), None)
