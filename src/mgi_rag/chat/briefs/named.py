"""The plan of a brief on places that are named one by one, as on the command line."""

from collections.abc import Sequence

from mgi_rag.chat.plan import Intent, Plan
from mgi_rag.chat.planner import clean_question, plan_question
from mgi_rag.chat.wording import Wording
from mgi_rag.errors import UsageError
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.places.place import Place
from mgi_rag.profiles.finding import Domain, Polarity, Profile, ProfileId
from mgi_rag.settings import settings


def brief_plan(
    catalogue: Catalogue,
    names: Sequence[str],
    wording: Wording,
    domains: Sequence[Domain] = (),
    polarity: Polarity | None = None,
) -> Plan:
    """The plan of a brief; of several places or rounds one side by side.

    Args:
        catalogue: the profiles at hand.
        names: `KAZ-2018`, `KAZ`, `GHA-accra`, "Kazakhstan" or "Accra".
        wording: the brief's language and day.
        domains: those to tell of; empty for all.
        polarity: the side to tell; None for both.

    Raises:
        UsageError: for a name of no place, or one that may mean several. A place without a profile
            is none: it has its refusal.
    """
    rounds = [p for name in names if (p := catalogue.by_profile.get(ProfileId(name))) is not None]
    found = [place for name in names for place in _places_of(catalogue, name)]
    places = tuple({place.key: place for place in found}.values())
    years = tuple(sorted({profile.year for profile in rounds}))
    if len(places) > 1:
        for profile in rounds:
            _hold_to_newest(catalogue, profile)
        years = ()
    side_by_side = len(places) > 1 or len(years) > 1
    named = wording.enumerated(wording.place(place) for place in places)
    form = "Write a brief comparing %(places)s" if side_by_side else "Write a brief on %(places)s"
    asked = [wording.messages.say(form, places=named), *map(str, years)]
    asked += [wording.side(polarity)] if polarity else []
    asked += [wording.domain(domain) for domain in domains]
    question = wording.enumerated(asked)
    return Plan(
        question=question,
        language=wording.messages.language,
        intent=Intent.COMPARE if side_by_side else Intent.OVERVIEW,
        places=places,
        domains=tuple(domains),
        polarity=polarity,
        presumed=polarity,
        names_side=polarity is not None,
        years=years,
        told=question,
        told_in=wording.messages.language,
        asks_all=True,
        is_brief=True,
        found=tuple(f"{place.key}: named" for place in places),
    )


def _places_of(catalogue: Catalogue, name: str) -> Sequence[Place]:
    if (profile := catalogue.by_profile.get(ProfileId(name))) is not None:
        return (profile.place,)
    if profiles := catalogue.by_place.get(name):
        return (profiles[0].place,)
    read = plan_question(clean_question(name, settings().question_limit), catalogue.places)
    if read.choices:
        meant = ", ".join(place.key for place in read.choices)
        raise UsageError(f"{name}: may mean {meant}; give one of these")
    if not read.places:
        at_hand = ", ".join(place.key for place in catalogue.places)
        raise UsageError(f"{name}: no place of this name is known; at hand are {at_hand}")
    return read.places


def _hold_to_newest(catalogue: Catalogue, profile: Profile) -> None:
    newest = max(p.year for p in catalogue.by_place[profile.place.key])
    if profile.year != newest:
        raise UsageError(
            f"{profile.profile_id}: a brief on several places tells their newest rounds, here that "
            f"of {newest}; name the place, or {profile.profile_id} alone"
        )
