"""A question in its conversation: a turn inherits only what it leaves unsaid."""

from collections.abc import Sequence
from dataclasses import replace

from mgi_rag.chat.plan import Intent, Plan
from mgi_rag.chat.planner import plan_question
from mgi_rag.places.place import Place


def plan_conversation(turns: Sequence[str], loaded: Sequence[Place]) -> Plan:
    """The plan of the last turn, read in the light of those before it.

    Args:
        turns: what the user said, oldest first, each as `clean_question` leaves it.
        loaded: the places that have a profile at hand.
    """
    plan = plan_question(turns[0], loaded)
    for turn in turns[1:]:
        plan = _continued(plan, plan_question(turn, loaded, plan.places))
    return plan


def _continued(earlier: Plan, new: Plan) -> Plan:
    """The new turn with what it leaves unsaid taken from the earlier plan."""
    if new.refusal is not None or new.choices or new.intent is Intent.ABOUT_MGI:
        return new
    if earlier.refusal is not None or earlier.intent is Intent.ABOUT_MGI:
        earlier = replace(earlier, topic=None, domains=())
    with_places = replace(new, places=new.places or earlier.places)
    if new.topic is not None:
        return with_places
    return replace(
        with_places,
        domains=new.domains or earlier.domains,
        polarity=new.polarity or earlier.polarity,
        years=new.years or (() if new.places else earlier.years),
        topic=None if new.domains else earlier.topic,
        intent=new.intent if new.domains or earlier.topic is None else earlier.intent,
    )
