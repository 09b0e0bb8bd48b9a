"""The rows that an address or a form names. What names none is not found, whatever was sent."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.shortcuts import get_object_or_404

from claims.fields import key_of
from claims.models import Claim

Row = TypeVar("Row", bound=Model)


def find(rows: type[Row] | QuerySet[Row], key: int | str, **narrowed: object) -> Row:
    """The row with this key, as the address has it or as a form sent it. Raises Http404 where there is none."""
    return get_object_or_404(rows, pk=key_of(key) if isinstance(key, str) else key, **narrowed)


def find_claim(key: int | str, **narrowed: object) -> Claim:
    """A claim with all that its panel shows of it, in one query. Raises Http404 where there is none."""
    return find(Claim.objects.for_panel(), key, **narrowed)
