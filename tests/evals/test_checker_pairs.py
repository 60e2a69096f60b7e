"""The labelled pairs of sentence and finding are well formed, and split as their record says."""

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest

FOLDER: Final = Path(__file__).parents[2] / "evals" / "checker"
LANGUAGES: Final = ("en", "fr", "es", "pt", "ru", "ar")
FIELDS: Final = {
    "id": str,
    "finding": str,
    "finding_language": str,
    "polarity": str,
    "place": str,
    "year": int,
    "domain": int,
    "sentence": str,
    "language": str,
    "label": str,
    "kind": str,
}
OF_THE_SENTENCE: Final = {"id", "sentence", "language", "label", "kind"}
LABELS_OF_KIND: Final = {
    "paraphrase": {"supported"},
    "shortened": {"supported"},
    "joined": {"supported"},
    "translated": {"supported"},
    "exact_quote": {"supported"},
    "negation_flip": {"contradicted"},
    "polarity_flip": {"contradicted"},
    "number_swap": {"contradicted"},
    "year_swap": {"contradicted"},
    "quantity_changed": {"contradicted"},
    "treaty_swap": {"not_in_source"},
    "organisation_swap": {"contradicted", "not_in_source"},
    "altered_quote": {"contradicted", "not_in_source"},
    "over_generalisation": {"contradicted", "not_in_source"},
    "hedging_lost": {"contradicted", "not_in_source"},
    "other_place": {"not_in_source"},
    "added_detail": {"not_in_source"},
    "true_not_in_source": {"not_in_source"},
}
COUNTS: Final = {
    "en": {"supported": 67, "contradicted": 41, "not_in_source": 33},
    "fr": {"supported": 41, "contradicted": 25, "not_in_source": 23},
    "es": {"supported": 20, "contradicted": 17, "not_in_source": 7},
    "pt": {"supported": 20, "contradicted": 13, "not_in_source": 11},
    "ru": {"supported": 21, "contradicted": 13, "not_in_source": 12},
    "ar": {"supported": 22, "contradicted": 14, "not_in_source": 11},
}

Pair = dict[str, Any]


def pairs(language: str) -> list[Pair]:
    """The pairs whose sentence is in this language, in the order of their file."""
    lines = (FOLDER / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def is_held_out(pair: Pair) -> bool:
    """Whether the pair's finding belongs to the half that is for reporting only."""
    return int(hashlib.sha256(pair["finding"].encode()).hexdigest(), 16) % 2 == 1


ALL: Final = [pair for language in LANGUAGES for pair in pairs(language)]


def test_there_is_one_file_a_language() -> None:
    assert {path.stem for path in FOLDER.glob("*.jsonl")} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pair_has_its_fields(language: str) -> None:
    for pair in pairs(language):
        assert {key: type(value) for key, value in pair.items()} == FIELDS, pair
        assert all(v == v.strip() != "" for v in pair.values() if isinstance(v, str)), pair
        assert pair["language"] == language, pair
        assert pair["finding_language"] in {"en", "fr", "es", "ru"}, pair
        assert pair["polarity"] in {"gap", "strength"}, pair
        assert pair["domain"] in range(1, 7), pair
        assert pair["year"] in range(2015, 2027), pair
        assert pair["label"] in LABELS_OF_KIND[pair["kind"]], pair


def test_ids_and_pairs_are_unique() -> None:
    assert max(Counter(pair["id"] for pair in ALL).values()) == 1
    assert max(Counter((pair["finding"], pair["sentence"]) for pair in ALL).values()) == 1


def test_a_finding_is_the_same_wherever_it_stands() -> None:
    told = {tuple(pair[key] for key in FIELDS if key not in OF_THE_SENTENCE) for pair in ALL}
    assert len(told) == len({pair["finding"] for pair in ALL}) == 82


def test_a_translated_sentence_is_in_another_language_than_its_finding() -> None:
    for pair in ALL:
        if pair["kind"] in {"translated", "paraphrase"}:
            is_other = pair["language"] != pair["finding_language"]
            assert is_other == (pair["kind"] == "translated"), pair


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_label_has_its_pairs(language: str) -> None:
    assert Counter(pair["label"] for pair in pairs(language)) == COUNTS[language]


def test_every_kind_is_in_both_halves() -> None:
    for held_out in (True, False):
        kinds = {pair["kind"] for pair in ALL if is_held_out(pair) == held_out}
        assert kinds == set(LABELS_OF_KIND)


def test_the_record_of_the_split_is_that_of_the_files() -> None:
    record = json.loads((FOLDER / "split.json").read_text(encoding="utf-8"))
    held_out_findings = {pair["finding"] for pair in ALL if is_held_out(pair)}
    assert record["findings"] == {
        "tuning": len({pair["finding"] for pair in ALL} - held_out_findings),
        "held_out": len(held_out_findings),
    }
    files = {}
    for language in LANGUAGES:
        path = FOLDER / f"{language}.jsonl"
        held_out = sum(is_held_out(pair) for pair in pairs(language))
        files[path.name] = {
            "pairs": len(pairs(language)),
            "tuning": len(pairs(language)) - held_out,
            "held_out": held_out,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
    assert record["files"] == files
