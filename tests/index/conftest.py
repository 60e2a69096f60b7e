"""Lets the tests of this folder, and the processes they start, share the invented profiles."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from invented_profiles import FakeEmbedder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a store may be made."""
    return tmp_path / "store"


@pytest.fixture
def embedder() -> FakeEmbedder:
    """A model that costs nothing and counts what it is asked."""
    return FakeEmbedder()
