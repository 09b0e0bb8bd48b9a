"""Field-level history of the tables that people edit, kept by triggers, so that raw SQL is caught too."""

from collections.abc import Callable
from typing import Any

import pghistory
from django.db import models


def tracked(*, exclude: tuple[str, ...] = ()) -> Callable[[type[Any]], type[Any]]:
    """Keep each row as it was before every change, and each new row as it came; `past` leads there from the row.

    An update keeps the row as it stood before, so that what a row was is known even where it is older than its
    history; what it became is the next entry's row, or the row of today. `exclude` names what is worked out or
    counted, which is no change of its own.
    """

    def decorate(model: type[models.Model]) -> type[models.Model]:
        return pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(row=pghistory.Old),
            pghistory.DeleteEvent(),
            exclude=list(exclude),
            obj_field=pghistory.ObjForeignKey(related_name="past", related_query_name="past"),
            append_only=True,
            meta={"indexes": [models.Index(fields=["pgh_obj", "-pgh_id"], name=f"{model._meta.model_name}_past")]},
        )(model)

    return decorate
