"""What readers ask the desk to check."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.articles import Article
from claims.models.checks import web_address
from claims.models.claims import Claim
from claims.models.keys import KeyedQuerySet, uid_field


class Tip(models.Model):
    """A reader's "check this". `sender` is a keyed hash of where it came from, for the rate limit, never an address."""

    class State(models.TextChoices):
        NEW = "new", "new"
        TAKEN = "taken", "taken"
        DISMISSED = "dismissed", "dismissed"

    uid = uid_field()
    text = models.TextField("what should be checked", max_length=2000)
    url = models.URLField("where it stands", max_length=1000, blank=True, validators=[web_address])
    why = models.TextField("why it matters", max_length=1000, blank=True)
    contact = models.EmailField("where to answer", blank=True)
    sender = models.CharField(max_length=64, editable=False)
    at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=20, choices=State, default=State.NEW)
    article = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="tips")
    claim = models.ForeignKey(Claim, on_delete=models.SET_NULL, null=True, blank=True, related_name="tips")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    objects = KeyedQuerySet.as_manager()
    natural_key_fields = ("uid",)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["state", "-at", "-id"], name="tip_by_state"),
            models.Index(fields=["sender", "at"], name="tip_by_sender"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="tip_says_something"),
            models.CheckConstraint(condition=Q(state__in=["new", "taken", "dismissed"]), name="tip_state_known"),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def natural_key(self) -> tuple[str]:
        return (str(self.uid),)
