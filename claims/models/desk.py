"""What editors set for their desk."""

from typing import cast

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from claims.models.keys import KeyedQuerySet


class DeskQuerySet(KeyedQuerySet):
    def current(self) -> "Desk":
        """The one row. One query, and one more where it isn't there yet."""
        desk, _ = self.get_or_create(pk=1)
        return cast(Desk, desk)


class Desk(models.Model):
    """The desk's settings: one row."""

    least_track_record = models.PositiveSmallIntegerField(
        "fewest cases for a track record",
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(1000)],
        help_text="With fewer predictions or figures behind it, no track record is shown.",
    )

    objects = DeskQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "desk"
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="desk_is_one"),
            models.CheckConstraint(
                condition=Q(least_track_record__gte=1) & Q(least_track_record__lte=1000),
                name="desk_track_record_in_range",
            ),
        ]

    def __str__(self) -> str:
        return "Settings of the desk"
