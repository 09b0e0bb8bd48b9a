"""Field-level history of the tables that people edit, kept by triggers, so that raw SQL is caught too."""

from collections.abc import Callable
from typing import Any

import pghistory
from django.db import models


def tracked(*, exclude: tuple[str, ...] = (), found_by: tuple[str, ...] = ()) -> Callable[[type[Any]], type[Any]]:
    """Keep each row as it was before every change, and each new row as it came; `past` leads there from the row.

    An update keeps the row as it stood before, so that what a row was is known even where it is older than its
    history; what it became is the next entry's row, or the row of today. `exclude` names what is worked out or
    counted, which is no change of its own. `found_by` names the foreign keys by which the past of rows is looked for
    besides the row's own: the past of all evidence of a claim, also of what is gone.
    """

    def decorate(model: type[models.Model]) -> type[models.Model]:
        name = model._meta.model_name
        indexes = [models.Index(fields=["pgh_obj", "-pgh_id"], name=f"{name}_past")]
        indexes += [models.Index(fields=[key], name=f"{name}_past_of_{key}") for key in found_by]
        return pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(row=pghistory.Old),
            pghistory.DeleteEvent(),
            exclude=list(exclude),
            obj_field=pghistory.ObjForeignKey(related_name="past", related_query_name="past"),
            append_only=True,
            meta={"indexes": indexes},
        )(model)

    return decorate
