"""The slug of a locality, as it stands in profile identifiers."""

import re
import unicodedata
from typing import Final

_PARENTHESES: Final = re.compile(r"[(\[][^)\]]*[)\]]")
_NOT_ASCII_WORD: Final = re.compile(r"[^a-z0-9]+")
# Letters that have no decomposition into an ASCII letter and an accent.
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
    | dict.fromkeys("'’‘ʻʼ`´", "")
)

_KINDS_TEXT: Final = """
city town municipality municipal province provincial county district region state canton
department governorate commune metropolitan autonomous prefecture capital
ville cite municipalite comte departement etat
ciudad municipio municipalidad provincia departamento distrito metropolitano estado comuna
alcaldia condado prefectura
cidade concelho municipalidade regiao
"""
KINDS: Final = frozenset(_KINDS_TEXT.split())
"""Words that say what a locality is rather than what it is called, folded."""

_LINKS_TEXT: Final = "of the de du des del d do da dos das la le les l el"
_LINKS: Final = frozenset(_LINKS_TEXT.split())
_ARTICLES_TO_KEEP: Final = frozenset({"la", "le", "les", "el", "l"})


def ascii_words(text: str) -> list[str]:
    """The words of a name in ASCII, lower case, without apostrophes.

    >>> ascii_words("São Tomé - N'Djamena")
    ['sao', 'tome', 'ndjamena']
    """
    lower = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    plain = "".join(c for c in lower if not unicodedata.combining(c))
    return [word for word in _NOT_ASCII_WORD.split(plain) if word]


def proper_words(words: list[str]) -> list[str]:
    """A locality's words without those that say what it is, and the links around them.

    A name that consists of nothing else keeps all its words.

    >>> proper_words(["province", "du", "lac"]), proper_words(["gompa", "city"])
    (['lac'], ['gompa'])
    >>> proper_words(["quetzal", "de", "la", "paz"])
    ['quetzal', 'de', 'la', 'paz']
    """
    kept = list(words)
    while kept and kept[0] in KINDS:
        kept = kept[1:]
        # "Province of the Lakes", "Ville de Montréal": the link goes with the kind. An article
        # alone ("Ciudad La Paz") belongs to the name.
        while kept and kept[0] in _LINKS and kept[0] not in _ARTICLES_TO_KEEP:
            kept = kept[1:]
    while kept and kept[-1] in KINDS:
        kept = kept[:-1]
    return kept or list(words)


def locality_slug(name: str) -> str:
    """The ASCII kebab-case slug of a locality's name by the contract.

    Words such as City, Municipality or Province go, in English, French, Spanish and Portuguese,
    and so does what stands in parentheses. A name without a letter of the Latin script has an
    empty slug.

    >>> [locality_slug(name) for name in ("Gompa City (Ganta)", "Danlí", "Province du Lac")]
    ['gompa', 'danli', 'lac']
    """
    outside = _PARENTHESES.sub(" ", name)
    words = ascii_words(outside) or ascii_words(name)
    # "The City of Kenema", "A Cidade de São Paulo", "La ville de Thiès": an article before a kind.
    if len(words) > 2 and words[1] in KINDS and words[0] in {"the", "la", "le", "el", "a", "o"}:
        words = words[1:]
    return "-".join(proper_words(words))
