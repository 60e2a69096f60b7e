"""The assistant and the retriever inside an ordinary LangChain program."""

from langchain_core.runnables import RunnableLambda

from mgi_rag import Answer, Assistant, FindingRetriever


def test_assistant_is_a_runnable(assistant: Assistant) -> None:
    chain = assistant | RunnableLambda(lambda answer: [c.finding_id for c in answer.citations])
    cited = chain.invoke("What are Kazakhstan's gaps in migrants' rights?")
    assert cited == ["KAZ-2018-D1-G1", "KAZ-2018-D1-G2", "KAZ-2018-D1-G3"]


def test_a_conversation_goes_in_as_its_turns(assistant: Assistant) -> None:
    answer = assistant.invoke(["What are Kazakhstan's gaps in domain 1?", "And in domain 3?"])
    assert isinstance(answer, Answer)
    assert [c.finding_id for c in answer.citations] == ["KAZ-2018-D3-G1", "KAZ-2018-D3-G2"]


def test_retriever_gives_the_whole_set(assistant: Assistant) -> None:
    documents = FindingRetriever(assistant=assistant).invoke("all gaps of Kazakhstan")
    assert len(documents) == 15
    assert documents[0].id == "KAZ-2018-D1-G1"
    assert documents[0].metadata["locator"] == "line 76"
    assert {document.metadata["polarity"] for document in documents} == {"gap"}


def test_retriever_gives_nothing_for_a_refusal(assistant: Assistant) -> None:
    assert FindingRetriever(assistant=assistant).invoke("What are Ghana's gaps?") == []
