"""Changing what the desk keeps of a source."""

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from claims.actions.events import lock_claims, revise_signed
from claims.errors import Refused
from claims.models import Claim, Source
from claims.models.sources import source_revision
from claims.steps import SUBMITTED

SIGNED = ("name", "kind", "interest")  # a signature covers them; a grade is kept with each use
TRIES = 5  # at holding a source together with its claims, while others add documents from it


class _MoreClaims(Exception):
    """Claims took documents from the source while it was waited for."""


def _hold(source: Source) -> tuple[Source, list[Claim]]:
    """The source and the claims that were submitted or signed with documents from it, held until the transaction ends.

    The claims first, as everywhere. While the source is waited for, documents from it may come to further claims: then
    everything is let go and taken anew. Raises Refused where the source is gone or that never ends.
    """
    for _ in range(TRIES):
        try:
            with transaction.atomic():  # leaving it by an error lets go of its locks
                claims = lock_claims(_signed_with(source))
                locked = Source.objects.select_for_update().filter(pk=source.pk).first()
                if locked is None:
                    raise Refused("This source is gone.", status=404)
                signed = _signed_with(source)
                if not signed <= {claim.pk for claim in claims}:
                    raise _MoreClaims
        except _MoreClaims:
            continue
        return locked, [claim for claim in claims if claim.pk in signed]
    raise Refused("Documents from this source are being added right now. Nothing was lost: save again.", status=409)


def _signed_with(source: Source) -> set[int]:
    signed = Claim.objects.filter(stage__in=SUBMITTED, evidence__source=source.pk)
    return set(signed.order_by().values_list("pk", flat=True).distinct())


@transaction.atomic
def revise_source(
    source: Source, *, revision: int, by: User, name: str, kind: str, url: str, reliability: str, interest: str
) -> Source:
    """Change a source, unless someone else did since `revision` of it. Its earlier uses keep their grade.

    Claims that were submitted or signed with documents from it count a change of what the signature covers as their
    next revision, and their history says so. Raises Refused.
    """
    locked, claims = _hold(source)
    if source_revision(locked.pk) != revision:
        raise Refused("Someone else changed this source while you were writing. Nothing was lost.", status=409)
    given = {"name": name, "kind": kind, "url": url, "reliability": reliability, "interest": interest}
    changed = [field for field, value in given.items() if getattr(locked, field) != value]
    if not changed:
        return locked
    signed = [field for field in SIGNED if field in changed]
    note = f"Source “{locked.name}”: {', '.join(signed)} changed"
    for field in changed:
        setattr(locked, field, given[field])
    try:
        with transaction.atomic():
            locked.save(update_fields=changed)
    except IntegrityError as error:
        raise Refused("Another source has this name.") from error
    if signed:
        revise_signed(Claim.objects.filter(pk__in=[claim.pk for claim in claims]), by=by, note=note)
    return locked
