"""The desk's own weights for what makes a sentence worth checking."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from claims.models.history import tracked
from claims.models.keys import KeyedQuerySet

MOST_POINTS = 100


class WorthinessRuleQuerySet(KeyedQuerySet):
    def points(self) -> dict[str, int]:
        """Points by rule, as claims.text.worthiness takes them. One query."""
        return dict(self.values_list("name", "points"))


@tracked()
class WorthinessRule(models.Model):
    """One rule of claims.text.worth_rules with the points that this desk gives it; 0 switches it off.

    What the rule looks for stands in the code under the same name; a change there brings a migration.
    """

    name = models.CharField(max_length=40, unique=True, editable=False)
    reason = models.CharField(max_length=200, editable=False)
    points = models.SmallIntegerField(
        validators=[MinValueValidator(-MOST_POINTS), MaxValueValidator(MOST_POINTS)],
        help_text=f"From −{MOST_POINTS} to {MOST_POINTS}; 0 switches the rule off. Later scans go by it.",
    )
    position = models.PositiveSmallIntegerField(editable=False)

    objects = WorthinessRuleQuerySet.as_manager()
    natural_key_fields = ("name",)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(points__gte=-MOST_POINTS) & Q(points__lte=MOST_POINTS),
                name="worthinessrule_points_in_range",
            ),
        ]

    def __str__(self) -> str:
        return self.reason

    def natural_key(self) -> tuple[str]:
        return (self.name,)
