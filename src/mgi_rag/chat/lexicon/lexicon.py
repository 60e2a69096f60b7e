"""Loads a language's words and tells which language a question is in."""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import isclose
from typing import Any, Final

from mgi_rag.chat.lexicon.turns import turn_words
from mgi_rag.index.concepts import concepts_of
from mgi_rag.index.terms import PhraseBook, Token, WordList, tokens_of
from mgi_rag.languages import LANGUAGES, OWN_SCRIPT
from mgi_rag.profiles.labels import fold

_GRAMMAR: Final = 2.0
"""Votes that a function word or another word of the lists has to give."""
_LETTER: Final = 1.0
"""Votes that a letter beside a to z has to give, however often it stands, and that a word spelt
with one has to give."""
_ENDING: Final = 1.0
"""Votes that a word's end has to give."""
_MATTER: Final = 0.5
"""Votes that a word for a matter of the field has to give."""


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
    """Keys `amount`, `list`, `count`, `overview`, `assesses`, `yes_no`, `national`, `local`,
    `profiles`."""
    about_mgi: PhraseBook
    """Keys `about_mgi`, `is_mgi_a_ranking`, `aside`."""
    refusal: PhraseBook
    """Keys `no_ranking`, `out_of_scope`, `aside`."""
    relation: WordList
    """Words after which a place is one that another deals with."""
    reach: PhraseBook
    """Keys `which_countries`, `which_cities`, `which_places`, `compare`, `turn`."""
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
    spelt: frozenset[str]
    """Function words and words that every profile is about, their accents kept."""
    letters: frozenset[str]
    """Letters and signs that it writes beside a to z."""
    endings: tuple[str, ...]
    """Ends of words that show this language."""
    signs: PhraseBook
    """Phrases that show this language where their words alone could be another's."""

    def is_common(self, token: Token) -> bool:
        """Whether a word is ordinary in a question, whatever it asks about."""
        lists = (self.function_words, self.generic, self.people, self.named_after)
        return any(token.is_in(words) for words in lists)


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
        reach=PhraseBook(table["reach"]),
        structure=structure,
        dealing=WordList(table["relation"]["dealing"]),
        joining=WordList(table["relation"]["joining"]),
        named_after=WordList(table["relation"]["named_after"]),
        people=WordList(table["relation"]["people"]),
        numbers=numbers,
        cardinals=frozenset(fold(words[0]) for words in table["numbers"].values()),
        spelt=frozenset(map(_composed, table["function_words"] + table["generic"])),
        letters=frozenset(table.get("letters", "")),
        endings=tuple(map(fold, table.get("endings", []))),
        signs=PhraseBook({"signs": table.get("signs", [])}),
    )


@cache
def answer_languages() -> PhraseBook:
    """Phrases that ask for an answer in a language, under its ISO 639-1 tag: "in Spanish"."""
    file = files(__package__) / "answer_languages.toml"
    return PhraseBook(tomllib.loads(file.read_text(encoding="utf-8")))


@cache
def served_lexicons() -> tuple[str, ...]:
    """The languages that have a lexicon, in the contract's order."""
    here = files(__package__)
    return tuple(language for language in LANGUAGES if (here / f"{language}.toml").is_file())


def question_language(question: str, names: str = "") -> str | None:
    """The language of a question, by its function words and the field's words; None if unknown.

    A word or a letter that several languages share counts for each of them in part, and a word
    that none of them knows for the language that alone is written in its script.

    Args:
        question: with its accents and without the names of places in it.
        names: those names; their letters decide between languages that are equally likely.

    >>> question_language("E no domínio 3?"), question_language("¿Y en el dominio 3?")
    ('pt', 'es')
    """
    tokens = tokens_of(question)
    books = [lexicon(language) for language in served_lexicons()]
    votes = {book.language: _own_signs(book, tokens) for book in books}
    matters = {book.language: concepts_of(tokens, book.language) for book in books}
    for letter in set(_composed(question)):
        _share(votes, _LETTER, [b for b in books if letter in b.letters])
    for i, token in enumerate(tokens):
        owners = [b for b in books if b.is_common(token)]
        _share(votes, _GRAMMAR, owners)
        _share(votes, _ENDING, [b for b in books if token.word.endswith(b.endings)])
        if (written := _composed(question[token.start : token.end])) != token.word:
            _share(votes, _LETTER, [b for b in books if written in b.spelt])
        _share(votes, _MATTER, [b for b in books if matters[b.language][i]])
        alone = None if owners else _language_of_script(token.word)
        if alone is not None and alone in votes:
            votes[alone] += _LETTER
    best = max(votes.values())
    if not best:
        return None
    # Thirds and quarters of votes add up to the same only nearly.
    likely = [book for book in books if isclose(votes[book.language], best)]
    return max(likely, key=lambda book: len(book.letters & set(_composed(names)))).language


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text.casefold())


def _language_of_script(word: str) -> str | None:
    """The served language that alone is written in a word's script, if there is one."""
    name = unicodedata.name(word[0], "") if word else ""
    return next((tag for tag, script in OWN_SCRIPT.items() if name.startswith(script)), None)


def _share(votes: dict[str, float], weight: float, owners: list[Lexicon]) -> None:
    """Gives a vote to the languages that have a word or a letter, to each of them in part."""
    for book in owners:
        votes[book.language] += weight / len(owners)


def _own_signs(book: Lexicon, tokens: tuple[Token, ...]) -> float:
    """What speaks for a language whatever the others say: words for sides, and its own phrases."""
    resume = turn_words(book.language).resume
    overviews = [m for m in book.intent.find(tokens) if m.key in ("overview", "tell")]
    found = (book.polarity.find(tokens), book.signs.find(tokens), resume.find(tokens), overviews)
    matches = [match for matches in found for match in matches]
    return float(sum(match.end - match.start for match in matches))
