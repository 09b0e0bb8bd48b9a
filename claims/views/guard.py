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

from claims.views.errors import answer

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
    sent = request.POST.lists() if request.method == "POST" else ()
    typed = [(name.replace("_", " "), value) for name, values in sent for value in values if _is_typed(name, value)]
    if not typed:
        return redirect_to_login(request.get_full_path())
    context = {"typed": typed, "next": request.get_full_path()}
    return render(request, "registration/signed_out.html", context, status=403)


def _is_typed(name: str, value: str) -> bool:
    """Whether a field's value is words of one's own rather than a choice, a key or a mark that the form carries."""
    return " " in value.strip() and name not in {"opened", "back"}


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
