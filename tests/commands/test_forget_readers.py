from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from claims.factories import TipFactory
from claims.models import Tip

pytestmark = pytest.mark.django_db


def test_the_timer_erases_what_is_kept_no_longer_and_says_how_much():
    TipFactory(contact="a@b.example", sender="a" * 64)
    Tip.objects.update(at=timezone.now() - timedelta(days=91))
    for said in ("Erased 1 e-mail address(es) and 1 sender(s).", "Erased 0 e-mail address(es) and 0 sender(s)."):
        out = StringIO()
        call_command("forget_readers", stdout=out)
        assert out.getvalue().strip() == said
