"""What somebody at the desk says about themselves: where their mail goes, and what they have an interest in."""

from django.contrib.auth.models import User
from django.db import transaction

from claims.errors import Refused
from claims.models import Interest, MailChoice
from claims.models.sources import source_named
from claims.words import as_name


@transaction.atomic
def choose_mail(of: User, *, often: str, address: str) -> None:
    """How often `of` gets what they have not read by mail, and where; without an address none comes."""
    if of.email != address:
        of.email = address
        of.save(update_fields=["email"])
    MailChoice.objects.update_or_create(user=of, defaults={"often": often})


@transaction.atomic
def declare_interest(*, by: User, name: str, words: str) -> Interest:
    """From now on `by` signs no claim said or published by whoever is named, nor one that a source of that name stands
    behind. Only an editor takes it back: or declaring one would bind nobody.

    Raises Refused (409) where they have declared this already.
    """
    name = as_name(name)
    User.objects.select_for_update(of=("self",), no_key=True).get(pk=by.pk)  # of two at once the second finds the first
    if Interest.objects.filter(user=by).called(name).exists():
        raise Refused(f"You have declared an interest in {name} already.", status=409)
    return Interest.objects.create(user=by, name=name, source=source_named(name), words=words)
