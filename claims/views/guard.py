"""What each view of the desk checks before anything else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django_htmx.middleware import HtmxDetails

from claims.views.errors import answer, typed_words

View = Callable[..., HttpResponse]
SIGNED_OUT = "You are no longer signed in. Sign in in another tab, then send this once more."


class DeskRequest(HttpRequest):
    """What desk_view lets in: a request by someone who is signed in. `people` is there once people_of() was asked."""

    user: User
    htmx: HtmxDetails
    people: list[User]


def desk_view(*permissions: str) -> Callable[[View], View]:
    """Let in whoever works at the desk and has these permissions of claims; send anyone else to sign in, or refuse."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return _signed_out(request)
            needed = ("claims.view_queue", *(f"claims.{name}" for name in permissions))
            if not request.user.has_perms(needed):
                raise PermissionDenied("Your role can’t do this at the desk.")
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def _signed_out(request: Any) -> HttpResponse:
    """The sign-in page; where words were sent, first those, so that they are not lost. Into a fragment's place no page
    fits, and the form that was sent still stands around it."""
    if request.htmx:
        return answer(request, 403, SIGNED_OUT)
    typed = typed_words(request)
    if not typed:
        return redirect_to_login(request.get_full_path())
    context = {"heading": "You are no longer signed in", "typed": typed, "next": request.get_full_path()}
    return render(request, "kept_words.html", context | {"sign_in": True}, status=403)


def deed(page: str) -> Callable[[View], View]:
    """Take posts alone. Whoever merely opens the address, as a reload after a refusal does without JavaScript, is led
    to `page`, which the same arguments name."""

    def decorate(view: View) -> View:
        @wraps(view)
        def posted(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method in {"GET", "HEAD"}:
                return redirect(page, *args, **kwargs)
            return view(request, *args, **kwargs) if request.method == "POST" else HttpResponseNotAllowed(["POST"])

        return posted

    return decorate
