"""Assistants broken on purpose: what ours said, made wrong in one way each."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from mgi_rag.chat.answer import Answer, Check
from mgi_rag.chat.citing import finding_citation, guidance_citation
from mgi_rag.chat.draft import Draft
from mgi_rag.chat.plan import Reason
from mgi_rag.evals.systems.system import Reply
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.profiles.finding import Domain, FindingId, GuidanceId, ProfileId

Break = Callable[[Reply], Reply]
_MARK = re.compile(r"\[(\d+)\]")


def retold(reply: Reply, ids: Sequence[str], catalogue: Catalogue) -> Reply:
    """The same words of ours around other quotes."""
    draft = Draft()
    for sentence in reply.answer.sentences:
        if sentence.check is Check.FRAME and not sentence.citations:
            draft.frame(sentence.text)
    for record in ids:
        finding = catalogue.by_finding.get(FindingId(record))
        if finding is None:
            passage = catalogue.by_guidance[GuidanceId(record)]
            draft.quote("", guidance_citation(draft.next_number, passage), ())
        else:
            profile = catalogue.profile_of(finding)
            draft.quote("", finding_citation(draft.next_number, finding, profile), ())
    return _with(
        reply,
        answer=draft.text,
        citations=tuple(draft.citations),
        sentences=tuple(draft.sentences),
    )


def _with(reply: Reply, **changes: object) -> Reply:
    answer: Answer = replace(reply.answer, **changes)  # type: ignore[arg-type]
    return replace(reply, answer=answer)


def _cited(reply: Reply) -> list[str]:
    return [citation.finding_id for citation in reply.answer.citations]


def polarity_swapped(catalogue: Catalogue, domain: Domain) -> Break:
    """Tells the other side of one domain."""

    def broken(reply: Reply) -> Reply:
        ids: list[str] = []
        for record in _cited(reply):
            finding = catalogue.by_finding.get(FindingId(record))
            if finding is None or finding.domain is not domain:
                ids.append(record)
                continue
            ids += [
                other.finding_id
                for other in catalogue.profile_of(finding).findings
                if other.domain is domain and other.polarity is not finding.polarity
            ]
        return retold(reply, list(dict.fromkeys(ids)), catalogue)

    return broken


def one_missing(catalogue: Catalogue) -> Break:
    """Leaves the last finding of every list out."""

    def broken(reply: Reply) -> Reply:
        ids = _cited(reply)
        return retold(reply, ids[:-1], catalogue) if len(ids) > 1 else reply

    return broken


def numbers_shifted(reply: Reply) -> Reply:
    """Every mark points to the citation after its own."""

    def shifted(text: str) -> str:
        return _MARK.sub(lambda mark: f"[{int(mark[1]) + 1}]", text)

    sentences = tuple(
        replace(s, citations=tuple(n + 1 for n in s.citations)) for s in reply.answer.sentences
    )
    return _with(reply, answer=shifted(reply.answer.answer), sentences=sentences)


def one_place_for_another(catalogue: Catalogue, asked: ProfileId, told: ProfileId) -> Break:
    """Answers what is asked about one place with what another's profile says."""
    others = [finding.finding_id for finding in catalogue.by_profile[told].findings]

    def broken(reply: Reply) -> Reply:
        ids = _cited(reply)
        if not any(record.startswith(f"{asked}-D") for record in ids):
            return reply
        kept = [record for record in ids if not record.startswith(f"{asked}-D")]
        return retold(reply, [*kept, *others[: len(ids)]], catalogue)

    return broken


def always_refuses(reply: Reply) -> Reply:
    """Says to everything that it is not covered."""
    return _with(
        reply,
        answer="",
        citations=(),
        sentences=(),
        abstained=True,
        reason=Reason.NOT_COVERED,
    )


def never_refuses(catalogue: Catalogue) -> Break:
    """Tells some finding where there is nothing to tell."""

    def broken(reply: Reply) -> Reply:
        if not reply.answer.abstained:
            return reply
        ids = [one.record_id for one in reply.ranked[:1]] or [next(iter(catalogue.by_finding))]
        return _with(retold(reply, ids, catalogue), abstained=False, reason=None)

    return broken


def french_in_english(reply: Reply) -> Reply:
    """Speaks English to those who ask in French."""
    return _with(reply, language="en") if reply.answer.language == "fr" else reply


def random_drops(catalogue: Catalogue, share: float = 0.05) -> Break:
    """Loses one citation in twenty by chance."""
    chance = random.Random(5)

    def broken(reply: Reply) -> Reply:
        ids = _cited(reply)
        kept = [record for record in ids if chance.random() >= share]
        return reply if kept == ids else retold(reply, kept, catalogue)

    return broken
