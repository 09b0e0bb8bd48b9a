"""What is answered when something goes wrong: a page with words, or for htmx the words alone."""

from collections.abc import Callable

from django.core.exceptions import BadRequest, RequestDataTooBig
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from psycopg.errors import ForeignKeyViolation

from claims.errors import Refused

TOO_OLD = "The form was too old, or your browser keeps no cookies for this site."
IN_ANOTHER_TAB = f"{TOO_OLD} Open the desk in another tab, then send this once more."
GONE = "Something that you chose was removed by someone else meanwhile. Choose anew and send it once more."

# What each status is called, and what is said where nobody gave a reason.
TROUBLE = {
    400: ("This address doesn’t work", "Something in it is broken or was cut off."),
    403: ("Not yours to do", "Your account may not do this. Nothing has changed."),
    404: ("Not there", "There is nothing at this address. It may never have been published, or the link is wrong."),
    405: ("Not like this", "This address takes only what a form sends, or is only for reading. Nothing has changed."),
    409: ("Someone else was quicker", "This has changed since you opened the page. Nothing of yours was recorded."),
    413: ("Too much at once", "What you sent is larger than the desk takes. Send a shorter text."),
    422: ("Not done", "Something is missing or doesn’t fit. Nothing has changed."),
}


def is_at_desk(request: HttpRequest) -> bool:
    """Whether somebody of the desk asked for one of its pages. What went wrong may have come before they were known."""
    user = getattr(request, "user", None)
    return request.path.startswith(reverse("desk:queue")) and user is not None and user.has_perm("claims.view_queue")


def answer(request: HttpRequest, status: int, message: str = "", *, again: str = "") -> HttpResponse:
    """The page of this status; `again` names a link back to the page that was asked for.

    A fragment's request gets the words alone, for the place that the desk's pages keep for trouble, so that the form
    that was sent stands as it was typed.
    """
    heading, words = TROUBLE[status]
    at_desk = is_at_desk(request)
    context = {"status": status, "heading": heading, "message": message or words, "again": again, "at_desk": at_desk}
    context["frame"] = "desk/base.html" if at_desk else "base.html"
    if request.headers.get("HX-Request") != "true":
        response = render(request, "trouble.html", context, status=status)
        patch_vary_headers(response, ["HX-Request", "Cookie"])
        return response
    response = render(request, "desk/trouble.html", context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    response["HX-Retarget"], response["HX-Reswap"] = "#trouble", "innerHTML"
    response["HX-Push-Url"] = "false"
    return response


class RefusalMiddleware:
    """Turns a refusal that no view has answered into its page, and Django's blank answer to a wrong method."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            page = answer(request, 405)
            page["Allow"] = response["Allow"]
            return page
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, IntegrityError) and isinstance(exception.__cause__, ForeignKeyViolation):
            return answer(request, 409, GONE, again="See it as it is now")
        if not isinstance(exception, Refused):
            return None
        again = "See it as it is now" if exception.status in {409, 422} else ""
        return answer(request, exception.status, str(exception), again=again)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return answer(request, 413)
    return answer(request, 400, str(exception) if isinstance(exception, BadRequest) else "")


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 403, str(exception or ""))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without the token that proves that it was this person's own page that sent it. A script takes the
    token from the cookie, which any page brings; without one the page is loaded anew, so what was typed is shown."""
    if request.headers.get("HX-Request") == "true":
        return answer(request, 403, IN_ANOTHER_TAB)
    typed = typed_words(request) if request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}" else []
    if typed:
        context = {"heading": "This was not taken", "why": TOO_OLD, "typed": typed, "next": request.path}
        return render(request, "kept_words.html", context, status=403)
    return answer(request, 403, f"{TOO_OLD} Load the page again and send it once more.", again="Load the page again")


def typed_words(request: HttpRequest) -> list[tuple[str, str]]:
    """What somebody typed into a form that was not taken, each with the name of its field, to be shown to them: words
    of their own rather than choices, keys and marks that the form carries."""
    sent = request.POST.lists() if request.method == "POST" else ()
    return [
        (name.replace("_", " "), value)
        for name, values in sent
        for value in values
        if " " in value.strip() and name not in {"opened", "back", "password"}
    ]


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs neither database nor request: either may be what broke."""
    return HttpResponse(loader.get_template("500.html").render(), status=500)
