"""How rows are named in fixtures: by what they are called, or by a uid where nothing of theirs is a name."""

import uuid
from typing import Any

from django.db import models


class KeyedQuerySet(models.QuerySet):
    """Finds a row by the fields of `natural_key_fields`, joined with __ where they belong to a parent."""

    def get_by_natural_key(self, *values: Any) -> Any:
        fields: tuple[str, ...] = self.model.natural_key_fields  # type: ignore[attr-defined]
        return self.get(**dict(zip(fields, values, strict=True)))


def uid_field() -> models.UUIDField:
    return models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
