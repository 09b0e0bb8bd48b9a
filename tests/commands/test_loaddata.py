import json
from io import StringIO

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command

from claims.factories import EvidenceFactory
from claims.models import Evidence
from claims.timeline.rows import past_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def fixture_of(tmp_path):
    """A file with these documents, changed by `change` before it is written."""

    def write(documents, change):
        text = serializers.serialize("json", documents, use_natural_foreign_keys=True, use_natural_primary_keys=True)
        rows = json.loads(text)
        change([row["fields"] for row in rows])
        file = tmp_path / "fixture.json"
        file.write_text(json.dumps(rows), encoding="utf-8")
        return str(file)

    return write


def in_a_circle(rows):
    rows[0]["derived_from"] = [rows[1]["uid"]]
    rows[1]["derived_from"] = [rows[0]["uid"]]


def test_a_fixture_with_a_circle_is_refused_in_words(fixture_of):
    first = EvidenceFactory()
    second = EvidenceFactory(claim=first.claim, derived_from=first)
    file = fixture_of([first, second], in_a_circle)
    with pytest.raises(CommandError, match="evidence_derives_in_no_circle: the other document derives from this one"):
        call_command("loaddata", file, stdout=StringIO())
    assert Evidence.objects.get(pk=first.pk).derived_from is None


def test_a_fixture_with_a_circle_of_new_documents_is_refused_too(fixture_of):
    first = EvidenceFactory()
    second = EvidenceFactory(claim=first.claim)
    file = fixture_of([first, second], in_a_circle)
    Evidence.objects.all().delete()
    with pytest.raises(CommandError, match="Nothing was loaded"):
        call_command("loaddata", file, stdout=StringIO())
    assert not Evidence.objects.exists()


def test_a_fixture_in_order_is_loaded(fixture_of):
    first = EvidenceFactory()
    second = EvidenceFactory(claim=first.claim, derived_from=first)
    file = fixture_of([first, second], lambda rows: None)
    Evidence.objects.all().delete()
    call_command("loaddata", file, stdout=StringIO())
    assert Evidence.objects.get(title=second.title).derived_from.title == first.title


def test_the_history_names_the_load(fixture_of):
    evidence = EvidenceFactory()
    file = fixture_of([evidence], lambda rows: None)
    Evidence.objects.all().delete()
    call_command("loaddata", file, stdout=StringIO())
    named = (
        past_of(Evidence)._default_manager.order_by("pgh_id").values_list("pgh_context__metadata__command", flat=True)
    )
    assert named.last() == "loaddata"
