"""From what documents say to what the store keeps: one record per thing, with its hashes."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from pydantic import TypeAdapter

from mgi_rag.index.schema import Metadata
from mgi_rag.languages import DEFAULT_LANGUAGE
from mgi_rag.places.find import find_places
from mgi_rag.places.neutral import without_places
from mgi_rag.profiles.finding import Domain, Finding, Guidance, Polarity, Profile
from mgi_rag.profiles.labels import label_book
from mgi_rag.profiles.reading import Reading

_PROFILE: Final = TypeAdapter(Profile | None)
_READING: Final = TypeAdapter(Reading)
_READERS: Final = ("mgi_rag.profiles", "mgi_rag.places")
"""The packages whose code decides what a document's reading is."""


@dataclass(frozen=True)
class Record:
    """One entry of one collection: an id, a text and flat metadata."""

    record_id: str
    content: str
    """What comes back as the document's text."""
    metadata: Metadata
    embedded: str | None = None
    """The text whose vector is kept; None where the vector means nothing."""

    @cached_property
    def text_hash(self) -> str:
        """Hash of the embedded text: another one means another vector."""
        return _hash(self.embedded or "")

    @cached_property
    def record_hash(self) -> str:
        """Hash of everything else: another one means the record is written anew."""
        return _hash(json.dumps([self.record_id, self.content, self.metadata], sort_keys=True))

    def stored_metadata(self) -> Metadata:
        """The metadata as they are written, hashes included."""
        return self.metadata | {"text_hash": self.text_hash, "record_hash": self.record_hash}


@dataclass(frozen=True)
class DocumentRecords:
    """All records that one source document puts into the store."""

    file: str
    findings: tuple[Record, ...]
    chunks: tuple[Record, ...]
    reading: Record
    document: Record
    """Written last; its presence says that the others are in."""


def embedding_text(finding: Finding, profile: Profile) -> str:
    """The text whose vector stands for a finding: the quote without the profile's own place.

    Places are chosen by name, never by likeness, and the same matter in two places shall lie
    close together. Measured on the tuning questions on Kazakhstan, likeness alone: the right
    finding first in 87 of 100 without the name, in 80 with it.
    """
    own = {profile.place.key, profile.place.iso3}
    return without_places(finding.quote, find_places(finding.quote), own) or finding.quote


def document_records(reading: Reading, topics_stamp: str) -> DocumentRecords:
    """The records of one document: its findings, its chunks, its reading and its profile.

    `topics_stamp` tells what the topics of findings are assigned by: with another one they are
    assigned anew.
    """
    profile = reading.profile
    findings = tuple(_finding_record(f, profile) for f in profile.findings) if profile else ()
    chunks = tuple(_chunk_records(profile)) if profile else ()
    kept = Record(
        reading.file,
        _READING.dump_json(reading).decode(),
        {"sha256": reading.sha256, "reader": reader_stamp()},
    )
    digest = _hash(digest_of((*findings, *chunks, kept)) + topics_stamp)
    return DocumentRecords(reading.file, findings, chunks, kept, _document_record(reading, digest))


def guidance_records(guidance: Iterable[Guidance]) -> tuple[Record, ...]:
    """The records of the passages about MGI itself."""
    return tuple(
        Record(
            passage.guidance_id,
            passage.text,
            _present(
                {
                    "kind": "guidance",
                    "guidance_id": passage.guidance_id,
                    "language": passage.language,
                    "locator": passage.locator,
                    "profile_id": passage.profile_id,
                    "domain": passage.domain.value if passage.domain else None,
                    "level": passage.level.value if passage.level else None,
                    "source": passage.source,
                    "as_of": passage.as_of,
                    "url": passage.url,
                    "topic": passage.topic,
                    "reported_by": passage.reported_by,
                }
            ),
            embedded=passage.text,
        )
        for passage in guidance
    )


def profile_from_json(text: str) -> Profile | None:
    """The profile that a document's record holds; None for a document of guidance alone."""
    return _PROFILE.validate_json(text)


def reading_from_json(text: str) -> Reading:
    """The reading that a record of `mgi-readings` holds."""
    return _READING.validate_json(text)


def chunk_id(profile: Profile, domain: Domain) -> str:
    """Id of the chunk of one domain of a profile: `KAZ-2018-D1`."""
    return f"{profile.profile_id}-D{domain.value}"


def chunk_domains(profile: Profile) -> tuple[Domain, ...]:
    """The domains under which a profile prints a list or a finding, in their order."""
    found = {finding.domain for finding in profile.findings}
    return tuple(domain for domain in Domain if domain in found or profile.has_domain(domain))


def digest_of(records: Iterable[Record]) -> str:
    """One hash over many records, whatever their order."""
    hashes = sorted(f"{record.text_hash} {record.record_hash}" for record in records)
    return _hash("\n".join(hashes))


@cache
def reader_stamp() -> str:
    """Hash of the code and labels that read documents: a reading is only kept while they stay."""
    digest = hashlib.sha256()
    for package in _READERS:
        for name, content in sorted(_sources(files(package), package)):
            digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()[:16]


def _sources(folder: Traversable, name: str) -> Iterable[tuple[str, bytes]]:
    for entry in folder.iterdir():
        inner = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _sources(entry, inner)
        elif entry.name.endswith((".py", ".toml")):
            yield inner, entry.read_bytes()


def _finding_record(finding: Finding, profile: Profile) -> Record:
    own: Metadata = {
        "kind": "finding",
        "finding_id": finding.finding_id,
        "chunk_id": chunk_id(profile, finding.domain),
        "domain": finding.domain.value,
        "polarity": finding.polarity.value,
        "position": finding.position,
        "locator": finding.locator,
    }
    noted = _present({"note": finding.note})
    return Record(
        finding.finding_id,
        finding.quote,
        own | noted | _profile_metadata(profile),
        embedded=embedding_text(finding, profile),
    )


def _chunk_records(profile: Profile) -> Iterable[Record]:
    for domain in chunk_domains(profile):
        identifier = chunk_id(profile, domain)
        text = _chunk_text(profile, domain)
        own: Metadata = {"kind": "chunk", "chunk_id": identifier, "domain": domain.value}
        yield Record(identifier, text, own | _profile_metadata(profile), embedded=text)


def _chunk_text(profile: Profile, domain: Domain) -> str:
    title = _label(f"domain-{domain.value}", profile.language)
    lines = [f"{_place_name(profile)}, {profile.year}. {title}"]
    for polarity in Polarity:
        listed = [f for f in profile.findings if f.domain is domain and f.polarity is polarity]
        if listed:
            lines.append(f"{_label(polarity.value, profile.language)}:")
            lines.extend(f"- {finding.quote}" for finding in listed)
    return "\n".join(lines)


def _label(role: str, language: str) -> str:
    """The first wording of a heading in that language, in English where there is none."""
    wordings: dict[str, str] = {}
    for label in label_book().labels:
        if label.role == role:
            wordings.setdefault(label.language, label.text)
    return wordings.get(language, wordings[DEFAULT_LANGUAGE])


def _document_record(reading: Reading, digest: str) -> Record:
    profile = reading.profile
    of_profile = _profile_metadata(profile) if profile else {}
    own: Metadata = {"kind": "document", "file": reading.file, "digest": digest}
    own["sha256"] = reading.sha256
    return Record(reading.file, _PROFILE.dump_json(profile).decode(), own | of_profile)


def _profile_metadata(profile: Profile) -> Metadata:
    """What a citation says of the profile."""
    return _present(
        {
            "profile_id": profile.profile_id,
            "iso3": profile.place.iso3,
            "place_key": profile.place.key,
            "place": _country(profile.place.iso3),
            "locality": profile.place.locality,
            "slug": profile.place.slug,
            "year": profile.year,
            "language": profile.language,
            "title": profile.title,
            "source": profile.source,
            "url": profile.url,
            "terms": profile.terms,
            "reported_by": profile.reported_by,
            "partial": profile.partial,
        }
    )


def _place_name(profile: Profile) -> str:
    country = _country(profile.place.iso3)
    return f"{profile.place.locality}, {country}" if profile.place.locality else country


@cache
def _country(iso3: str) -> str:
    # Babel is slow to import, and only indexing needs it here.
    from mgi_rag.places.countries import country_name

    return country_name(iso3)


def _present(values: dict[str, str | int | float | bool | None]) -> Metadata:
    """The values that are there: Chroma would drop None without a word."""
    return {key: value for key, value in values.items() if value is not None}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
