"""Arabic for a canvas that draws glyph after glyph: joined letter forms, in visual order."""

import re
import unicodedata
from functools import cache

_FORMS = {
    (False, False): "isolated",
    (False, True): "initial",
    (True, True): "medial",
    (True, False): "final",
}
_RUN = re.compile(r"[0-9A-Za-z]+(?:[-.,:/][0-9A-Za-z]+)*")
# A letter and the vowel signs on it.
_CLUSTER = re.compile(".[\u064b-\u0652]*", re.DOTALL)
_MIRRORED = str.maketrans("()«»[]", ")(»«][")


@cache
def _presentation() -> dict[str, dict[str, str]]:
    """Letters (and lam-alef pairs) to their presentation forms, as Unicode decomposes them."""
    table: dict[str, dict[str, str]] = {}
    for code in range(0xFE80, 0xFEFD):
        kind, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
        text = "".join(chr(int(part, 16)) for part in letters.split())
        table.setdefault(text, {})[kind.strip("<>")] = chr(code)
    return table


def joined(text: str) -> str:
    """The text with each Arabic letter in the form that its neighbours ask for.

    >>> [hex(ord(c)) for c in joined("بيت")]
    ['0xfe91', '0xfef4', '0xfe96']
    """
    table = _presentation()
    units = re.findall("لا|لأ|لإ|لآ|.", text, re.DOTALL)
    shaped = []
    for number, unit in enumerate(units):
        forms = table.get(unit)
        if forms is None:
            shaped.append(unit)
            continue
        before = _base(units, number, -1)
        after = _base(units, number, 1)
        joins_before = before is not None and "initial" in before and "final" in forms
        joins_after = after is not None and "final" in after and "initial" in forms
        shaped.append(forms[_FORMS[joins_before, joins_after]])
    return "".join(shaped)


def _base(units: list[str], number: int, step: int) -> dict[str, str] | None:
    """The forms of the next letter in a direction, over the vowel signs between."""
    number += step
    while 0 <= number < len(units) and unicodedata.combining(units[number][0]):
        number += step
    return _presentation().get(units[number]) if 0 <= number < len(units) else None


def visual(line: str) -> str:
    """A line of Arabic as it is drawn from left to right; numbers and Latin keep their order.

    >>> visual("عام 2015")[:4]
    '2015'
    """
    shaped = joined(line)
    runs = []
    at = 0
    for match in _RUN.finditer(shaped):
        runs += [*_CLUSTER.findall(shaped[at : match.start()].translate(_MIRRORED)), match.group()]
        at = match.end()
    runs += _CLUSTER.findall(shaped[at:].translate(_MIRRORED))
    return "".join(reversed(runs))
