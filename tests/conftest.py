"""What every test shares: the shipped corpus indexed once, and no socket off this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_socket import socket_allow_hosts

from mgi_rag.chat.assistant import Assistant
from mgi_rag.settings import settings, shipped_corpus


@pytest.fixture(autouse=True)
def _loopback_only() -> None:
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture(scope="session", autouse=True)
def _own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What people keep on this machine is none of the tests' business."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MGI_RAG_DATA", str(tmp_path_factory.mktemp("data")))
        patch.setenv("MGI_RAG_STORE", str(tmp_path_factory.mktemp("default") / "store"))
        settings.cache_clear()
        yield
    settings.cache_clear()


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the shipped corpus, made with the real model."""
    folder = tmp_path_factory.mktemp("store")
    Assistant.open(folder, shipped_corpus())
    return folder


@pytest.fixture(scope="session")
def assistant(shipped_store: Path) -> Iterator[Assistant]:
    """The real assistant over the shipped corpus."""
    return Assistant.open(shipped_store)
