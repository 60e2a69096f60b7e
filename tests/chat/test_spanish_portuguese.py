"""Questions in Spanish and Portuguese: matters, refusals, MGI itself, follow-ups, the frame."""

import pytest

from mgi_rag.chat.answer import Answer
from mgi_rag.chat.assistant import Assistant

TOPICAL = {
    "es": [
        ("¿Pueden los hijos de inmigrantes ir a la escuela pública?", "D1-S1"),
        ("¿Existe un procedimiento de reunificación familiar?", "D1-S4"),
        ("¿Los migrantes sin papeles pueden ir al médico?", "D1-G1"),
        ("¿Cubre el seguro social a los trabajadores migrantes?", "D1-G2"),
        ("¿Quién recopila los datos sobre migración?", "D2-S3"),
        ("¿Existe legislación nacional sobre la emigración?", "D2-G1"),
        ("¿Participa Kazajstán en el Foro Mundial sobre Migración y Desarrollo?", "D3-S1"),
        ("¿Hay un acuerdo con Tayikistán sobre trabajadores migrantes?", "D3-S4"),
        ("¿Ha ratificado Kazajstán los convenios de la OIT?", "D3-G2"),
        ("reconocimiento de títulos extranjeros", "D4-S3"),
        ("¿Qué hacen los consulados por los ciudadanos kazajos en una catástrofe?", "D5-S3"),
        ("retorno de los emigrantes que salieron durante una crisis", "D5-G2"),
        ("¿Quién coordina la lucha contra la trata de personas?", "D6-S2"),
        ("¿Se puede solicitar una visa por internet?", "D6-G2"),
    ],
    "pt": [
        ("Os filhos de imigrantes podem frequentar a escola pública?", "D1-S1"),
        ("Existe um procedimento de reagrupamento familiar?", "D1-S4"),
        ("Os migrantes sem documentos podem ir ao médico?", "D1-G1"),
        ("O seguro social cobre os trabalhadores migrantes?", "D1-G2"),
        ("Quem recolhe os dados sobre migração?", "D2-S3"),
        ("Existe legislação nacional sobre a emigração?", "D2-G1"),
        ("O Cazaquistão participa no Fórum Global sobre Migração e Desenvolvimento?", "D3-S1"),
        ("Há um acordo com o Tajiquistão sobre trabalhadores migrantes?", "D3-S4"),
        ("O Cazaquistão ratificou as convenções da OIT?", "D3-G2"),
        ("reconhecimento de diplomas estrangeiros", "D4-S3"),
        ("O que fazem os consulados pelos cidadãos cazaques numa catástrofe?", "D5-S3"),
        ("regresso dos emigrantes que saíram durante uma crise", "D5-G2"),
        ("Que ministérios se revezam à frente do comité contra o tráfico de pessoas?", "D6-S2"),
        ("Pode-se pedir um visto pela internet?", "D6-G2"),
    ],
}
REFUSED = {
    "es": [
        ("¿Cuáles son las brechas de Ghana?", "no_profile"),
        ("Brechas de Kazajstán en 2021", "no_profile"),
        ("¿Qué puntuación obtiene Kazajstán?", "no_ranking"),
        ("¿Es Kazajstán mejor que Uzbekistán?", "no_ranking"),
        ("Clasifica a Kazajstán entre sus vecinos", "no_ranking"),
        ("¿Qué tiempo hace en Kazajstán?", "out_of_scope"),
        ("¿Quién es el presidente de Kazajstán?", "out_of_scope"),
        ("¿Me aprobarán mi solicitud de visa?", "out_of_scope"),
        ("¿Cuál es el salario mínimo?", "not_covered"),
        ("¿Cuántos migrantes viven en Kazajstán?", "not_covered"),
        ("¿Pueden votar los extranjeros en las elecciones locales?", "not_covered"),
        ("¿Qué pasa con los solicitantes de asilo?", "not_covered"),
    ],
    "pt": [
        ("Quais são as lacunas do Gana?", "no_profile"),
        ("Lacunas do Cazaquistão em 2021", "no_profile"),
        ("Que pontuação obtém o Cazaquistão?", "no_ranking"),
        ("O Cazaquistão é melhor do que o Uzbequistão?", "no_ranking"),
        ("Classifica o Cazaquistão entre os seus vizinhos", "no_ranking"),
        ("Que tempo faz no Cazaquistão?", "out_of_scope"),
        ("Quem é o presidente do Cazaquistão?", "out_of_scope"),
        ("Vão aprovar o meu pedido de visto?", "out_of_scope"),
        ("Qual é o salário mínimo?", "not_covered"),
        ("Quantos migrantes vivem no Cazaquistão?", "not_covered"),
        ("Os estrangeiros podem votar nas eleições locais?", "not_covered"),
        ("E os requerentes de asilo?", "not_covered"),
    ],
}
ABOUT = {
    "es": [
        ("¿Qué es el MGI?", "MGI-en-intro-2"),
        ("¿Quién financia los IGM?", "MGI-en-intro-2"),
        ("¿Cuántos indicadores hay?", "MGI-fr-intro-1"),
        ("¿Son los IGM una clasificación de países?", "MGI-fr-intro-2"),
        ("¿Qué evalúa el dominio 1?", "MGI-fr-D1-national"),
        ("¿Qué examina el dominio 5 para las ciudades?", "MGI-fr-D5-local"),
    ],
    "pt": [
        ("O que é o MGI?", "MGI-en-intro-2"),
        ("Quem financia os IGM?", "MGI-en-intro-2"),
        ("Quantos indicadores há?", "MGI-fr-intro-1"),
        ("Os IGM são uma classificação de países?", "MGI-fr-intro-2"),
        ("O que avalia o domínio 1?", "MGI-fr-D1-national"),
        ("O que examina o domínio 5 para as cidades?", "MGI-fr-D5-local"),
    ],
}


def each(table: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str, str]]:
    return [(language, *pair) for language, pairs in table.items() for pair in pairs]


def ids(answer: Answer) -> list[str]:
    return [citation.finding_id for citation in answer.citations]


@pytest.mark.parametrize(("language", "question", "finding"), each(TOPICAL))
def test_a_matter_is_answered_by_its_finding(
    assistant: Assistant, language: str, question: str, finding: str
) -> None:
    answer = assistant.ask(question)
    assert ids(answer)[0] == f"KAZ-2018-{finding}"
    assert len(answer.citations) <= 3
    assert answer.language == language


@pytest.mark.parametrize(("language", "question", "reason"), each(REFUSED))
def test_what_has_no_answer_says_why(
    assistant: Assistant, language: str, question: str, reason: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.reason, answer.language) == (reason, language)
    assert {c.kind for c in answer.citations} == ({"guidance"} if reason == "no_ranking" else set())
    for suggested in answer.suggestions:
        again = assistant.ask(suggested)
        assert not again.abstained
        assert again.language == language


@pytest.mark.parametrize(("language", "question", "passage"), each(ABOUT))
def test_questions_about_mgi_are_answered_from_its_own_words(
    assistant: Assistant, language: str, question: str, passage: str
) -> None:
    answer = assistant.ask(question)
    assert passage in ids(answer)
    assert answer.language == language


@pytest.mark.parametrize(
    ("first", "then", "cited"),
    [
        ("¿Brechas de Kazajstán en el dominio 1?", "¿Y en el dominio 3?", ["D3-G1", "D3-G2"]),
        (
            "¿Brechas de Kazajstán en el dominio 5?",
            "¿Y las fortalezas?",
            ["D5-S1", "D5-S2", "D5-S3"],
        ),
        ("Lacunas do Cazaquistão no domínio 1?", "E no domínio 3?", ["D3-G1", "D3-G2"]),
        (
            "Lacunas do Cazaquistão no domínio 5?",
            "E os pontos fortes?",
            ["D5-S1", "D5-S2", "D5-S3"],
        ),
    ],
)
def test_a_follow_up_takes_over_what_it_leaves_unsaid(
    assistant: Assistant, first: str, then: str, cited: list[str]
) -> None:
    assert ids(assistant.invoke([first, then])) == [f"KAZ-2018-{finding}" for finding in cited]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "¿Cuáles son las brechas de Kazajstán en derechos de los migrantes?",
            [
                "Perfil IGM de Kazajistán",
                "situación en 2018",
                "3 áreas",
                "brechas",
                "errata",
                "inglés",
            ],
        ),
        (
            "Quais são as lacunas do Cazaquistão em direitos dos migrantes?",
            [
                "Perfil IGM – Cazaquistão",
                "situação em 2018",
                "3 áreas",
                "lacunas",
                "gralha",
                "inglês",
            ],
        ),
    ],
)
def test_the_frame_speaks_the_language_and_the_quotes_stay(
    assistant: Assistant, question: str, said: list[str]
) -> None:
    answer = assistant.ask(question)
    assert [words for words in said if words not in answer.answer] == []
    assert "“Irregular and undocumented migrants do now have access" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "¿Por qué es una fortaleza de Kazajstán pedir el visado en línea?",
        "Por que é que pedir visto online é um ponto forte do Cazaquistão?",
    ],
)
def test_a_side_taken_for_granted_is_corrected(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert ids(answer)[0] == "KAZ-2018-D6-G2"
    assert answer.citations[0].polarity == "gap"


@pytest.mark.parametrize(
    ("question", "finding"),
    [
        ("¿Qué instituciones llevan la política migratoria y quién la lidera?", "KAZ-2018-D2-S1"),
        ("Em primeiro lugar, que instituições formulam a política migratória?", "KAZ-2018-D2-S1"),
    ],
)
def test_words_of_leading_are_not_yet_a_ranking(
    assistant: Assistant, question: str, finding: str
) -> None:
    assert finding in ids(assistant.ask(question))
