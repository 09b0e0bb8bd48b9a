"""The address of somebody's calendar."""

import secrets

from django.contrib.auth.models import User

from claims.models import CalendarKey


def renew_calendar(user: User) -> None:
    """Give this person's calendar a new address, so that whoever knows the one before reads nothing more."""
    CalendarKey.objects.update_or_create(user=user, defaults={"secret": secrets.token_hex(32)})
