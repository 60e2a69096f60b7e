"""The invented sample says of each document what that document says."""

from collections import Counter
from pathlib import Path

import pytest
from half_b import more_documents
from sample_profiles import LANGUAGES, SUFFIX, sample_documents
from source_text import flat, read_flat
from truth import Truth
from words import pool

HALVES = {"a": sample_documents, "b": more_documents}


@pytest.fixture(scope="module", params=sorted(HALVES))
def half(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def folder(half: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp(f"half-{half}")


@pytest.fixture(scope="module")
def truths(half: str, folder: Path) -> list[Truth]:
    return HALVES[half](folder)


def test_every_finding_stands_in_its_document_once_and_in_order(
    folder: Path, truths: list[Truth]
) -> None:
    astray = []
    for truth in truths:
        text = read_flat(folder, truth)
        last: dict[tuple[int, str], int] = {}
        for finding in truth.findings:
            words = flat(finding.text)
            where = text.find(words)
            side = (finding.domain.value, finding.polarity.value)
            if text.count(words) != 1 or where <= last.get(side, -1):
                astray.append((truth.file, text.count(words), finding.text))
            last[side] = where
    assert not astray


def test_no_document_holds_a_finding_that_its_truth_leaves_out(
    folder: Path, truths: list[Truth]
) -> None:
    extra = []
    for truth in truths:
        text = read_flat(folder, truth)
        told = {flat(finding.text) for finding in truth.findings}
        every = {flat(line) for lines in pool(truth.language).values() for line in lines}
        extra += [(truth.file, line) for line in every - told if line in text]
    assert not extra


def test_sides_and_domains_are_those_of_the_pool(truths: list[Truth]) -> None:
    for truth in truths:
        lists = {key: {flat(line) for line in lines} for key, lines in pool(truth.language).items()}
        for finding in truth.findings:
            side = "s" if finding.polarity.letter == "S" else "g"
            assert flat(finding.text) in lists[f"d{finding.domain.value}{side}"]


def test_a_footnote_mark_follows_its_finding(folder: Path, truths: list[Truth]) -> None:
    for truth in truths:
        text = read_flat(folder, truth)
        for finding in truth.findings:
            assert flat(finding.text) + flat(finding.mark) in text


def test_the_same_seed_gives_the_same_bytes(half: str, tmp_path: Path) -> None:
    twice = [tmp_path / "one", tmp_path / "two"]
    assert HALVES[half](twice[0]) == HALVES[half](twice[1])
    files = sorted(path.name for path in twice[0].iterdir())
    assert files == sorted(path.name for path in twice[1].iterdir())
    assert all((twice[0] / name).read_bytes() == (twice[1] / name).read_bytes() for name in files)


def test_another_seed_gives_other_findings(half: str, tmp_path: Path) -> None:
    one, other = HALVES[half](tmp_path / "one", 1), HALVES[half](tmp_path / "other", 2)
    assert [truth.file for truth in one] == [truth.file for truth in other]
    assert [truth.findings for truth in one] != [truth.findings for truth in other]


def test_the_manifest_calls_the_findings_invented(folder: Path, truths: list[Truth]) -> None:
    (manifest,) = folder.glob("manifest-*.json")
    content = manifest.read_text(encoding="utf-8")
    assert "invented" in content
    assert all(truth.file in content for truth in truths)


def test_first_half_covers_every_form_in_every_language(tmp_path: Path) -> None:
    truths = sample_documents(tmp_path)
    assert len(truths) >= 40
    pairs = {(truth.form, truth.language) for truth in truths}
    assert pairs == {(form, language) for form in SUFFIX for language in LANGUAGES}


def test_second_half_brings_layouts_that_the_first_has_not(tmp_path: Path) -> None:
    first, second = sample_documents(tmp_path / "a"), more_documents(tmp_path / "b")
    assert len(second) >= 20
    assert not {truth.layout for truth in first} & {truth.layout for truth in second}
    assert {truth.form for truth in second} == set(SUFFIX)


def test_every_document_is_a_profile_of_its_own(tmp_path: Path) -> None:
    truths = sample_documents(tmp_path / "a") + more_documents(tmp_path / "b")
    counted = Counter(truth.profile_id for truth in truths)
    assert max(counted.values()) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_sixty_findings_to_draw_from_none_within_another(language: str) -> None:
    lines = [flat(line) for listed in pool(language).values() for line in listed]
    assert len(set(lines)) >= 60
    assert not [line for line in lines if sum(line in other for other in lines) > 1]
