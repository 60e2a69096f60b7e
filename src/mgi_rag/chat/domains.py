"""The domains that a question names: by number, title or synonym."""

from functools import cache

from mgi_rag.chat.lexicon import Lexicon
from mgi_rag.index.terms import Match, PhraseBook, Token
from mgi_rag.index.topics.domains import load_domain_names
from mgi_rag.profiles.finding import Domain
from mgi_rag.profiles.labels import label_book

_NUMBER_WORDS = frozenset({"no", "n", "nr", "number", "numero", "номер", "رقم"})
# "o" is "or" in Spanish and, in both Iberian languages, what remains of the sign in "n.º 3".
_JOINING = frozenset({"and", "et", "y", "e", "и", "و", "to", "a", "or", "ou", "o", "или", "او"})


def domain_matches(tokens: tuple[Token, ...], words: Lexicon) -> list[Match]:
    """The domains named in a question, by number first, then by title or synonym.

    Returns matches whose key is the domain's number as a string; a number outside 1 to 6 is no
    domain. `phrase` is what was understood.
    """
    numbered = _numbered(tokens, words)
    taken = {i for match in numbered for i in range(match.start, match.end)}
    named = [m for m in _names().find(tokens) if taken.isdisjoint(range(m.start, m.end))]
    return sorted([*numbered, *named], key=lambda match: match.start)


def is_by_number(match: Match) -> bool:
    """Whether a domain was named by its number, which leaves no doubt."""
    return match.phrase.startswith("#")


@cache
def _names() -> PhraseBook:
    names: dict[str, list[str]] = {str(domain.value): [] for domain in Domain}
    for label in label_book().labels:
        if label.domain is not None:
            names[str(label.domain.value)].append(label.text)
    for domain, phrases in load_domain_names().items():
        names[str(domain.value)] += phrases
    return PhraseBook(names)


def _numbered(tokens: tuple[Token, ...], words: Lexicon) -> list[Match]:
    matches = []
    for i, token in enumerate(tokens):
        if token.is_in(words.domain_words):
            matches += _after(tokens, i, words) or _before(tokens, i, words)
        elif len(token.word) == 2 and token.word[0] == "d" and token.word[1] in "123456":
            matches.append(Match(token.word[1], f"#{token.word}", i, i + 1))
    return matches


def _after(tokens: tuple[Token, ...], start: int, words: Lexicon) -> list[Match]:
    """`domain 4`, `domains 1, 3 and 5`, `domaine n° 2`."""
    matches: list[Match] = []
    first = start
    for i in range(start + 1, len(tokens)):
        word = tokens[i].word
        number = _number(word, words)
        if matches and number is not None and not _is_joined(tokens, i):
            # "domínio 5 segundo o perfil": the ordinal is a preposition here.
            break
        if number is not None:
            matches.append(Match(str(number), f"#{number}", first, i + 1))
            first = i + 1
        elif word not in _NUMBER_WORDS and word not in _JOINING:
            break
    return matches


def _is_joined(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a number goes on a row of numbers: a figure, or a word with "and" before it."""
    word = tokens[i].word
    # Arabic writes "and" onto the word.
    return word.isdecimal() or word.startswith("و") or tokens[i - 1].word in _JOINING


def _before(tokens: tuple[Token, ...], end: int, words: Lexicon) -> list[Match]:
    """`the fourth domain`, `les premier et quatrième domaines`, `в 1-м и 4-м доменах`."""
    matches: list[Match] = []
    last = end + 1
    for i in range(end - 1, -1, -1):
        word = tokens[i].word
        number = None if word in words.cardinals else words.numbers.get(word)
        if number is not None:
            matches.append(Match(str(number), f"#{number}", i, last))
            last = i
        elif word not in _JOINING:
            break
    return matches


def _number(word: str, words: Lexicon) -> int | None:
    if word.isdecimal():
        return int(word) if int(word) in set(Domain) else None
    return words.numbers.get(word)
