"""Whatever profile is invented and however it is set, all of it comes back."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from synthetic_page import Found, found

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.document import read_document
from mgi_rag.profiles.finding import Polarity
from mgi_rag.profiles.forms import lines_of
from mgi_rag.profiles.labels import label_book
from mgi_rag.profiles.parser import parse

LANGUAGES = ("en", "fr", "es", "pt", "ru", "ar")
BULLETS = ("• ", "  – ", "- ", "* ", "▪ ", "◦\t", "{n}. ", "{n}) ", "({n}) ", "{d}.{n} ", "")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16")
LINE_ENDS = ("\n", "\r\n", "\r")
LEGACY = {"ru": "cp1251", "ar": "cp1256"}
WORDS = {
    "en": "migrants law office register council every region agreement is adopted published",
    "fr": "les migrants loi étrangers région accord conseil à l'école est adoptée publiée sûreté",
    "es": "las personas migrantes ley región acuerdo consejo niñez está aprobada publicada aquí",
    "pt": "os migrantes lei região acordo conselho não é aprovada publicada informação ações",
    "ru": "мигранты закон регион совет соглашение принят каждый год данные публикуются ведомством",
    "ar": "المهاجرون قانون إقليم مجلس اتفاق كل سنة بيانات ينشرها الجهاز معتمد",
}
FAST = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@dataclass(frozen=True)
class Invented:
    """A profile and what it says."""

    language: str
    lists: tuple[tuple[int, Polarity, tuple[str, ...]], ...]

    @property
    def expected(self) -> Found:
        return [(d, side.value, text) for d, side, texts in self.lists for text in texts]

    def text(self, bullet: str, blank: Sequence[str], width: int | None = None) -> str:
        """The profile as plain text.

        Args:
            bullet: before each finding; `{n}` counts within a list, `{d}` is the domain.
            blank: what stands between heading and list, and between findings.
            width: characters beyond which a line is broken, or None.
        """
        heading_gap, item_gap = blank
        lines: list[str] = []
        last = 0
        for domain, side, texts in self.lists:
            if domain != last:
                lines += ["", f"{domain}. {_label(self.language, f'domain-{domain}')}", ""]
            last = domain
            lines.append(_label(self.language, side.value) + ":" + heading_gap)
            for n, text in enumerate(texts, 1):
                lines += [*_broken(bullet.format(n=n, d=domain) + text, width)]
                lines[-1] += item_gap
        return "\n".join(lines) + "\n"


def _label(language: str, role: str) -> str:
    return next(x.text for x in label_book().labels if (x.language, x.role) == (language, role))


def _broken(text: str, width: int | None) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        if width and len(lines[-1]) + len(word) > width and lines[-1].strip():
            lines.append("  " + word)
        else:
            lines[-1] += (" " if lines[-1] else "") + word
    return lines


@st.composite
def findings(draw: st.DrawFn, language: str) -> str:
    words = draw(st.lists(st.sampled_from(WORDS[language].split()), min_size=5, max_size=30))
    number = draw(st.sampled_from(["", " 2014", " 3,5 %", " (n.º 97)", " « 12 »"]))
    text = " ".join(words)
    return text[0].upper() + text[1:] + number + "."


@st.composite
def profiles(draw: st.DrawFn) -> Invented:
    language = draw(st.sampled_from(LANGUAGES))
    sides = draw(st.permutations(list(Polarity)))
    domains = sorted(draw(st.sets(st.integers(1, 6), min_size=1)))
    lists = tuple(
        (d, side, tuple(draw(st.lists(findings(language), min_size=1, max_size=4, unique=True))))
        for d in domains
        for side in sides
    )
    return Invented(language, lists)


BLANKS = st.tuples(st.sampled_from(["", "\n"]), st.sampled_from(["", "\n"]))


@FAST
@given(profiles(), st.sampled_from(BULLETS), BLANKS)
def test_every_finding_comes_back_word_for_word(
    profile: Invented, bullet: str, blank: tuple[str, str]
) -> None:
    text = profile.text(bullet, blank)
    parsed = parse(lines_of(text.encode()))
    assert found(parsed) == profile.expected
    assert all(finding.quote in text for finding in parsed.findings)


@FAST
@given(profiles(), st.sampled_from(BULLETS[:-1]), st.integers(40, 90))
def test_broken_lines_are_put_together(profile: Invented, bullet: str, width: int) -> None:
    parsed = parse(lines_of(profile.text(bullet, ("", ""), width).encode()))
    assert found(parsed) == profile.expected


@FAST
@given(
    profiles(),
    st.sampled_from(BULLETS),
    BLANKS,
    st.sampled_from(ENCODINGS),
    st.sampled_from(LINE_ENDS),
)
def test_ids_hang_on_the_words_alone(
    profile: Invented, bullet: str, blank: tuple[str, str], encoding: str, line_end: str
) -> None:
    head = "Migration Governance Profile: Republic of Ghana, 2018\n"
    one = read_document("a.txt", (head + profile.text("• ", ("", ""))).encode())
    text = (head + profile.text(bullet, blank)).replace("\n", line_end)
    other = read_document("b.txt", text.encode(encoding))
    assert one.profile is not None
    assert other.profile is not None
    ids = [[(f.finding_id, f.quote) for f in x.profile.findings] for x in (one, other) if x.profile]
    assert ids[0] == ids[1]


@FAST
@given(profiles().filter(lambda p: len(p.expected) > 3))
def test_legacy_encodings_are_told(profile: Invented) -> None:
    encoding = LEGACY.get(profile.language, "cp1252")
    text = profile.text("- ", ("", "")).replace("’", "'")
    parsed = parse(lines_of(text.encode(encoding, "replace")))
    wanted = [
        (d, side, quote.encode(encoding, "replace").decode(encoding))
        for d, side, quote in profile.expected
    ]
    assert found(parsed) == wanted


@FAST
@given(st.text(max_size=400) | st.lists(st.sampled_from([
    "Domain 1: Migrants' rights", "Partnerships", "Strengths", "Gaps:", "• A law.", "[Gap] No.",
    "1.1 A law", "2", "=====", "| a | b |", "|---|---|", "a\tb", "# Gaps", "2018 Mai", "",
    "CONTEXT",
    "Partnerships: gaps", "Strengths: A law.", "x" * 300,
]), max_size=30).map("\n".join))  # fmt: skip
def test_no_text_breaks_the_parser(text: str) -> None:
    try:
        lines = lines_of(text.encode("utf-8", "surrogatepass"))
    except DocumentError:
        return
    parsed = parse(lines)
    assert [x.line for x in parsed.lines] == lines
    assert all(x.kind for x in parsed.lines)
    whole = " ".join(text.split())
    assert all(" ".join(f.quote.split()) in whole for f in parsed.findings)
