"""One invented profile of three domains, laid out in the many ways in which documents are.

Each layout is a function without arguments that gives the text or the page; every one says the
same twelve findings.
"""

from collections.abc import Callable, Sequence

TITLES = ("Migrants' rights", "Whole of government approach", "Partnerships")
STRENGTHS, GAPS = "Well-developed areas", "Areas with potential for further development"
LABEL = {"strength": STRENGTHS, "gap": GAPS}
SHORT = {"strength": "Strengths", "gap": "Gaps"}
TAG = {"strength": "Strength", "gap": "Gap"}
DOMAINS, SIDES = (1, 2, 3), ("strength", "gap")


def said(domain: int, side: str) -> list[str]:
    """The findings of one list."""
    rest = "is in force." if side == "strength" else "has not been adopted."
    return [f"Rule {n} of matter {domain} {rest}" for n in (1, 2)]


EXPECTED = [(d, side, text) for d in DOMAINS for side in SIDES for text in said(d, side)]

Layout = Callable[[], str]


def _lines(*parts: Sequence[str], between: str = "\n") -> str:
    return between.join(["Key findings", *(line for part in parts for line in part)])


def _title(domain: int) -> str:
    return f"Domain {domain}: {TITLES[domain - 1]}"


def _table(rows: Sequence[Sequence[str]]) -> str:
    """A page with a table; a cell that opens with `<t` brings its own tag."""
    made = (
        "<tr>" + "".join(c if c.startswith("<t") else f"<td>{c}</td>" for c in row) + "</tr>"
        for row in rows
    )
    return f"<html><body><h1>Key findings</h1><table>{''.join(made)}</table></body></html>"


def _wide(text: str, span: int = 2) -> str:
    return f'<td colspan="{span}">{text}</td>'


def _broken(texts: Sequence[str], bullet: str = "") -> str:
    return "<br>".join(bullet + text for text in texts)


def tags_in_brackets() -> str:
    """A tag before each finding."""
    return _lines(
        *([_title(d), *(f"• [{TAG[s]}] {t}" for s in SIDES for t in said(d, s))] for d in DOMAINS)
    )


def tags_after() -> str:
    """A tag after each finding."""
    return _lines(
        *([_title(d), *(f"• {t} ({TAG[s]})" for s in SIDES for t in said(d, s))] for d in DOMAINS)
    )


def tags_announced() -> str:
    """A word and a colon before each finding, sides in turn."""
    return _lines(
        *(
            [_title(d), *(f"{TAG[s]}: {said(d, s)[n]}" for n in (0, 1) for s in SIDES)]
            for d in DOMAINS
        )
    )


def run_in_labels() -> str:
    """Bold labels and findings in one paragraph, parted by line breaks."""
    parts = (
        f"<h2>{TITLES[d - 1]}</h2>"
        + "".join(f"<p><b>{LABEL[s]}:</b> {_broken(said(d, s))}</p>" for s in SIDES)
        for d in DOMAINS
    )
    return f"<html><body>{''.join(parts)}</body></html>"


def side_after_title() -> str:
    """All of one side first, the side named after each title."""
    return _lines(
        *([f"{_title(d)} - {SHORT[s]}", *said(d, s)] for s in SIDES for d in DOMAINS),
        between="\n\n",
    )


def side_in_parentheses() -> str:
    """The side in parentheses after each title."""
    return _lines(*([f"{TITLES[d - 1]} ({SHORT[s]})", *said(d, s)] for d in DOMAINS for s in SIDES))


def side_before_title() -> str:
    """The side before each title."""
    return _lines(
        *(
            [f"{SHORT[s]}: {TITLES[d - 1]}", *(f"– {t}" for t in said(d, s))]
            for d in DOMAINS
            for s in SIDES
        )
    )


def sides_over_domains() -> str:
    """Two chapters, one a side, with the domains under each."""
    chapters = (
        f"# {LABEL[s]}\n\n"
        + "\n".join(
            f"## {TITLES[d - 1]}\n\n" + "\n".join(f"- {t}" for t in said(d, s)) + "\n"
            for d in DOMAINS
        )
        for s in SIDES
    )
    return "\n".join(chapters)


def lists_in_lists() -> str:
    """Domains, sides and findings as a list in a list in a list."""
    items = (
        f"<li>{TITLES[d - 1]}<ul>"
        + "".join(
            f"<li>{LABEL[s]}<ul>{''.join(f'<li>{t}</li>' for t in said(d, s))}</ul></li>"
            for s in SIDES
        )
        + "</ul></li>"
        for d in DOMAINS
    )
    return f"<html><body><ul>{''.join(items)}</ul></body></html>"


def row_a_finding() -> str:
    """A row for each finding, domain and side in columns of their own, a source beside it."""
    rows = [
        [TITLES[d - 1], TAG[s], t, "Act 5/2015"] for d in DOMAINS for s in SIDES for t in said(d, s)
    ]
    return _table([["Domain", "Side", "Finding", "Source"], *rows])


def numbered_rows() -> str:
    """As before, with running numbers, and domains by number alone."""
    rows = [[str(d), TAG[s], t] for d in DOMAINS for s in SIDES for t in said(d, s)]
    rows = [[str(n), *row] for n, row in enumerate(rows, 1)]
    return _table([["No.", "Domain", "Type", "Finding"], *rows])


def merged_down() -> str:
    """Cells of domains and sides that go over several rows."""
    rows = []
    for d in DOMAINS:
        for s in SIDES:
            for n, text in enumerate(said(d, s)):
                title = [f'<td rowspan="4">{_title(d)}</td>'] if (s, n) == ("strength", 0) else []
                label = [f'<td rowspan="2">{LABEL[s]}</td>'] if n == 0 else []
                rows.append([*title, *label, text])
    return _table(rows)


def domains_across() -> str:
    """A column for each domain, a row for each side."""
    return _table(
        [["", *TITLES], *([LABEL[s], *(_broken(said(d, s)) for d in DOMAINS)] for s in SIDES)]
    )


def merged_titles() -> str:
    """The sides at the head once, each domain in a merged row."""
    rows = [
        row
        for d in DOMAINS
        for row in [[_wide(_title(d))], *zip(*(said(d, s) for s in SIDES), strict=True)]
    ]
    return _table([[STRENGTHS, GAPS], *rows])


def merged_titles_and_guidance() -> str:
    """Each domain in a merged row with a passage under it, then the sides."""
    rows: list[Sequence[str]] = []
    for d in DOMAINS:
        passage = "Indicators in this domain look at many things."
        rows += [[_wide(_title(d))], [_wide(passage)], [STRENGTHS, GAPS]]
        rows += list(zip(*(said(d, s) for s in SIDES), strict=True))
    return _table(rows)


def sides_as_rows() -> str:
    """Under each domain's merged row one row a side, findings as a list in the cell."""
    rows: list[Sequence[str]] = []
    for d in DOMAINS:
        rows.append([_wide(_title(d))])
        rows += [
            [LABEL[s], "<ul>" + "".join(f"<li>{t}</li>" for t in said(d, s)) + "</ul>"]
            for s in SIDES
        ]
    return _table(rows)


def one_column() -> str:
    """A table of one column: title, label, findings, label, findings."""
    rows: list[Sequence[str]] = []
    for d in DOMAINS:
        rows.append([_title(d)])
        for s in SIDES:
            rows += [[LABEL[s]], [_broken(said(d, s), "• ")]]
    return _table(rows)


def merged_sides() -> str:
    """One side's merged row over rows of domains, then the other's."""
    rows: list[Sequence[str]] = []
    for s in SIDES:
        rows.append([_wide(LABEL[s])])
        rows += [[TITLES[d - 1], _broken(said(d, s), "• ")] for d in DOMAINS]
    return _table(rows)


def two_rows_of_heads() -> str:
    """Domains over pairs of columns, the sides under them."""
    heads = [_wide(title) for title in TITLES]
    rows = [[said(d, s)[n] for d in DOMAINS for s in SIDES] for n in (0, 1)]
    return _table([heads, [STRENGTHS, GAPS] * 3, *rows])


def titles_with_passages() -> str:
    """The first cell of each row holds a title and a passage."""
    rows = [
        [
            f"<p>{_title(d)}</p><p>Indicators in this domain look at many things.</p>",
            *("".join(f"<p>{t}</p>" for t in said(d, s)) for s in SIDES),
        ]
        for d in DOMAINS
    ]
    return _table([["Domain", STRENGTHS, GAPS], *rows])


def cards() -> str:
    """A table that lays out the page: a card with everything on a domain in each cell."""
    made = [
        f"<p>{TITLES[d - 1]}</p>"
        + "".join(f"<p>{LABEL[s]}</p>" + "".join(f"<p>{t}</p>" for t in said(d, s)) for s in SIDES)
        for d in DOMAINS
    ]
    return _table([made[:2], made[2:]])


def definition_lists() -> str:
    """A definition list in a definition list."""
    parts = (
        f"<dl><dt>{_title(d)}</dt><dd><dl>"
        + "".join(
            f"<dt>{LABEL[s]}</dt>" + "".join(f"<dd>{t}</dd>" for t in said(d, s)) for s in SIDES
        )
        + "</dl></dd></dl>"
        for d in DOMAINS
    )
    return f"<html><body>{''.join(parts)}</body></html>"


def markdown_table() -> str:
    """A Markdown table with breaks in its cells."""
    rows = (
        f"| **{d}. {TITLES[d - 1]}** | {_broken(said(d, 'strength'))} "
        f"| {_broken(said(d, 'gap'), '• ')} |"
        for d in DOMAINS
    )
    return "\n".join(["| Domain | Strengths | Gaps |", "|---|---|---|", *rows])


def tabs() -> str:
    """Sides beside one another with a tab between."""
    return _lines(
        *(
            [
                _title(d),
                "Strengths\tGaps",
                *map("\t".join, zip(*(said(d, s) for s in SIDES), strict=True)),
            ]
            for d in DOMAINS
        )
    )


def letters_and_numbers() -> str:
    """Findings counted S1, S2, G1, G2."""
    return _lines(
        *(
            [
                _title(d),
                *(
                    x
                    for s in SIDES
                    for x in [
                        LABEL[s],
                        *(f"{s[0].upper()}{n} {t}" for n, t in enumerate(said(d, s), 1)),
                    ]
                ),
            ]
            for d in DOMAINS
        )
    )


def decimal_numbers() -> str:
    """Findings counted 1.1, 1.2, on over both sides."""
    return _lines(
        *(
            [
                _title(d),
                STRENGTHS,
                *(f"{d}.{n} {t}" for n, t in enumerate(said(d, "strength"), 1)),
                GAPS,
                *(f"{d}.{n} {t}" for n, t in enumerate(said(d, "gap"), 3)),
            ]
            for d in DOMAINS
        )
    )


def underlined() -> str:
    """Headings with a row of signs under them."""
    return _lines(
        *(
            [
                "",
                TITLES[d - 1].upper(),
                "-" * len(TITLES[d - 1]),
                *(
                    x
                    for s in SIDES
                    for x in ["", f"{LABEL[s]}:", *(f"  + {t}" for t in said(d, s))]
                ),
            ]
            for d in DOMAINS
        )
    )


LAYOUTS: tuple[Layout, ...] = (
    tags_in_brackets,
    tags_after,
    tags_announced,
    run_in_labels,
    side_after_title,
    side_in_parentheses,
    side_before_title,
    sides_over_domains,
    lists_in_lists,
    row_a_finding,
    numbered_rows,
    merged_down,
    domains_across,
    merged_titles,
    merged_titles_and_guidance,
    sides_as_rows,
    one_column,
    merged_sides,
    two_rows_of_heads,
    titles_with_passages,
    cards,
    definition_lists,
    markdown_table,
    tabs,
    letters_and_numbers,
    decimal_numbers,
    underlined,
)
