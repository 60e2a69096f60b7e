"""The phrases that name a whole domain, and what a person who breaks their file is told."""

import pytest

from mgi_rag.index.terms import PhraseBook, tokens_of
from mgi_rag.index.topics.domains import load_domain_names, read_domain_names
from mgi_rag.languages import LANGUAGES
from mgi_rag.profiles.finding import Domain
from mgi_rag.profiles.labels import label_book


def _invented(**changes: str) -> str:
    """An invented file, whole but for the lines that replace its own (`d3_fr="fr = []"`)."""
    lines = []
    for domain in Domain:
        lines.append(f"[domain-{domain.value}]")
        for language in LANGUAGES:
            own = f'{language} = ["invented {language} {domain.name}"]'
            lines.append(changes.get(f"d{domain.value}_{language}", own))
    return "\n".join(lines)


def _named(question: str) -> set[Domain]:
    names = {str(domain.value): phrases for domain, phrases in load_domain_names().items()}
    return {Domain(int(match.key)) for match in PhraseBook(names).find(tokens_of(question))}


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How does it do on migrants' rights?", 1),
        ("strengths in the rights of the migrants", 1),
        ("MIGRANT RIGHTS: what is missing", 1),
        ("Quelles lacunes pour les droits des personnes migrantes ?", 1),
        ("brechas en derechos de las personas migrantes", 1),
        ("Какие пробелы есть в правах мигрантов?", 1),
        ("ما الثغرات المتعلقة بحقوق المهاجرين؟", 1),
        ("gaps in the government-wide approach", 2),
        ("What about whole-of-government?", 2),
        ("Points forts de l’approche pangouvernementale", 2),
        ("lacunes : approche de l'ensemble du gouvernement", 2),
        ("o que falta na abordagem de todo o governo", 2),
        ("сильные стороны общегосударственного подхода", 2),
        ("gaps in migration partnerships", 3),
        ("what works in engagement with partners?", 3),
        ("forces de la coopération avec les partenaires", 3),
        ("lacunas nas parcerias", 3),
        ("Какие достижения в партнёрствах?", 3),
        ("wellbeing, only the gaps", 4),
        ("well-being in short", 4),
        ("Et le bien-être socio-économique ?", 4),
        ("fortalezas en bienestar de los migrantes", 4),
        ("недостатки в благополучии мигрантов", 4),
        ("what is weak in the crisis domain", 5),
        ("crisis-mobility: what was praised?", 5),
        ("lacunes dans la mobilité en situation de crise", 5),
        ("и в условиях кризисов?", 5),
        ("وماذا عن الأزمات؟", 5),
        ("gaps in safe and regular migration", 6),
        ("orderly migration, what is good?", 6),
        ("Lacunes : migrations sûres, ordonnées et régulières", 6),
        ("migração segura e ordenada: lacunas", 6),
        ("пробелы: безопасная, упорядоченная и легальная миграция", 6),
    ],
)
def test_a_question_that_names_a_domain_is_understood(question: str, number: int) -> None:
    """One domain is understood and no other."""
    assert _named(question) == {Domain(number)}


@pytest.mark.parametrize(
    "question",
    [
        "Can people apply for a visa online?",
        "Do migrants have the right to work?",
        "Is there a migrant's right to health care?",
        "Les travailleurs étrangers ont-ils le droit de changer d'employeur ?",
        "Does the government collect migration data?",
        "How is irregular migration counted?",
        "Who partnered with the ministry on schooling?",
        "¿Qué asociaciones de la diáspora existen?",
        "¿Los migrantes tienen derecho a votar?",
        "Os migrantes têm direito à educação?",
        "Есть ли право мигрантов на труд?",
        "Какие правила для мигрантов?",
        "هل يحق للمهاجرين العمل؟",
        "natural disasters",
    ],
)
def test_a_matter_within_a_domain_names_none(question: str) -> None:
    """A list of the whole domain would not be what was asked."""
    assert _named(question) == set()


def test_every_heading_of_a_profile_names_its_own_domain() -> None:
    """What stands as a heading over findings never names another domain in a question."""
    served = [label for label in label_book().labels if label.language in LANGUAGES]
    headings = [label for label in served if label.domain is not None]
    wrong = [label.text for label in headings if not _named(label.text) <= {label.domain}]
    attested = [label.text for label in headings if label.attested and not _named(label.text)]
    assert headings
    assert (wrong, attested) == ([], [])


@pytest.mark.parametrize("domain", list(Domain))
def test_a_domain_has_each_phrase_once(domain: Domain) -> None:
    """Phrases that several languages share are given once."""
    phrases = load_domain_names()[domain]
    assert phrases
    assert len(set(phrases)) == len(phrases)


def test_a_caller_cannot_change_what_the_next_one_gets() -> None:
    """The names are shared by all questions of a process."""
    names = load_domain_names()
    names.clear()
    assert set(load_domain_names()) == set(Domain)


def test_phrases_of_all_languages_stand_under_their_domain() -> None:
    """The documented form is read, and a phrase of two languages counts once."""
    names = read_domain_names(_invented(d3_en='en = ["alpha"]', d3_fr='fr = ["Alpha", "bêta*"]'))
    assert names[Domain.PARTNERSHIPS][:2] == ("alpha", "bêta*")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (_invented().replace("[domain-4]", "[domain-7]"), r"domains\.toml, domain-4: .*found none"),
        (_invented() + "\n[domain-7]", r"domains\.toml, domain-7: unknown entry"),
        (_invented(d3_fr=""), r"domains\.toml, domain-3\.fr: is missing or empty"),
        (_invented(d3_fr="fr = []"), r"domains\.toml, domain-3\.fr: is missing or empty"),
        (_invented(d3_fr="fr = 'x'"), r"domain-3\.fr: is missing or empty; expected a list"),
        (_invented(d3_fr="fr = ['x']\nde = ['y']"), r"domain-3\.de: unknown language"),
        (_invented(d6_ar="ar = [' ']"), r"domains\.toml, domain-6\.ar: ' ' is an empty phrase"),
        (_invented(d6_ar="ar = ['?!']"), r"domain-6\.ar: '\?!' is an empty phrase"),
        (_invented(d6_ar="ar = [6]"), r"domain-6\.ar: expected phrases in quotes, found 6"),
        (_invented(d2_en="en = ['a * b']"), r"domain-2\.en: 'a \* b' has a `\*` that does not"),
        (_invented(d2_en="en = ['a*b']"), r"domain-2\.en: 'a\*b' has a `\*` that does not"),
        (_invented(d2_en="en = ['Été-là', 'ete la']"), r"domain-2\.en: 'ete la' stands twice"),
        ("[domain-1\n", r"domains\.toml: not readable as TOML"),
    ],
)
def test_a_broken_file_is_told_with_file_and_entry(text: str, told: str) -> None:
    """Whoever edits the file reads what to mend and where."""
    with pytest.raises(ValueError, match=told):
        read_domain_names(text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("safe roads", "safe roads"),
        ("Safe Roads", "safe-roads"),
        ("safe road*", "safe roads"),
        ("safe roads", "safe road*"),
        ("saf* roads", "safe road*"),
    ],
)
def test_a_phrase_under_two_domains_is_refused(first: str, second: str) -> None:
    """A phrase that could name two domains would answer the wrong one."""
    text = _invented(d1_en=f'en = ["{first}"]', d5_fr=f'fr = ["{second}"]')
    with pytest.raises(ValueError, match=r"domain-5\.fr: .* stands under domain-1 too"):
        read_domain_names(text)


def test_phrases_that_no_words_fit_both_may_stand_under_two_domains() -> None:
    """Likeness alone is no clash."""
    names = read_domain_names(_invented(d1_en='en = ["safe"]', d5_en='en = ["safer*", "safe x"]'))
    assert names[Domain.CRISES][:2] == ("safer*", "safe x")
