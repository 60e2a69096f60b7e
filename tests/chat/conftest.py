"""Most questions on the page of Kazakhstan name no place: they are asked of that page alone."""

import sys
from pathlib import Path

import pytest

from mgi_rag.chat.assistant import Assistant
from mgi_rag.settings import shipped_corpus

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The real assistant over the page of Kazakhstan alone."""
    corpus = tmp_path_factory.mktemp("kazakhstan")
    for path in shipped_corpus().glob("kazakhstan-2018*"):
        (corpus / path.name).write_bytes(path.read_bytes())
    return Assistant.open(tmp_path_factory.mktemp("store"), corpus)


@pytest.fixture(scope="session")
def shipped(shipped_store: Path) -> Assistant:
    """The real assistant over the whole shipped corpus."""
    return Assistant.open(shipped_store)
