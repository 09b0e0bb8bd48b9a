"""What each view of the desk checks before anything else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def desk_view(*permissions: str) -> Callable[[View], View]:
    """Let in whoever works at the desk and has these permissions of claims; send anyone else to sign in, or refuse."""

    def decorate(view: View) -> View:
        @wraps(view)
        @login_required
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            needed = ("claims.view_queue", *(f"claims.{name}" for name in permissions))
            if not request.user.has_perms(needed):
                raise PermissionDenied("Your role can’t do this at the desk.")
            return view(request, *args, **kwargs)

        return guarded

    return decorate
