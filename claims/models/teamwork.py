"""How the desk works together: notes, messages, who is editing, kept filters, deeds on many claims, looks."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.claims import Claim
from claims.models.history import tracked
from claims.models.keys import KeyedQuerySet, uid_field

USER = settings.AUTH_USER_MODEL


@tracked(found_by=("claim",))
class Note(models.Model):
    """What somebody says to the desk about a claim, or about some words of it; readers never see it.

    A thread is a note with the notes that answer it; resolving the first resolves the thread.
    """

    uid = uid_field()
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, db_index=False, related_name="notes")
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="answers", verbose_name="in answer to"
    )
    quote = models.CharField("the words it is about", max_length=1000, blank=True)
    body = models.TextField(max_length=5000)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    resolved_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects = KeyedQuerySet.as_manager()
    natural_key_fields = ("uid",)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["claim", "at"], name="note_on_claim")]
        constraints = [
            models.CheckConstraint(condition=~Q(body=""), name="note_says_something"),
            models.CheckConstraint(condition=~Q(parent=models.F("id")), name="note_answers_another"),
            models.CheckConstraint(
                condition=Q(resolved_by=None, resolved_at=None)
                | Q(resolved_by__isnull=False, resolved_at__isnull=False, parent=None),
                name="note_resolved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.body[:80]

    def natural_key(self) -> tuple[str]:
        return (str(self.uid),)

    natural_key.dependencies = ["claims.claim", "auth.user"]  # type: ignore[attr-defined]


class Message(models.Model):
    """Something in somebody's inbox. `mailed_at` says when a digest took it along."""

    class Kind(models.TextChoices):
        MENTION = "mention", "You were mentioned"
        ANSWER = "answer", "Somebody answered"
        ASSIGNED = "assigned", "A claim was given to you"
        TAKEN = "taken", "A claim was taken over from you"
        RETURNED = "returned", "Your draft was returned"
        DECIDED = "decided", "Your draft was decided on"
        RECHECK = "recheck", "A claim of yours is to be rechecked"
        CHANGED = "changed", "Somebody changed work of yours"
        VOID = "void", "What was submitted no longer holds"

    to = models.ForeignKey(USER, on_delete=models.CASCADE, db_index=False, related_name="messages")
    kind = models.CharField(max_length=20, choices=Kind)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="messages")
    note = models.ForeignKey(Note, on_delete=models.CASCADE, null=True, blank=True, related_name="messages")
    by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = KeyedQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["to", "-at", "-id"], name="message_newest"),
            models.Index(fields=["to"], condition=Q(read_at=None), name="message_unread"),
            models.Index(fields=["to", "at"], condition=Q(mailed_at=None, read_at=None), name="message_unmailed"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "mention",
                        "answer",
                        "assigned",
                        "taken",
                        "returned",
                        "decided",
                        "recheck",
                        "changed",
                        "void",
                    ]
                ),
                name="message_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.claim}"


class Editing(models.Model):
    """Somebody has a form of this claim open. It expires: `seen_at` is when their page last said so."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, db_index=False, related_name="editing")
    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    objects = KeyedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "editing"
        constraints = [models.UniqueConstraint(fields=["claim", "user"], name="editing_once")]

    def __str__(self) -> str:
        return f"{self.user} on {self.claim}"


class Look(models.Model):
    """When somebody last looked at a claim, and which revision they saw."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="looks")
    user = models.ForeignKey(USER, on_delete=models.CASCADE, db_index=False, related_name="+")
    at = models.DateTimeField()
    revision = models.PositiveIntegerField()

    objects = KeyedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "claim"], name="look_last")]

    def __str__(self) -> str:
        return f"{self.user} on {self.claim}, revision {self.revision}"


class SavedFilter(models.Model):
    """A view of the queue that somebody keeps under a name."""

    user = models.ForeignKey(USER, on_delete=models.CASCADE, db_index=False, related_name="filters")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000)
    at = models.DateTimeField(auto_now_add=True)

    objects = KeyedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="savedfilter_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="savedfilter_is_named"),
        ]

    def __str__(self) -> str:
        return self.name


class BulkDeed(models.Model):
    """One deed on many claims, with what each had before, so that it can be undone.

    `before` maps a claim's key to the values it had: {"17": {"assigned_to": 3, "revision": 5}}.
    """

    UNDOABLE = timedelta(minutes=15)

    by = models.ForeignKey(USER, on_delete=models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    deed = models.CharField(max_length=20)
    words = models.CharField(max_length=200)
    before = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = KeyedQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["by", "-at"], name="bulkdeed_newest")]

    def __str__(self) -> str:
        return self.words


class MailChoice(models.Model):
    """How often somebody wants their unread messages by mail."""

    class Often(models.TextChoices):
        NEVER = "never", "never"
        DAILY = "daily", "once a day"
        HOURLY = "hourly", "at most once an hour"

    user = models.OneToOneField(USER, on_delete=models.CASCADE, related_name="mail_choice")
    often = models.CharField(max_length=10, choices=Often, default=Often.DAILY)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = KeyedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(often__in=["never", "daily", "hourly"]), name="mailchoice_often_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_often_display()}"


class CalendarKey(models.Model):
    """What makes the address of somebody's calendar theirs alone, once they have asked for a new one or changed their
    password. A secret: it is in no history and on no page of the admin."""

    user = models.OneToOneField(USER, on_delete=models.CASCADE, related_name="+")
    secret = models.CharField(max_length=64)

    objects = KeyedQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(secret=""), name="calendarkey_has_a_secret")]

    def __str__(self) -> str:
        return f"The calendar of {self.user}"
