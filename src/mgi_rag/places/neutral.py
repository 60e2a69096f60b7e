"""Texts with the names of certain places taken out, so that likeness does not turn on names."""

from collections.abc import Collection

from mgi_rag.places.find import PlaceReading


def without_places(text: str, reading: PlaceReading, keys: Collection[str]) -> str:
    """The text with every mention of the places taken out.

    Args:
        text: any text.
        reading: what `find_places` found in that very text.
        keys: keys of the places to take out.
    """
    for mention in reversed(reading.mentions):
        if any(place.key in keys for place in mention.places):
            text = f"{text[: mention.start]} {text[mention.end :]}"
    return " ".join(text.split())
