"""How rows are named in fixtures: by what they are called, or by a uid where nothing of theirs is a name."""

import uuid
from typing import Any, Self

from django.db import models


class KeyedQuerySet(models.QuerySet):
    """Finds a row by the fields of `natural_key_fields`, joined with __ where they belong to a parent."""

    def get_by_natural_key(self, *values: Any) -> Any:
        return self.get(**dict(zip(self.model.natural_key_fields, values, strict=True)))

    def known_as(self, *values: Any) -> Self:
        return self.filter(**dict(zip(self.model.natural_key_fields, values, strict=True)))


def uid_field() -> models.UUIDField:
    return models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
