"""What editors set for their desk."""

from typing import cast

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from claims.models.history import tracked
from claims.models.keys import KeyedQuerySet


class DeskQuerySet(KeyedQuerySet):
    def current(self) -> "Desk":
        """The one row. One query, and one more where it isn't there yet."""
        desk, _ = self.get_or_create(pk=1)
        return cast(Desk, desk)


@tracked()
class Desk(models.Model):
    """The desk's settings: one row."""

    least_track_record = models.PositiveSmallIntegerField(
        "fewest cases for a track record",
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(1000)],
        help_text="With fewer predictions or figures behind it, no track record is shown.",
    )

    blind_second_rating = models.BooleanField(
        "second rating unseen",
        default=False,
        help_text="The second person rates before seeing the first one’s rating; if they differ, a third one decides.",
    )
    tips_open = models.BooleanField("readers may ask for checks", default=True)
    tips_per_hour = models.PositiveSmallIntegerField(
        "tips from one sender within an hour",
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(1000)],
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
            models.CheckConstraint(
                condition=Q(tips_per_hour__gte=1) & Q(tips_per_hour__lte=1000), name="desk_tips_in_range"
            ),
        ]

    def __str__(self) -> str:
        return "Settings of the desk"
