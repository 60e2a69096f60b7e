"""Records which half every wording and way of asking is in.

    python -m mgi_rag.evals.world.split

writes `split.json` anew; the tests hold that it is that of the files.
"""

import hashlib
import json
from pathlib import Path
from typing import Any, Final

from mgi_rag.evals.world.ways import kinds_of_ways
from mgi_rag.evals.world.wordings import HALVES, Register, half_of, topics, ways_of_half
from mgi_rag.languages import LANGUAGES

SPLIT: Final = Path(__file__).with_name("split.json")


def split() -> dict[str, Any]:
    """For findings, questions and ways of asking: how many are in each half, and a checksum."""
    ways = [
        (text, half)
        for language in LANGUAGES
        for texts in kinds_of_ways(language).values()
        for half in HALVES
        for text in ways_of_half(texts, half)
    ]
    return {
        **{register.value: _of_register(register) for register in Register},
        "ways of asking": _summary(ways),
    }


def _of_register(register: Register) -> dict[str, Any]:
    findings = [
        text
        for topic in topics(register)
        for texts in topic.findings.values()
        for said in texts.values()
        for text in said
    ]
    asked = [
        text for topic in topics(register) for texts in topic.questions.values() for text in texts
    ]
    return {
        "findings": _summary([(text, half_of(text)) for text in findings]),
        "questions by topic": _summary([(text, half_of(text)) for text in asked]),
    }


def _summary(halves: list[tuple[str, str]]) -> dict[str, Any]:
    rows = "\n".join(sorted(f"{half}\t{text}" for text, half in halves))
    counts = {half: sum(one == half for _, one in halves) for half in HALVES}
    return {**counts, "sha256": hashlib.sha256(rows.encode()).hexdigest()}


def main() -> None:
    """Writes the record."""
    SPLIT.write_text(json.dumps(split(), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
