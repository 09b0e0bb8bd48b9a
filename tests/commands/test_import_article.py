import pytest
from django.core.management import CommandError, call_command

from claims.factories import ArticleFactory, UserFactory
from claims.models import Article, Claim, Snapshot, Stage

pytestmark = pytest.mark.django_db
GIVEN = {"title": "Floods", "publisher": "The Morning Paper", "published_at": "2018-08-09T11:27"}
TEXT = "Some 600 people left the town on Monday, the mayor Anna Kern said.\n\nRepairs could last two to three months.\n"


def import_text(tmp_path, content: bytes, **given) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(content)
    call_command("import_article", str(file), **{**GIVEN, **given})


def test_a_text_is_kept_as_snapshot_1_and_what_was_found_is_printed(tmp_path, capsys):
    username = UserFactory().username
    import_text(tmp_path, b"\xef\xbb\xbf" + TEXT.encode(), url="https://paper.example/floods", by=username)
    snapshot = Snapshot.objects.get()
    assert (snapshot.number, snapshot.text, snapshot.sha256) == (1, TEXT, Snapshot.digest(TEXT))
    assert set(Claim.objects.values_list("stage", flat=True)) == {Stage.SUGGESTED}
    printed = capsys.readouterr().out
    assert "snapshot 1" in printed
    assert "two to three months" in printed
    assert "540–660" in printed


@pytest.mark.parametrize("language", ["en", "ar"])
def test_any_utf_8_text_is_taken(tmp_path, language):
    import_text(tmp_path, "تحتجز القوات نحو 600 مقاتل أجنبي. 🙂".encode(), language=language)
    assert Article.objects.get().direction == ("rtl" if language == "ar" else "ltr")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"fine\nfine\nnot \xff fine", r"article.txt:3: not UTF-8"),
        (b"fine\nwith \0 in it", r"article.txt:2: has a NUL"),
        (b"x" * 2_000_001, "larger than"),
    ],
)
def test_a_bad_file_is_named_and_nothing_is_written(tmp_path, content, words):
    with pytest.raises(CommandError, match=words):
        import_text(tmp_path, content)
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"published_at": "2018-02-30"}, "published-at"),
        ({"published_at": "yesterday"}, "published-at"),
        ({"by": "nobody-here"}, "nobody has this username"),
        ({"url": "https://paper.example/known"}, "address already"),
        ({"url": "https://PAPER.example/known/"}, "address already"),
        ({"published_at": "9999-12-31T23:59:59-14:00"}, "published at"),
        ({"published_at": "0001-01-01T00:00:00+14:00"}, "published at"),
        ({"published_at": "1599-12-31"}, "published at"),
        ({"language": "!!"}, "language tag"),
        ({"publisher": "\u202e"}, "publisher"),
        ({"origin": "\u200b"}, "origin"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"title": "x" * 301}, "title"),
        ({"title": " "}, "title"),
    ],
)
def test_bad_options_are_named_and_nothing_is_written(tmp_path, given, words):
    ArticleFactory(url="https://paper.example/known")
    with pytest.raises(CommandError, match=words):
        import_text(tmp_path, TEXT.encode(), **given)
    assert Article.objects.count() == 1


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(CommandError, match="nowhere.txt"):
        call_command("import_article", str(tmp_path / "nowhere.txt"), **GIVEN)
    with pytest.raises(CommandError, match="directory"):
        call_command("import_article", str(tmp_path), **GIVEN)
