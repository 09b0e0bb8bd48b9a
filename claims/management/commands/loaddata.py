"""Django's loaddata, which says in words what in a fixture the database refuses, and tells whose sign-off it voids."""

from datetime import datetime
from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import loaddata
from django.core.serializers.base import DeserializationError, DeserializedObject
from django.db import DatabaseError

from claims.actions import notice_voids
from claims.chain import began_before
from claims.management.traces import TracedCommand
from claims.models import Verdict


class Command(TracedCommand, loaddata.Command):
    def handle(self, *fixture_labels: Any, **options: Any) -> None:
        try:
            super().handle(*fixture_labels, **options)
        except (DatabaseError, DeserializationError) as error:
            # The database's own message, not the lines after it, which quote the statement.
            raise CommandError(f"Nothing was loaded. {str(error).strip().splitlines()[0]}") from error

    def loaddata(self, fixture_labels: Any) -> None:
        """Runs in the transaction of the whole load."""
        self.loose: list[datetime] = []  # when records without a predecessor were published
        super().loaddata(fixture_labels)
        self._check_chain()
        for claim in notice_voids():
            if self.verbosity:
                self.stdout.write(
                    f"Claim {claim.pk}: what was submitted {'no longer holds' if claim.voided_at else 'holds again'}."
                )

    def save_obj(self, obj: DeserializedObject) -> bool:
        verdict = obj.object
        if isinstance(verdict, Verdict) and verdict.published_at:
            record = verdict.record
            if not isinstance(record, dict) or "previous" not in record:
                self.loose.append(verdict.published_at)
        saved: bool = super().save_obj(obj)
        return saved

    def _check_chain(self) -> None:
        """Raise CommandError where a record belongs into the desk's chain and names no predecessor: a published
        record never goes again, and verify_records would stop at it for good."""
        for at in self.loose:
            if began_before(at):
                raise CommandError(
                    f"Nothing was loaded. The record published at {at:%Y-%m-%d %H:%M:%S} names no predecessor, and the"
                    " desk’s chain of records had begun by then. Load it into a desk that has published nothing before."
                )
