"""Arabic words without the prefixes that are written together with them."""

from typing import Final

_PREFIXES: Final = "وفبلك"
"""And, so, in, for, like."""

_SHORTEST: Final = 3


def without_prefixes(folded: str) -> tuple[str, ...]:
    """The forms that a folded Arabic word may have without its prefixes; none for other scripts.

    >>> without_prefixes("للعراق")
    ('العراق', 'لعراق', 'عراق')
    >>> without_prefixes("kenya")
    ()
    """
    forms: dict[str, None] = {}
    pending = [folded]
    while pending:
        word = pending.pop(0)
        if len(word) <= _SHORTEST or word[0] not in _PREFIXES:
            continue
        # "For the" swallows the article's first letter.
        shorter = (["ال" + word[2:]] if word.startswith("لل") else []) + [word[1:]]
        forms.update(dict.fromkeys(shorter))
        pending += [form for form in shorter if not form.startswith("ال")]
    return tuple(forms)
