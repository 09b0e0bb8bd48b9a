import json
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import CommandError
from django.db import transaction

from claims.management.traces import TracedCommand
from factcheck.private import write_private

ACCOUNTS = {
    "reviewer": ("First", "Reviewer", "reviewer"),
    "second-reviewer": ("Second", "Reviewer", "reviewer"),
    "editor": ("Desk", "Editor", "editor"),
}


class Command(TracedCommand):
    help = "Make the demo's three accounts and print their passwords, which this machine alone knows."

    def handle(self, *args, **options) -> None:
        if not settings.LOCAL:
            raise CommandError("Demo accounts exist only on the embedded database; unset DATABASE_URL.")
        passwords = demo_passwords()
        with transaction.atomic():
            for username, (first, last, role) in ACCOUNTS.items():
                known = {"first_name": first, "last_name": last, "is_staff": role == "editor", "is_active": True}
                # An address to which mail goes is the account's own to change.
                made = known | {"email": f"{username}@desk.example"}
                user, _ = get_user_model().objects.update_or_create(
                    username=username, defaults=known, create_defaults=made
                )
                if not user.check_password(passwords[username]):
                    user.set_password(passwords[username])
                    user.save(update_fields=["password"])
                user.groups.set([Group.objects.get(name=role)])
        for username in ACCOUNTS:
            self.stdout.write(f"  {username:<16} password {passwords[username]}")


def demo_passwords() -> dict[str, str]:
    """A password for each demo account: made once for this machine, kept beside its database. Those that can't be read
    are made anew."""
    kept = Path(settings.VAR_DIR) / "demo-passwords.json"
    passwords = read_passwords(kept)
    missing = [username for username in ACCOUNTS if username not in passwords]
    if missing:
        passwords |= {username: secrets.token_urlsafe(9) for username in missing}
        write_private(kept, json.dumps(passwords, indent=1))
    return passwords


def read_passwords(kept: Path) -> dict[str, str]:
    """The passwords that a file holds; none where it is missing or broken."""
    try:
        held = dict(json.loads(kept.read_text(encoding="utf-8")))
    except (FileNotFoundError, TypeError, ValueError):  # of bytes that are no text, as of text that is no JSON
        return {}
    return {name: password for name, password in held.items() if password and isinstance(password, str)}
