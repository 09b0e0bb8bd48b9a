"""Readers ask the desk to check something."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from claims import actions
from claims.actions.tips import CONTACT_KEPT, TOO_MANY
from claims.errors import Refused
from claims.forms import TipForm, new_stamp
from claims.models import Desk
from claims.pages import render_page

GIVEN = ("text", "url", "why", "contact")


# Nobody is signed in here, so a forged request could do no more than one that is sent by hand, and the page stays free
# of a token's cookie. The stamp in the form is signed and tells when the page was made.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def check_this(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, TipForm(initial={"stamp": new_stamp()}))
    form = TipForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        actions.submit_tip(sender=sender_of(request), **{name: form.cleaned_data[name] for name in GIVEN})
    except Refused as refusal:
        response = _page(request, form, status=refusal.status, refusal=str(refusal))
        if refusal.status == TOO_MANY:
            response["Retry-After"] = "3600"
        return response
    return redirect("check_this_thanks")


def _page(request: HttpRequest, form: TipForm, *, status: int = 200, refusal: str = "") -> HttpResponse:
    desk = Desk.objects.current()
    context = {
        "form": form,
        "refusal": refusal,
        "open": desk.tips_open,
        "per_hour": desk.tips_per_hour,
        "kept_days": CONTACT_KEPT.days,
    }
    return render_page(request, "public/check_this.html", context, status=status)


@require_safe
def check_this_thanks(request: HttpRequest) -> HttpResponse:
    return render_page(request, "public/check_this_thanks.html", {})


def sender_of(request: HttpRequest) -> str:
    """64 hexadecimal digits that stand for the client's address; without the secret key nobody can tell which."""
    return salted_hmac("claims.tips.sender", client_network(request), algorithm="sha256").hexdigest()


def client_network(request: HttpRequest) -> str:
    """The client's address: of IPv6 the first 64 bits, since one household has all the rest.

    In the header that the settings trust the last entry counts: it is the proxy's own, and all before it may be made
    up by the client.
    """
    connection = request.META.get("REMOTE_ADDR", "")
    named = request.headers.get(settings.CLIENT_ADDRESS_HEADER, "") if settings.CLIENT_ADDRESS_HEADER else ""
    for address in (named.rpartition(",")[2].strip(), connection):
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            continue
        if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
            found = found.ipv4_mapped
        return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)
    return connection
