"""The language that a question is answered in, down to two words and without accents."""

import pytest

from mgi_rag.chat.planner import plan_question
from mgi_rag.places.place import Place

KAZAKHSTAN = Place("KAZ")
QUESTIONS = {
    "en": [
        "gaps in domain 3", "Kazakhstan: gaps?", "online visa", "and in domain 3?",
        "São Tomé gaps", "strengths domain 4", "remittances?",
    ],
    "fr": [
        "visa en ligne", "lacunes du Kazakhstan", "et le domaine 3 ?", "points forts domaine 2",
        "droits des migrants", "traite des personnes", "les lacunes ?",
    ],
    "es": [
        "lagunas de Kazajstán", "¿Y en el dominio 3?", "y el dominio 5?", "y en Ghana",
        "visado en línea", "Visas para estudiantes", "Kazajstán: brechas, dominio 1",
        "trata de personas", "debilidades en alianzas", "reunificación familiar",
        "solo las brechas", "¿Qué es MGI?", "derechos de los migrantes",
        "Kazajistan debilidades dominio 2", "educacion de niños migrantes", "acceso a salud",
        "que falta en Kazajstan", "bienestar de migrantes", "datos sobre migracion",
        "permiso de trabajo", "Kazajstán, D1: avances",
    ],
    "pt": [
        "Lacunas do Cazaquistão", "Lacunas do Cazaquistao?", "E no domínio 3?", "e no dominio 3",
        "O que falta no dominio 5?", "e no Gana?", "visto online", "Vistos para estudantes",
        "tráfico de pessoas", "reagrupamento familiar", "só as lacunas", "O que é MGI?",
        "direitos dos migrantes", "KAZ domínio I, lado positivo", "educação de crianças migrantes",
        "acesso a saude", "bem-estar dos migrantes", "dados sobre migração",
        "autorização de trabalho", "boas praticas Cazaquistao", "igualdade salarial",
        "Cazaquistão, D1: brechas",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "question"),
    [(language, question) for language, asked in QUESTIONS.items() for question in asked],
)
def test_short_questions_are_read_in_their_own_language(language: str, question: str) -> None:
    assert plan_question(question, [KAZAKHSTAN]).language == language
