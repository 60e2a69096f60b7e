"""A comparison to take away: Markdown, Word, and a table for a spreadsheet."""

from datetime import date

from mgi_rag.chat.citing import finding_citation
from mgi_rag.chat.wording import Wording
from mgi_rag.exports import word
from mgi_rag.exports.plain_markdown import plain
from mgi_rag.exports.reference import place_of, reference
from mgi_rag.exports.spreadsheet import to_csv
from mgi_rag.messages import messages
from mgi_rag.messages.interface import Interface
from mgi_rag.profiles.finding import Finding, Polarity, Profile
from mgi_rag.side_by_side import Comparison, Row, topic_name

SHAPES = {Polarity.STRENGTH: "▲", Polarity.GAP: "▽"}
"""The shape of each side, which says without colour what it is."""


def comparison_markdown(comparison: Comparison, interface: Interface, today: date) -> str:
    """The comparison as a Markdown table for each domain, with its references."""
    names = [plain(profile_name(profile, interface)) for profile in comparison.profiles]
    lines = [f"# {title(comparison, interface)}", "", note(interface), ""]
    for domain in dict.fromkeys(row.domain for row in comparison.rows):
        lines += [f"## {_wording(interface).domain(domain)}", ""]
        lines.append("| " + " | ".join(["", *names]) + " |")
        lines.append("|" + " --- |" * (len(names) + 1))
        for row in comparison.rows:
            if row.domain is domain:
                cells = [_cell(cell, interface) for cell in row.cells]
                texts = [
                    plain(row_name(row, interface)),
                    *("<br>".join(map(plain, c)) or "–" for c in cells),
                ]
                lines.append("| " + " | ".join(texts) + " |")
        lines.append("")
    lines += [f"## {interface.text('References')}", ""]
    lines += [f"- {plain(text)}" for text in references(comparison, interface)]
    lines += ["", f"*{plain(as_of(comparison, interface, today))}*", ""]
    return "\n".join(lines)


def comparison_text(comparison: Comparison, interface: Interface, today: date) -> str:
    """The comparison for a terminal: a block a matter, a line a finding."""
    lines = [title(comparison, interface), note(interface)]
    for domain in dict.fromkeys(row.domain for row in comparison.rows):
        lines += ["", _wording(interface).domain(domain).upper()]
        for row in comparison.rows:
            if row.domain is not domain:
                continue
            change = f" ({row.change.value})" if comparison.is_of_rounds and row.change else ""
            lines += ["", f"  {row_name(row, interface)}{change}"]
            for profile, cell in zip(comparison.profiles, row.cells, strict=True):
                for text in _cell(cell, interface) or ["–"]:
                    lines.append(f"    {profile_name(profile, interface)}: {text}")
    return "\n".join([*lines, "", as_of(comparison, interface, today)])


def comparison_word(comparison: Comparison, interface: Interface, today: date) -> bytes:
    """The comparison as a Word document: a table for each domain, then the references."""
    document = word.new_document(title(comparison, interface))
    document.add_paragraph(note(interface))
    names = [profile_name(profile, interface) for profile in comparison.profiles]
    for domain in dict.fromkeys(row.domain for row in comparison.rows):
        document.add_heading(_wording(interface).domain(domain), level=1)
        rows = [
            [row_name(row, interface), *("\n".join(_cell(cell, interface)) for cell in row.cells)]
            for row in comparison.rows
            if row.domain is domain
        ]
        word.add_table(document, [interface.text("Matter"), *names], rows)
    document.add_heading(interface.text("References"), level=1)
    for text in references(comparison, interface):
        document.add_paragraph(word.clean(text), style="List Bullet")
    document.add_paragraph(as_of(comparison, interface, today), style="Intense Quote")
    return word.to_bytes(document)


def comparison_csv(comparison: Comparison, interface: Interface, today: date) -> bytes:
    """Every finding of the comparison, one a row, for a spreadsheet."""
    say, wording = interface.text, _wording(interface)
    heading = [
        say("Domain"), say("Matter"), say("Contrast"), say("Place"), say("Year"), say("Side"),
        say("Quote"), say("Identifier"), say("Locator"), say("Source"), say("Address"),
        say("Reference"), say("Compared on"),
    ]  # fmt: skip
    rows: list[list[object]] = []
    for row in comparison.rows:
        for profile, cell in zip(comparison.profiles, row.cells, strict=True):
            for finding in cell:
                c = finding_citation(1, finding, profile)
                rows.append([
                    wording.domain(row.domain), row_name(row, interface, marked=False),
                    say("yes") if row.is_contrast else say("no"), place_of(c), c.year,
                    wording.one_of_side(finding.polarity), c.quote, c.finding_id, c.locator,
                    c.source, c.url, reference(c, interface), today.isoformat(),
                ])  # fmt: skip
    return to_csv(heading, rows)


def title(comparison: Comparison, interface: Interface) -> str:
    """The comparison by its profiles."""
    return " · ".join(profile_name(profile, interface) for profile in comparison.profiles)


def profile_name(profile: Profile, interface: Interface) -> str:
    """A profile by place and year: `Kazakhstan 2018`."""
    return f"{_wording(interface).place(profile.place)} {profile.year}"


def row_name(row: Row, interface: Interface, *, marked: bool = True) -> str:
    """What a row is about, with the mark of a contrast."""
    name = (
        topic_name(row.topic, interface.language)
        if row.topic is not None
        else interface.text("Other matters")
    )
    return f"{name} ◆ {interface.text('Contrast')}" if marked and row.is_contrast else name


def note(interface: Interface) -> str:
    """What a comparison is, and is not."""
    return interface.text(
        "Findings side by side, as the profiles report them. MGI gives no scores and ranks nobody; "
        "an empty cell means that the profile does not report on it. Findings are put into one "
        "row by their words."
    )


def references(comparison: Comparison, interface: Interface) -> list[str]:
    """The full reference of every finding of the comparison, in the order of its rows."""
    return [
        reference(finding_citation(1, finding, profile), interface)
        for row in comparison.rows
        for profile, cell in zip(comparison.profiles, row.cells, strict=True)
        for finding in cell
    ]


def as_of(comparison: Comparison, interface: Interface, today: date) -> str:
    """When this was compared, and from how many profiles."""
    return interface.number(
        "Compared on {day} from {n} loaded profile.",
        "Compared on {day} from {n} loaded profiles.",
        len(comparison.profiles),
        day=today.isoformat(),
    )


def _cell(cell: tuple[Finding, ...], interface: Interface) -> list[str]:
    wording = _wording(interface)
    return [
        f"{SHAPES[f.polarity]} {wording.one_of_side(f.polarity)}: “{f.quote}” ({f.finding_id})"
        for f in cell
    ]


def _wording(interface: Interface) -> Wording:
    return Wording(messages(interface.language), date.today())
