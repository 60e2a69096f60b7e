"""Forgiving comparison of headings: case, accents, quotes, spacing and numbering do not count."""

import re
import unicodedata

# Marks that differ between editions of one heading and never tell two headings apart.
_PUNCTUATION = re.compile(r"[\"'“”„«»‘’‚`´ʼ:;,.!?()\[\]*_#–—―‐‑‒-]+")
_SPACES = re.compile(r"\s+")
_ARABIC_ALEF = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_TATWEEL = "\u0640"


def fold(text: str) -> str:
    """The wording with all that matching forgives taken out.

    >>> fold("  “Whole of government” approach: ")
    'whole of government approach'
    >>> fold("Aspects d’une crise relatifs à la MOBILITÉ")
    'aspects d une crise relatifs a la mobilite'
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c) and c != _TATWEEL)
    plain = _PUNCTUATION.sub(" ", plain.translate(_ARABIC_ALEF))
    return _SPACES.sub(" ", plain).strip()
