"""Django's loaddata, which says in words what in a fixture the database refuses, and tells whose sign-off it voids."""

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import loaddata
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError

from claims.actions import notice_voids


class Command(loaddata.Command):
    def handle(self, *fixture_labels: Any, **options: Any) -> None:
        try:
            super().handle(*fixture_labels, **options)
        except (DatabaseError, DeserializationError) as error:
            # The database's own message, not the lines after it, which quote the statement.
            raise CommandError(f"Nothing was loaded. {str(error).strip().splitlines()[0]}") from error

    def loaddata(self, fixture_labels: Any) -> None:
        """Runs in the transaction of the whole load."""
        super().loaddata(fixture_labels)
        for claim in notice_voids():
            if self.verbosity:
                self.stdout.write(
                    f"Claim {claim.pk}: what was submitted {'no longer holds' if claim.voided_at else 'holds again'}."
                )
