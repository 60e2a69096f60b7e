"""Writes an invented world as the documents that the reader reads, with their sidecars."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from mgi_rag.evals.world.naming import bare
from mgi_rag.evals.world.world import InventedProfile, World
from mgi_rag.profiles.finding import Domain, Polarity
from mgi_rag.profiles.sidecar import SUFFIX

SOURCE: Final = "invented for tests of mgi-rag"


def write(world: World, folder: Path) -> None:
    """Writes one document a profile, Markdown and plain text in turn, each with its sidecar.

    Raises OSError when the folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number, profile in enumerate(world.profiles):
        is_markdown = number % 2 == 0
        path = folder / f"invented-{profile.profile_id}{'.md' if is_markdown else '.txt'}"
        path.write_text(_document(profile, is_markdown), encoding="utf-8")
        sidecar = {
            "iso3": profile.place.iso3,
            "year": profile.year,
            "language": profile.language,
            "title": _title(profile),
            "source": SOURCE,
            "terms": "invented",
        } | ({"locality": profile.place.locality} if profile.place.is_locality else {})
        path.with_name(path.name + SUFFIX).write_text(
            json.dumps(sidecar, ensure_ascii=False, indent=1), encoding="utf-8"
        )


@cache
def _labels() -> dict[str, Any]:
    text = files(__package__).joinpath("documents.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _title(profile: InventedProfile) -> str:
    title: str = _labels()[profile.language]["title"]
    return title.format(place=bare(profile.place, profile.language), year=profile.year)


def _document(profile: InventedProfile, is_markdown: bool) -> str:
    labels = _labels()[profile.language]
    heading, bullet = ("#", "-") if is_markdown else ("", "•")
    lines = [_head(heading, 1, _title(profile)), labels["invented"]]
    for domain in Domain:
        lines.append(_head(heading, 2, labels["domains"][domain.value - 1]))
        for side in Polarity:
            section = [f for f in profile.findings if f.domain is domain and f.polarity is side]
            if section:
                quotes = [f"{bullet} {profile.quote(finding)}" for finding in section]
                lines += [_head(heading, 3, labels[side.value]), "\n".join(quotes)]
    return "\n\n".join(lines) + "\n"


def _head(mark: str, depth: int, text: str) -> str:
    return f"{mark * depth} {text}" if mark else text
