"""What is answered when something goes wrong: a page with words, or for htmx the words alone."""

from collections.abc import Callable

from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from claims.errors import Refused

TOO_OLD = (
    "The form was too old, or your browser keeps no cookies for this site. Go back, load the page again and send it "
    "once more."
)


def answer(request: HttpRequest, status: int, message: str = "", **context: object) -> HttpResponse:
    """The page of this status. A fragment's request gets its words alone, for the place that the desk's pages keep
    for trouble, so that the form that was sent stands as it was typed."""
    if request.headers.get("HX-Request") != "true":
        return render(request, f"{status}.html", {"message": message, **context}, status=status)
    response = render(request, "desk/trouble.html", {"message": message, "status": status}, status=status)
    response["HX-Retarget"], response["HX-Reswap"] = "#trouble", "innerHTML"
    response["HX-Push-Url"] = "false"
    return response


class RefusalMiddleware:
    """Turns a refusal that no view has answered into its page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return answer(request, exception.status, str(exception)) if isinstance(exception, Refused) else None


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return answer(request, 413)
    return answer(request, 400, str(exception) if isinstance(exception, BadRequest) else "")


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 403, str(exception or ""))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without the token that proves that it was this person's own page that sent it."""
    return answer(request, 403, TOO_OLD, csrf=True)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs neither database nor request: either may be what broke."""
    return HttpResponse(loader.get_template("500.html").render(), status=500)
