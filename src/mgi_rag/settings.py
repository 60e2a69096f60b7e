"""Every option, read from `MGI_RAG_*` variables, with its default and its unit.

The README's table of settings is made from the descriptions below; a test holds them equal.
"""

from functools import cache
from pathlib import Path
from typing import Final

import platformdirs
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from mgi_rag.errors import UsageError

PREFIX: Final = "MGI_RAG_"


def shipped_corpus() -> Path:
    """The folder of profiles that comes with the package, in a checkout or in a wheel."""
    inside = Path(__file__).parent / "corpus"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "corpus"


class Settings(BaseSettings):
    """The options of one run; a misspelt or impossible one is an error, never ignored."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    corpus: Path = Field(
        default_factory=shipped_corpus,
        description="Folder with the profile documents (default: the shipped corpus)",
    )
    store: Path = Field(
        default_factory=lambda: platformdirs.user_cache_path("mgi-rag") / "store",
        description="Folder of the store (default: `store` in the user's cache of mgi-rag)",
    )
    data: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("mgi-rag"),
        description="Folder of what people keep: added documents, conversations and feedback "
        "(default: `mgi-rag` in the user's data folder)",
    )
    embedder: str = Field(
        default="multilingual-e5-small-4bit",
        min_length=1,
        description="Embedding model: `multilingual-e5-small-4bit`, `all-minilm-l6-v2`, or any "
        "sentence-transformers name or folder",
    )
    embedding_batch: int = Field(
        default=64, ge=1, le=4096, description="Passages embedded and stored at a time (count)"
    )
    lock_wait_s: float = Field(
        default=10.0,
        ge=0,
        le=3600,
        description="How long a second writer waits for the store's lock (seconds)",
    )
    question_limit: int = Field(
        default=4_000, ge=10, le=100_000, description="Longest question taken (characters)"
    )
    document_limit: int = Field(
        default=50_000_000, ge=1_000, description="Largest document read (bytes)"
    )
    upload_count: int = Field(
        default=20, ge=1, le=1_000, description="Most documents added at a time (count)"
    )
    read_timeout_s: float = Field(
        default=60.0,
        gt=0,
        le=3600,
        description="Longest time that reading one document may take (seconds)",
    )
    read_memory_mb: int = Field(
        default=2_048,
        ge=256,
        le=1_000_000,
        description="Most memory that reading one document may take (megabytes of address space; "
        "not held on Windows)",
    )
    model: str | None = Field(
        default=None,
        min_length=1,
        description="Chat model that answers are written with, as `provider:name` (`openai:...`, "
        "`anthropic:...`, `google_genai:...`, `ollama:...`, `mistralai:...`); none: answers are "
        "put together from the findings' own words",
    )
    model_timeout_s: float = Field(
        default=30.0,
        gt=0,
        le=3600,
        description="Longest wait for the chat model's next words, each try (seconds)",
    )
    model_retries: int = Field(
        default=1, ge=0, le=10, description="Further tries when the chat model cannot be reached"
    )
    model_answer_s: float = Field(
        default=90.0,
        gt=0,
        le=3600,
        description="Longest time that the chat model may take over one answer (seconds)",
    )
    model_findings: int = Field(
        default=40,
        ge=1,
        le=1_000,
        description="Most findings that the chat model is given; answers on more are put together "
        "without it (count)",
    )
    review: bool = Field(
        default=False,
        description="Whether everybody who opens the page Quality may review what all people said "
        "of answers (`true` or `false`)",
    )
    port: int = Field(default=8501, ge=1, le=65535, description="Port of `make chat` (number)")

    @property
    def additions(self) -> Path:
        """The folder of the documents that people added."""
        return self.data / "profiles"

    @property
    def conversations(self) -> Path:
        """The database of conversations and feedback."""
        return self.data / "conversations.sqlite3"

    @property
    def reviewed(self) -> Path:
        """The folder of the questions that came out of reviewed feedback."""
        return self.data / "added-tuning"

    def additions_beside(self, corpus: Path) -> Path | None:
        """The added documents to be read beside a corpus; a corpus named for itself has none."""
        beside = corpus.resolve() == self.corpus.resolve()
        return self.additions if beside and self.additions.is_dir() else None


@cache
def settings() -> Settings:
    """The options as the environment gives them, read once.

    Raises UsageError, naming the variable, for a value that cannot be.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        raise UsageError(
            f"{name}: {first['msg']}; see the table of settings in the README"
        ) from None


def settings_table() -> str:
    """The settings as the README's table shows them."""
    rows = ["| variable | default | what |", "| --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        default = "see text" if field.default_factory else f"`{field.default}`"
        rows.append(f"| `{PREFIX}{name.upper()}` | {default} | {field.description} |")
    return "\n".join(rows)
