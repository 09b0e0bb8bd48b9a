"""What the desk's watch has already said, so that each reason sends a claim back once."""

from django.db import models
from django.db.models import Q

from claims.models.claims import Claim
from claims.models.keys import KeyedQuerySet


class Alarm(models.Model):
    """One reason for which the watch sent a published claim to recheck: a clock that ripened, a later figure.

    `key` names the reason and the row and numbers that it rests on.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, db_index=False, related_name="alarms")
    key = models.CharField(max_length=150)
    words = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    objects = KeyedQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "key"], name="alarm_once"),
            models.CheckConstraint(condition=~Q(key="") & ~Q(words=""), name="alarm_says_why"),
        ]

    def __str__(self) -> str:
        return self.words
