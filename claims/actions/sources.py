"""Changing what the desk keeps of a source."""

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from claims.actions.events import revise_signed
from claims.errors import Refused
from claims.models import Claim, Source, Stage
from claims.models.sources import source_revision

SIGNED = ("name", "kind", "interest")  # a signature covers them; a grade is kept with each use
UNDER_SIGNATURE = (Stage.IN_REVIEW, Stage.APPROVED)


@transaction.atomic
def revise_source(
    source: Source, *, revision: int, by: User, name: str, kind: str, url: str, reliability: str, interest: str
) -> Source:
    """Change a source, unless someone else did since `revision` of it. Its earlier uses keep their grade.

    Claims that were submitted or signed with documents from it count a change of what the signature covers as their
    next revision, and their history says so. Raises Refused.
    """
    locked = Source.objects.select_for_update().filter(pk=source.pk).first()
    if locked is None:
        raise Refused("This source is gone.", status=404)
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
        revise_signed(Claim.objects.filter(evidence__source=locked), by=by, note=note)
    return locked
