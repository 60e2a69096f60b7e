"""One document, bytes and sidecar, to its Reading: identified, numbered, noted."""

import hashlib
from collections import Counter
from dataclasses import replace
from typing import Final

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.checks import Subject, with_notes
from mgi_rag.profiles.document_checks import own_labels, section_notes
from mgi_rag.profiles.finding import (
    DOMAIN_ASSIGNED,
    Domain,
    Finding,
    Guidance,
    GuidanceId,
    Note,
    Polarity,
    Profile,
    ProfileId,
    Section,
    finding_id,
    profile_id,
)
from mgi_rag.profiles.forms import lines_of
from mgi_rag.profiles.identity import place_of, year_of
from mgi_rag.profiles.language import language_of
from mgi_rag.profiles.parsed import Parsed, ParsedPassage
from mgi_rag.profiles.parser import parse
from mgi_rag.profiles.programme import is_programme, read_programme
from mgi_rag.profiles.reading import Reading, Remark
from mgi_rag.profiles.sidecar import Sidecar, parse_sidecar

READER: Final = 3
"""Version of the reading rules; part of a document's hash, so that a change reads all anew."""


def document_hash(content: bytes, sidecar: bytes | None) -> str:
    """SHA-256, in hexadecimal, of what a reading depends on."""
    digest = hashlib.sha256(f"reader {READER}\0".encode())
    for part in (content, sidecar or b""):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def read_document(file: str, content: bytes, sidecar: bytes | None = None) -> Reading:
    """What one document says.

    Args:
        file: its path as it is to be named in messages and records.
        content: the bytes of the document.
        sidecar: the bytes of its sidecar, if it has one.

    Raises:
        DocumentError: naming the file and what to do, when it is no profile that can be read.
    """
    try:
        known = Sidecar() if sidecar is None else parse_sidecar(sidecar)
    except DocumentError as error:
        raise DocumentError(f"{file}: its sidecar {error}") from None
    if is_programme(content):
        return _programme(file, content, sidecar)
    try:
        parsed = parse(lines_of(content))
        profile = _profile(parsed, known, file)
    except DocumentError as error:
        raise DocumentError(f"{file}: {error}") from None
    return Reading(
        file=file,
        sha256=document_hash(content, sidecar),
        profile=profile,
        guidance=_guidance(parsed, profile),
        lines=tuple(parsed.lines),
        remarks=_remarks(file, profile),
        content_sha256=hashlib.sha256(content).hexdigest(),
    )


def _programme(file: str, content: bytes, sidecar: bytes | None) -> Reading:
    """The reading of a document of facts about the programme, which is no profile."""
    try:
        lines, guidance = read_programme(content)
    except DocumentError as error:
        raise DocumentError(f"{file}: {error}") from None
    own_hash = hashlib.sha256(content).hexdigest()
    return Reading(file, document_hash(content, sidecar), None, guidance, lines, (), own_hash)


def _profile(parsed: Parsed, sidecar: Sidecar, file: str) -> Profile:
    if not parsed.sections:
        raise DocumentError(
            "holds no list of strengths or gaps under an MGI domain; is it an MGI profile?"
        )
    place, year = place_of(parsed, sidecar), year_of(parsed, sidecar)
    language = _findings_language(parsed, sidecar)
    identifier = profile_id(place, year, language)
    title = sidecar.title or parsed.title or f"MGI profile {identifier}"
    return Profile(
        profile_id=identifier,
        place=place,
        year=year,
        language=language,
        title=title,
        source=sidecar.source or sidecar.url or title,
        findings=_noted(_findings(parsed, identifier), Subject(place, year), sidecar),
        sections=tuple(parsed.sections),
        url=sidecar.url,
        terms=sidecar.terms,
        reported_by=sidecar.reported_by,
        partial=sidecar.partial,
        notes=_notes(parsed, partial=sidecar.partial),
    )


def _noted(
    findings: tuple[Finding, ...], subject: Subject, sidecar: Sidecar
) -> tuple[Finding, ...]:
    """The findings with their editorial notes; restated ones say that we chose their domain."""
    noted = with_notes(findings, subject)
    if sidecar.reported_by is None:
        return noted
    return tuple(replace(f, notes=(*f.notes, DOMAIN_ASSIGNED)) for f in noted)


def _notes(parsed: Parsed, *, partial: bool) -> tuple[Note, ...]:
    filled = {Section(finding.domain, finding.polarity) for finding in parsed.findings}
    sections = section_notes(parsed.sections, filled, partial=partial)
    unique = {(note.kind, note.english): note for note in parsed.notes}
    return (*unique.values(), *own_labels(parsed.labels), *sections)


def _findings_language(parsed: Parsed, sidecar: Sidecar) -> str:
    words = " ".join(finding.quote for finding in parsed.findings)
    return language_of(words) if words else sidecar.language or "en"


def _findings(parsed: Parsed, profile: ProfileId) -> tuple[Finding, ...]:
    count: Counter[tuple[Domain, Polarity]] = Counter()
    findings = []
    for found in parsed.findings:
        side = (found.domain, found.polarity)
        count[side] += 1
        findings.append(
            Finding(
                finding_id=finding_id(profile, *side, count[side]),
                profile_id=profile,
                domain=found.domain,
                polarity=found.polarity,
                position=count[side],
                quote=found.quote,
                locator=found.locator,
            )
        )
    return tuple(findings)


def _guidance(parsed: Parsed, profile: Profile) -> tuple[Guidance, ...]:
    introductions: Counter[str] = Counter()
    passages = []
    for passage in parsed.passages:
        language = language_of(passage.text)
        if passage.domain is None:
            introductions[language] += 1
        passages.append(
            Guidance(
                guidance_id=_guidance_id(passage, language, introductions[language]),
                language=language,
                text=passage.text,
                locator=passage.locator,
                profile_id=profile.profile_id,
                domain=passage.domain,
                level=passage.level,
                source=profile.source,
            )
        )
    return tuple(passages)


def _guidance_id(passage: ParsedPassage, language: str, introduction: int) -> GuidanceId:
    if passage.domain is None or passage.level is None:
        return GuidanceId(f"MGI-{language}-intro-{introduction}")
    return GuidanceId(f"MGI-{language}-D{passage.domain.value}-{passage.level.value}")


def _remarks(file: str, profile: Profile) -> tuple[Remark, ...]:
    on_profile = [Remark(file, profile.profile_id, None, note) for note in profile.notes]
    on_findings = [
        Remark(file, profile.profile_id, finding.finding_id, note)
        for finding in profile.findings
        for note in finding.notes
    ]
    return (*on_profile, *on_findings)
