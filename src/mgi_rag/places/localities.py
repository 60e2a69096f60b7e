"""The names under which a locality of the corpus is understood."""

import re
from typing import Final

from mgi_rag.places.place import Place
from mgi_rag.places.slug import ascii_words, proper_words
from mgi_rag.places.transliteration import transliterated

_ALSO: Final = re.compile(r"[()\[\]/;]")
_KIND_PATTERNS: Final = (
    "{} city",
    "{} municipality",
    "{} province",
    "{} district",
    "{} county",
    "city of {}",
    "municipality of {}",
    "province of {}",
    "county of {}",
    "ville de {}",
    "ville d {}",
    "commune de {}",
    "ciudad de {}",
    "municipio de {}",
    "provincia de {}",
    "cidade de {}",
    "município de {}",
    "província de {}",
    "город {}",
    "города {}",
    "городе {}",
    "مدينة {}",
    "بلدية {}",
)


def locality_names(place: Place) -> tuple[str, ...]:
    """The names of a locality: as given, each alternative, without and with a word for its kind.

    >>> names = locality_names(Place("LBR", "gompa", "Gompa City (Ganta)"))
    >>> "Gompa" in names, "Ganta" in names, "city of Ganta" in names
    (True, True, True)
    """
    shown = _shown(place)
    names = [shown]
    for core in _cores(place):
        names += [core, *(pattern.format(core) for pattern in _KIND_PATTERNS)]
    return tuple(dict.fromkeys(name for name in names if name))


def transliterated_names(place: Place) -> tuple[str, ...]:
    """The names of a locality as Russian and Arabic may spell them, without a word for its kind.

    >>> "ганта" in transliterated_names(Place("LBR", "gompa", "Gompa City (Ganta)"))
    True
    """
    forms = (form for core in _cores(place) for form in transliterated(core))
    return tuple(dict.fromkeys(forms))


def _shown(place: Place) -> str:
    return place.locality or (place.slug or "").replace("-", " ")


def _cores(place: Place) -> list[str]:
    cores = [_core(part.strip()) for part in _ALSO.split(_shown(place)) if part.strip()]
    if place.slug:
        cores.append(place.slug.replace("-", " "))
    return cores


def _core(name: str) -> str:
    """The name without words such as City, in its own spelling."""
    words = name.split()
    ascii_forms = [" ".join(ascii_words(word)) for word in words]
    if "" in ascii_forms:  # another script: nothing to take off
        return name
    kept = proper_words(ascii_forms)
    start = next(i for i in range(len(words)) if ascii_forms[i : i + len(kept)] == kept)
    return " ".join(words[start : start + len(kept)])
