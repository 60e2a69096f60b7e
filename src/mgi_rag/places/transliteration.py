"""How a name of the Latin script may be written in the Cyrillic and the Arabic one."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice, product
from typing import Final

from mgi_rag.places.data_files import stop_words
from mgi_rag.places.words import fold

MOST_FORMS: Final = 32
"""Forms of one word in one script (count), the likeliest first; long words have many more."""
MOST_UNLIKELY: Final = 2
"""How far a word may stray from the likeliest form: places down the rows of the tables, summed."""
SHORTEST: Final = 4
"""Letters that a form must have at least: shorter ones are ordinary words too often."""

# Each group of letters with what it may become, the likeliest first; `-` is nothing. The longest
# group counts, and before it one that fits the word's beginning (`^`) or end (`$`) alone.
_CYRILLIC: Final = """
sch ш | tch ч | ch ч ш х | sh ш | zh ж | kh х | gh г | th т | ph ф | ck к | tz ц | ts ц
qu к кв | gu гу г гв | gn нь гн | nh нь н | ny нь ни | lh ль л | ll ль лл й л | rr рр р
ce се че ке | ci си чи ки | cy си | ge ге хе же дже | gi ги хи жи джи | gy ги джи
eau о | ou у | oo у | ee и | ai ай е аи | ay ай эй | ei ей | ey ей | oy ой | oi уа ой
ia ия иа | io ио | iu ю | ie ье ие | ya я | ye е | yo йо ё | yu ю | ja я жа ха | jo йо жо хо
ju ю жу ху | je е же хе | h$ - х | ^e э е | ^i и | y$ и й | s$ с - | es$ ес - е | e$ е - э
a а | b б | c к | d д | e е э | f ф | g г | h х г - | i и | j х ж дж | k к | l л ль | m м | n н
o о | p п | q к | r р | s с з | t т | u у ю | v в | w в у | x кс х ш | y и й | z с з
""".replace("\n", " | ")
_ARABIC: Final = """
sch ش | tch تش | ch تش ش | sh ش | zh ج | kh خ | gh غ | th ث ت | ph ف | ck ك | ts تس
qu ك كي | gu غ غو جو | nh ني ن | ny ني | lh لي ل | ll ل ي | rr ر | mm م | nn ن | tt ت | ss س
cc ك | pp ب | bb ب | dd د | ff ف | gg غ ج | ce سي س | ci سي | ge جي غي خي | gi جي غي خي
eau و | ou و | oo و | ee ي | ai اي ي | ay اي ي | ei اي ي | ey ي اي | ia يا | io يو | ya يا | yo يو
^a ا | ^e اي ا | ^i اي ا | ^o او | ^u او | a$ ا ه | e$ ي - ه | h$ ه - | s$ س -
a ا - | b ب | c ك | d د | e ي - | f ف | g غ ج ق ك | h ه ح | i ي | j ج خ ي | k ك ق | l ل | m م | n ن
o و | p ب | q ق ك | r ر | s س ص | t ت ط | u و | v ف | w و | x كس | y ي | z ز
""".replace("\n", " | ")
_LONGEST_GROUP: Final = 3


def transliterated(name: str) -> tuple[str, ...]:
    """How a name may be written in Cyrillic and in Arabic letters, folded; none for other scripts.

    Forms that are ordinary words are left out, and so are those of very few letters.

    >>> {"омоа", "اوموا"} <= set(transliterated("Omoa"))
    True
    """
    words = [fold(word) for word in name.replace("-", " ").split()]
    if not words or not all(word.isascii() and word.isalpha() for word in words):
        return ()
    return tuple(
        form
        for table in (_table(_CYRILLIC), _table(_ARABIC))
        for form in _forms(words, table)
        if len(form) >= SHORTEST and fold(form) not in stop_words()
    )


def _forms(words: list[str], table: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    each = max(2, round(MOST_FORMS ** (1 / len(words))))
    choices = (dict.fromkeys(islice(_spellings(word, table), each)) for word in words)
    return (" ".join(form) for form in product(*choices))


def _spellings(word: str, table: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The spellings of a word, those with the fewest unlikely letters first."""
    parts = [table[key] for key in _groups(word, table)]
    pending: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    for options in parts:
        grown = [
            (cost + n, (*chosen, n))
            for cost, chosen in pending
            for n in range(min(len(options), MOST_UNLIKELY + 1 - cost))
        ]
        pending = sorted(grown)[:MOST_FORMS]
    for _, chosen in pending:
        yield "".join(options[n] for options, n in zip(parts, chosen, strict=True))


def _groups(word: str, table: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    i = 0
    while i < len(word):
        for length in range(min(_LONGEST_GROUP, len(word) - i), 0, -1):
            letters = word[i : i + length]
            at_start = f"^{letters}" if i == 0 else ""
            at_end = f"{letters}$" if i + length == len(word) else ""
            key = next((k for k in (at_start, at_end, letters) if k in table), None)
            if key is not None:
                yield key
                i += length
                break


@cache
def _table(text: str) -> Mapping[str, tuple[str, ...]]:
    rows = [row.split() for row in text.split("|") if row.strip()]
    return {row[0]: tuple("" if form == "-" else form for form in row[1:]) for row in rows}
