"""Nothing leaves the machine: indexing and answering open no socket off the loopback."""

import socket
from pathlib import Path

import pytest
from pytest_socket import SocketConnectBlockedError

from mgi_rag.chat.assistant import Assistant
from mgi_rag.settings import shipped_corpus

ELSEWHERE = ("192.0.2.1", 80)
"""An address of the range that is kept for documentation (RFC 5737)."""


def test_the_guard_of_these_tests_holds() -> None:
    with socket.socket() as connection, pytest.raises(SocketConnectBlockedError):
        connection.connect(ELSEWHERE)


def test_indexing_and_answering_stay_on_the_machine(tmp_path: Path) -> None:
    assistant = Assistant.open(tmp_path / "store", shipped_corpus())
    assert assistant.ask("Kazakhstan: gaps in domain 3?").citations
    assert assistant.ask("Can one apply for a visa online in Kazakhstan?").citations


def test_the_page_listens_on_the_loopback_and_sends_no_statistics() -> None:
    text = (Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert 'address = "127.0.0.1"' in text
    assert "gatherUsageStats = false" in text
