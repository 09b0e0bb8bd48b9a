import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from claims.factories import ArticleFactory, ClaimFactory, FigureFactory, MeasureFactory, UserFactory
from claims.management.commands.dump_story import story_json
from claims.models import Article, Claim

pytestmark = pytest.mark.django_db
HAJIN = Path(settings.BASE_DIR) / "fixtures" / "hajin.json"


def test_load_and_dump_give_the_fixture_back_to_the_byte():
    call_command("loaddata", "ratings", "hajin", verbosity=0)
    assert story_json(Article.objects.get()) == HAJIN.read_text()


def test_load_dump_and_load_again_change_nothing(tmp_path, capsys):
    call_command("loaddata", "ratings", "hajin", verbosity=0)
    slug = Article.objects.get().slug
    dumped = tmp_path / "story.json"
    call_command("dump_story", slug, output=dumped)
    call_command("loaddata", str(dumped), verbosity=0)
    capsys.readouterr()
    call_command("dump_story", slug)
    assert capsys.readouterr().out == dumped.read_text()
    assert not list(tmp_path.glob("*.part"))


def test_only_what_belongs_to_the_article_is_dumped_and_no_password():
    part = MeasureFactory(part_of=MeasureFactory(name="The whole"))
    user = UserFactory(password="pbkdf2_secret", email="someone@example.org")
    claim = ClaimFactory(assigned_to=user)
    FigureFactory(claim=claim, measure=part)
    ClaimFactory()
    text = story_json(claim.snapshot.article)
    rows = json.loads(text)
    assert sum(row["model"] == "claims.claim" for row in rows) == 1
    assert [row["fields"]["name"] for row in rows if row["model"] == "claims.measure"] == ["The whole", part.name]
    assert "pbkdf2_secret" not in text
    assert "someone@example.org" not in text
    assert Claim.objects.count() == 2


def test_an_unknown_article_is_an_error_with_words():
    with pytest.raises(CommandError, match="no article “nowhere”"):
        call_command("dump_story", "nowhere")


def test_a_folder_that_is_missing_is_an_error_that_names_the_file(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("dump_story", ArticleFactory().slug, output=tmp_path / "missing" / "story.json")
