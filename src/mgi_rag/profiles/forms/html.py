"""Saved web pages, through lxml: the page's own text in order, its frame left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count, groupby
from typing import Any, Final

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.bullets import has_bullet
from mgi_rag.profiles.forms.grid import Grid
from mgi_rag.profiles.forms.text import decoded, is_wide
from mgi_rag.profiles.reading import Cell, Line

DEEPEST: Final = 1_000
"""Elements inside one another beyond which a page is refused; real pages have some sixty."""
_MOST_SPANNED: Final = 100
"""Rows or columns beyond which a cell's span is a mistake."""
_OPENING: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK_END: Final = re.compile(rb"</(?:p|div|li|ul|ol|h[1-6]|table|section)>", re.IGNORECASE)
_CHARSET: Final = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEADINGS: Final = frozenset(f"h{level}" for level in range(1, 7))
# fmt: off
_BLOCKS: Final = _HEADINGS | {
    "html", "body", "main", "article", "section", "div", "p", "ul", "ol", "li", "dl", "dt", "dd",
    "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "blockquote", "pre",
    "figure", "figcaption", "header", "hgroup", "address", "details", "summary", "center",
    "aside", "fieldset", "legend", "menu", "hr", "form", "search", "dialog", "button",
}
_LEFT_OUT: Final = frozenset({
    "head", "script", "style", "noscript", "template", "nav", "footer", "select", "option",
    "textarea", "input", "iframe", "object", "embed", "svg", "canvas", "video", "audio", "map",
    "datalist",
})
# fmt: on
_FRAME_ROLES: Final = frozenset({"navigation", "contentinfo", "banner", "search", "menu"})
_UNSEEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FOR_READERS: Final = re.compile(r"(?:^|\s)(?:visually-hidden|sr-only|element-invisible)(?:\s|$)")
_PANEL: Final = re.compile(r"tab|accordion|panel|collaps|slide|wheel|toggle", re.IGNORECASE)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_BREAK: Final = "\v"
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_UNFINISHED: Final = re.compile(r"[^.!?:;…؟؛]$")


def recognises(content: bytes) -> bool:
    """Whether the bytes are a web page, or a part of one that opens with a tag."""
    sample = content[:200_000]
    if is_wide(sample):
        sample = sample.decode("utf-16", "ignore").encode()
    sample = sample.removeprefix(b"\xef\xbb\xbf")
    if _OPENING.match(sample):
        return True
    return sample.lstrip()[:1] == b"<" and len(_BLOCK_END.findall(sample)) >= 3


def read(content: bytes) -> list[Line]:
    """One Line a heading, list item or paragraph, located by its line in the page's source.

    Left out are scripts, navigation, footers, forms and what the page hides, save panels that a
    click opens (tabs, accordions), for these hold the findings of portal pages.

    Raises DocumentError, the file's name left out, for a page that is nested too deep, cannot be
    read to its end, or holds no text.
    """
    # Imported here: only web pages need the parser.
    from lxml import etree

    # Without `huge_tree` the parser drops what is nested more than 256 deep without a word.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, huge_tree=True
    )
    parser.feed(_characters(content).encode("utf-8", "replace"))
    try:
        root = parser.close()
    except etree.XMLSyntaxError:
        raise DocumentError(
            "is a web page without any element; save it from the browser again"
        ) from None
    _check_depth(root)
    lines = _lines(_main_part(root))
    if not lines:
        raise DocumentError(
            "is a web page without text of its own (scripts alone?); open it in a browser, wait "
            "until the text shows and save it from there"
        )
    return lines


def _characters(content: bytes) -> str:
    """The page's text; its declared encoding counts where its bytes are not UTF-8."""
    try:
        text = decoded(content) if is_wide(content) else content.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(content[:4096])
        if declared is None:
            text = decoded(content)
        else:
            text = _as_declared(content, declared[1].decode("ascii"))
    return _CONTROLS.sub("", text)


def _as_declared(content: bytes, name: str) -> str:
    # Browsers read these names as their Windows supersets, and so do the pages' authors.
    superset = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}
    try:
        return content.decode(superset.get(name.lower(), name))
    except (LookupError, UnicodeDecodeError):
        return decoded(content)


def _check_depth(root: Any) -> None:
    from lxml import etree

    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise DocumentError(
            f"is a web page with elements nested too deep ({deepest:,}, where {DEEPEST:,} are "
            "read); open it in a browser and save its text alone"
        )


def _main_part(root: Any) -> Any:
    """The page's main element where it holds next to all of the text, else the whole page."""
    mains = root.xpath("//main | //*[@role='main']")
    if len(mains) != 1:
        return root
    whole = sum(len(line.text) for line in _lines(root))
    inside = sum(len(line.text) for line in _lines(mains[0]))
    return mains[0] if inside >= 0.8 * whole else root


@dataclass
class _Item:
    """A list item, which may hold several blocks."""

    latest: int = -1
    """Index of the latest line that it gave, or -1."""


@dataclass(frozen=True)
class _Context:
    """What the text of an element is part of."""

    is_heading: bool = False
    item: _Item | None = None
    level: int = -1
    """How deep it stands in lists; -1 outside all."""
    grid: Grid | None = None
    """The table in which it stands."""
    cell: Cell | None = None


@dataclass
class _Collector:
    """The lines of a page so far, and the text of the block at hand."""

    lines: list[Line] = field(default_factory=list)
    pieces: list[tuple[str, int]] = field(default_factory=list)
    """Texts with the source line of each; a `_BREAK` alone stands for `<br>`."""

    def add(self, text: str | None, line: int | None) -> None:
        """Adds text to the block; `line` is that of the tag before it."""
        if text:
            blank = text[: len(text) - len(text.lstrip())]
            self.pieces.append((text, (line or 1) + blank.count("\n")))

    def end_block(self, context: _Context) -> None:
        """Turns the text of the block into lines."""
        segments: list[tuple[str, int]] = []
        for is_break, group in groupby(self.pieces, key=lambda piece: piece[0] == _BREAK):
            pieces = list(group)
            text = _SPACES.sub(" ", "".join(text for text, _ in pieces)).strip(" ")
            if is_break or not text.strip():
                continue
            start = next(line for part, line in pieces if part.strip())
            if segments and _goes_on(segments[-1][0], text, context):
                segments[-1] = (f"{segments[-1][0]} {text}", segments[-1][1])
            else:
                segments.append((text, start))
        self.pieces = []
        for text, start in segments:
            self._keep(text, start, context)

    def _keep(self, text: str, start: int, context: _Context) -> None:
        item = context.item
        goes_on = item is not None and item.latest == len(self.lines) - 1 and item.latest >= 0
        begins = item is not None and item.latest < 0
        self.lines.append(
            Line(
                text,
                f"line {start}",
                is_heading=context.is_heading,
                is_item=begins,
                is_blank_before=not goes_on,
                level=max(context.level, 0) if begins else 0,
                cell=context.cell,
            )
        )
        if item is not None:
            item.latest = len(self.lines) - 1


def _lines(root: Any) -> list[Line]:
    """The lines of an element, in the page's order."""
    from lxml import etree

    opened = _opened_by_click(root)
    collector = _Collector()
    contexts = [_Context()]
    tables = count()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if not tag or _is_left_out(element, tag, opened):
                walker.skip_subtree()
                contexts.append(contexts[-1])
                continue
            if tag in _BLOCKS:
                collector.end_block(contexts[-1])
            contexts.append(_context_of(element, tag, contexts[-1], tables))
            collector.add(_BREAK if tag == "br" else element.text, element.sourceline)
        else:
            if tag in _BLOCKS:
                collector.end_block(contexts[-1])
            contexts.pop()
            if element is not root:
                collector.add(element.tail, element.sourceline)
    collector.end_block(contexts[-1])
    return collector.lines


def _context_of(element: Any, tag: str, around: _Context, tables: Iterator[int]) -> _Context:
    if tag == "li":
        return replace(around, item=_Item())
    if tag in ("ul", "ol"):
        return replace(around, item=None, level=around.level + 1)
    if tag == "table":
        return _Context(around.is_heading, grid=Grid(next(tables)))
    if tag == "tr" and around.grid is not None:
        around.grid.next_row()
    elif tag in ("td", "th") and around.grid is not None:
        columns, rows = _count(element, "colspan"), _count(element, "rowspan")
        return replace(around, cell=around.grid.place(columns, rows))
    return replace(around, is_heading=around.is_heading or tag in _HEADINGS)


def _count(element: Any, name: str) -> int:
    value = element.get(name) or "1"
    return min(max(int(value), 1), _MOST_SPANNED) if value.strip().isdecimal() else 1


def _goes_on(before: str, text: str, context: _Context) -> bool:
    """Whether a sentence or heading goes on over a `<br>`; else it parts two lines."""
    if has_bullet(text):
        return False
    if context.is_heading or context.item is not None:
        return True
    return _UNFINISHED.search(before) is not None and text[0].islower()


def _opened_by_click(root: Any) -> frozenset[str]:
    """The ids of the elements that links and buttons of the page open."""
    targets = root.xpath("//@aria-controls | //@data-target | //@data-bs-target | //a/@href")
    return frozenset(target.removeprefix("#") for target in targets)


def _is_left_out(element: Any, tag: str, opened: frozenset[str]) -> bool:
    get = element.get
    if tag in _LEFT_OUT or get("role") in _FRAME_ROLES:
        return True
    if tag == "header" and element.find(".//nav") is not None:
        return element.find(".//h1") is None
    if tag == "button" and get("aria-expanded") is None and get("aria-controls") is None:
        return not any(parent.tag in _HEADINGS for parent in element.iterancestors())
    if _FOR_READERS.search(get("class") or ""):
        return True
    is_shut = get("hidden") is not None or (tag == "dialog" and get("open") is None)
    if not is_shut and not _UNSEEN.search(get("style") or ""):
        return False
    names = f"{get('class')} {get('id')} {get('role')}"
    return get("id") not in opened and not _PANEL.search(names)
