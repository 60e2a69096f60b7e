"""What the tests of this folder run in a process of its own.

store_process.py index FOLDER LETTERS PER_LIST     index invented countries
store_process.py die FOLDER LETTERS PER_LIST OPERATION DELAY_MS
    the same, killed with SIGKILL so many milliseconds after the so-manieth write has begun
store_process.py hold FOLDER     hold the writer's lock until standard input is closed
"""

import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from invented_profiles import FakeEmbedder, countries, invented_corpus, invented_guidance

from mgi_rag.index.indexing import index_corpus
from mgi_rag.index.lock import writer_lock


def index(folder: Path, letters: str, per_list: int) -> None:
    """Index invented countries."""
    corpus = invented_corpus(
        *countries(letters, per_list=per_list), guidance=[invented_guidance(1)]
    )
    index_corpus(corpus, folder, FakeEmbedder())


def die_at(operation: int, delay_ms: float) -> None:
    """Arrange to be killed so many milliseconds after that write to Chroma has begun."""
    from chromadb.api.models.Collection import Collection

    writes = 0

    def counted(write: Callable[..., Any]) -> Callable[..., Any]:
        def begin(*args: Any, **kwargs: Any) -> Any:
            nonlocal writes
            writes += 1
            if writes == operation:
                kill = threading.Timer(delay_ms / 1000, os.kill, (os.getpid(), signal.SIGKILL))
                kill.start()
            return write(*args, **kwargs)

        return begin

    for name in ("add", "delete", "modify"):
        setattr(Collection, name, counted(getattr(Collection, name)))


def main() -> None:
    """Do what the command line says."""
    verb, folder = sys.argv[1], Path(sys.argv[2])
    if verb == "hold":
        with writer_lock(folder):
            sys.stdout.write("held\n")
            sys.stdout.flush()
            sys.stdin.read()
        return
    if verb == "die":
        die_at(int(sys.argv[5]), float(sys.argv[6]))
    index(folder, sys.argv[3], int(sys.argv[4]))


if __name__ == "__main__":
    main()
