"""What an invented document says, written down beside it before any parser has read it."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from mgi_rag.profiles.finding import Domain, Polarity


@dataclass(frozen=True)
class TrueFinding:
    """One finding as it was laid out.

    `text` is without bullet and outer white space, with single spaces where the layout breaks a
    line. `mark` is a footnote mark that the layout prints right after it (`1`, `¹`, `[^1]`), or
    empty: a quote may carry the mark or leave it out. On the lines of an Arabic PDF a reader may
    move vowel signs by one letter: compare without them.
    """

    domain: Domain
    polarity: Polarity
    text: str
    mark: str = ""


@dataclass(frozen=True)
class Truth:
    """One document of the sample: what it is and every finding it holds, in its own order."""

    file: str
    form: str
    """`text`, `markdown`, `html`, `pdf` or `docx`."""
    language: str
    layout: str
    profile_id: str
    findings: tuple[TrueFinding, ...]
    titles_attested: bool
    """Whether the domain titles are attested wordings rather than our own."""
    polarity_attested: bool
    """Whether the labels of the two sides are attested wordings rather than our own."""
    variations: tuple[str, ...]
    """The oddities of this document, e.g. `crlf`, `missing_domain`, `empty_list`."""


def write_manifest(folder: Path, half: str, truths: list[Truth]) -> Path:
    """Writes `manifest-HALF.json`, which says that every finding is invented; returns its path."""
    path = folder / f"manifest-{half}.json"
    content = {
        "note": "Every finding in these documents is invented; the places are real.",
        "documents": [asdict(truth) for truth in truths],
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    return path
