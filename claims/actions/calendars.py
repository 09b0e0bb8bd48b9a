"""The address of somebody's calendar."""

import secrets

from django.contrib.auth.models import User

from claims.models import CalendarKey


def renew_calendar(user: User) -> None:
    """Give this person's calendar a new address, so that whoever knows the one before reads nothing more."""
    CalendarKey.objects.update_or_create(user=user, defaults={"secret": secrets.token_hex(32)})


class PasswordEndsAddress:
    """One of AUTH_PASSWORD_VALIDATORS: it takes any password, and a new one renews the address of one's calendar.

    Django tells validators of each password that was set and saved, wherever that was, and not of an old one that it
    hashes anew at sign-in. So an upgrade of the hasher ends no address.
    """

    def validate(self, password: str, user: User | None = None) -> None:
        """Any will do."""

    def get_help_text(self) -> str:
        return "A new password ends the address of its owner’s calendar. Their settings show the new one."

    def password_changed(self, password: str, user: User) -> None:
        renew_calendar(user)
