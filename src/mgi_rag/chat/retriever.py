"""The evidence for a question as LangChain documents."""

from dataclasses import asdict

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from mgi_rag.chat.assistant import Assistant


class FindingRetriever(BaseRetriever):
    """Retrieves the findings and passages that an assistant would cite, in its order.

    A list question gives the whole set, never a top-k; a question that the assistant refuses
    gives nothing (or, asked to rank, MGI's own words on ranking).
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Assistant

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        """One Document a citation: the quote, with the citation's keys as metadata."""
        answer = self.assistant.without_model.ask(query)
        return [
            Document(
                id=citation.finding_id,
                page_content=citation.quote,
                metadata={k: v for k, v in asdict(citation).items() if k != "quote"},
            )
            for citation in answer.citations
        ]
