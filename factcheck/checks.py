"""What `manage.py check --deploy` says of settings that pass each for itself and go wrong together."""

import re
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning

HEADER = re.compile(r"(?!HTTP_)[A-Za-z0-9_-]+", re.IGNORECASE)
SET_BOTH = (
    "Behind a proxy set BEHIND_PROXY, and CLIENT_ADDRESS_HEADER to the header that the proxy sets or adds to itself;"
    " without one, neither."
)


def check_client_address(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Whether readers' requests can be counted by where they come from."""
    header, proxied = settings.CLIENT_ADDRESS_HEADER, settings.SECURE_PROXY_SSL_HEADER is not None
    found: list[CheckMessage] = []
    if proxied and not header:
        words = (
            "The site is behind a proxy, and CLIENT_ADDRESS_HEADER isn't set: all readers have the proxy's address,"
            " and one of them can use up the limit of requests for everybody."
        )
        found.append(Warning(words, hint=SET_BOTH, id="factcheck.W001"))
    if header and not proxied:
        words = (
            f"CLIENT_ADDRESS_HEADER trusts {header!r}, and no proxy is known that would set it: a client can name any"
            " address in it, so the limit of readers' requests stops nobody."
        )
        found.append(Warning(words, hint=SET_BOTH, id="factcheck.W002"))
    if header and (not HEADER.fullmatch(header) or header.lower() == "forwarded"):
        words = f"CLIENT_ADDRESS_HEADER is {header!r}, in which no address can be read, so the connection's counts."
        hint = "Name a header as it is sent whose last entry is a bare address, such as X-Forwarded-For."
        found.append(Warning(words, hint=hint, id="factcheck.W003"))
    return found
