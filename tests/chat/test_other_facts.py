"""With invented profiles of the places, no answer knows what was only reported elsewhere."""

from pathlib import Path

import pytest
from not_mgi import FACTS, OtherFact

from mgi_rag.chat.assistant import Assistant
from mgi_rag.places.countries import country_name

PROFILE = """# Migration Governance Indicators: {country}, 2021

## Domain 1: Migrants' rights

### Well-developed areas

- Invented: children of foreign families attend the schools of {country} free of charge.

### Areas with potential for further development

- Invented: foreign residents of {country} cannot vote in municipal elections.

## Domain 2: Whole of government approach

### Areas with potential for further development

- Invented: the ministries of {country} do not meet regularly on migration.

## Domain 6: Safe, orderly and regular migration

### Well-developed areas

- Invented: the border guards of {country} are trained every spring.
"""


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The real assistant over invented profiles of the places that the facts speak of."""
    corpus: Path = tmp_path_factory.mktemp("invented")
    for fact in FACTS:
        path = corpus / f"{fact.iso3.casefold()}.md"
        path.write_text(PROFILE.format(country=country_name(fact.iso3)), encoding="utf-8")
        meta = f'{{"iso3": "{fact.iso3}", "year": 2021, "source": "invented"}}'
        path.with_suffix(".meta.json").write_text(meta, encoding="utf-8")
    return Assistant.open(tmp_path_factory.mktemp("store"), corpus)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.iso3)
def test_no_answer_states_or_cites_what_the_profile_does_not_say(
    invented: Assistant, fact: OtherFact
) -> None:
    country = country_name(fact.iso3)
    for question in (fact.question, f"Is it true? {fact.fact}", f"Summarise {country}"):
        answer = invented.ask(question)
        assert fact.fact not in answer.answer
        assert [word for word in fact.telling if word in answer.answer] == []
        for citation in answer.citations:
            assert citation.iso3 == fact.iso3
            assert citation.quote.startswith("Invented:")
            assert citation.source == "invented"


def test_the_shipped_profiles_and_facts_state_none_of_them(shipped: Assistant) -> None:
    catalogue = shipped.shelves.catalogue
    texts = [
        *(f.quote for f in catalogue.by_finding.values()),
        *(g.text for g in catalogue.guidance),
    ]
    assert not {fact.fact for fact in FACTS} & set(texts)
    for fact in FACTS:
        answer = shipped.ask(fact.question)
        assert answer.abstained
        assert [c for c in answer.citations if c.kind == "finding"] == []
        assert [word for word in fact.telling if word in answer.answer] == []
