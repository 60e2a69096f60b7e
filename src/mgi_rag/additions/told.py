"""A preview in lines of text."""

from collections.abc import Iterator

from mgi_rag.additions.preview import Preview, shown_name
from mgi_rag.profiles.finding import Domain, Polarity


def preview_lines(found: Preview) -> Iterator[str]:
    """What was understood: the profile, findings per domain, remarks, lines not understood."""
    profile = found.profile
    if profile is None:
        return
    yield (
        f"{shown_name(found.offered.name)}: {profile.profile_id}, {len(profile.findings)} findings"
    )
    for domain in Domain:
        counts = (f"{found.counts[domain, side]} {side.value}s" for side in Polarity)
        yield f"  domain {domain.value}: {', '.join(counts)}"
    for remark in found.remarks:
        where = f"{remark.finding_id}: " if remark.finding_id else ""
        yield f"  remark: {where}{remark.note.english}"
    for line in found.not_understood:
        yield f"  not understood: {line.line.locator}: {line.line.text.strip()[:120]}"
