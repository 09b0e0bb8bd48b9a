"""Views of the queue that somebody keeps under a name."""

from django.contrib.auth.models import User
from django.db import transaction

from claims.errors import Refused
from claims.models import SavedFilter

MOST = 20


@transaction.atomic
def keep_filter(*, by: User, name: str, query: str, replace: bool = False) -> SavedFilter:
    """Keep this query under this name. Raises Refused beyond MOST names, and with status 409 where another query has
    the name and is not to be replaced."""
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)  # of two at once, the second counts the first
    kept = SavedFilter.objects.filter(user=by)
    known = kept.filter(name=name).first()
    if known and known.query != query and not replace:
        raise Refused(f"You keep another view as “{name}” already. Replace it, or choose another name.", status=409)
    if not known and kept.count() >= MOST:
        raise Refused(f"You keep {MOST} filters already, which is the most. Delete one first.")
    saved, _ = SavedFilter.objects.update_or_create(user=by, name=name, defaults={"query": query})
    return saved
