"""Through which command a change came: kept beside every row of the history that a command writes."""

from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand


class TracedCommand(BaseCommand):
    """A command that writes: the history names it, and for whom it ran where `for_user` says so."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        with pghistory.context(command=self._name):
            return super().execute(*args, **options)

    @property
    def _name(self) -> str:
        return type(self).__module__.rpartition(".")[2]

    def name_again(self) -> None:
        """Go on under this command's name after it has called one that named itself, as a migration does."""
        pghistory.context(command=self._name)

    def for_user(self, user: User | None) -> None:
        if user is not None:
            pghistory.context(user=user.pk)
