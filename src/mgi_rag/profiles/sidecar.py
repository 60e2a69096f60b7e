"""The optional `NAME.meta.json` beside a document: what is known of it from elsewhere."""

import json
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mgi_rag.errors import DocumentError

SUFFIX: Final = ".meta.json"


class Sidecar(BaseModel):
    """What a sidecar may say; an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    iso3: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    locality: str | None = None
    year: int | None = Field(default=None, ge=1990, le=2100)
    language: str | None = Field(default=None, pattern=r"^[a-z]{2}$")
    title: str | None = None
    source: str | None = None
    url: str | None = None
    terms: str | None = None
    reported_by: str | None = None
    partial: bool = False


def sidecar_path(document: Path) -> Path | None:
    """The sidecar of a document: `page.txt.meta.json`, else `page.meta.json`, else None."""
    for path in (document.with_name(document.name + SUFFIX), document.with_suffix(SUFFIX)):
        if path.is_file():
            return path
    return None


def parse_sidecar(content: bytes) -> Sidecar:
    """The sidecar of these bytes.

    Raises DocumentError, with the file's name left out, naming the key that is wrong.
    """
    try:
        return Sidecar.model_validate(json.loads(content))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise DocumentError(f"is not JSON ({error}); mend or remove it") from None
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "the whole"
        known = ", ".join(Sidecar.model_fields)
        raise DocumentError(f"has {key}: {first['msg']}; the keys are {known}") from None
