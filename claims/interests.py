"""What people at the desk have an interest in, held against claims."""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Q, Value

from claims.models import Claim, Event, Evidence, Interest, Verdict


def interests_in(claim: Claim, evidence: Iterable[Evidence]) -> dict[int, Interest]:
    """Interests that people at the desk declared in a source of this claim, in who says it or in who published it, by
    the person's key. One query."""
    touched = Interest.objects.touching(
        claimant=Value(claim.claimant),
        publisher=Value(claim.snapshot.article.publisher),
        sources={item.source_id for item in evidence},
    )
    return {interest.user_id: interest for interest in touched.select_related("user", "source")}


def touched_by_interest(keys: Collection[int]) -> set[int]:
    """Which of these claims, by their keys, have a draft that somebody with an interest in them wrote in or signed. One
    query while nobody has declared any, else two."""
    if not Interest.objects.exists():
        return set()
    saved = Event.objects.filter(
        claim=OuterRef("claim"), step="drafted", by=OuterRef(OuterRef("user")), at__gte=OuterRef("created_at")
    )
    hands = Q(author=OuterRef("user")) | Q(approver=OuterRef("user")) | Exists(saved)
    drafts = Verdict.objects.drafts().filter(hands, claim=OuterRef(OuterRef("pk")))
    touching = Interest.objects.touching_outer().filter(Exists(drafts))
    return set(Claim.objects.filter(Exists(touching), pk__in=keys).values_list("pk", flat=True))
