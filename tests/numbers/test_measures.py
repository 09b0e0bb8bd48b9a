"""Which measure is offered for a number, and which names count as almost the same."""

import pytest

from claims.actions import make_claim
from claims.factories import (
    ArticleFactory,
    ClaimFactory,
    FigureFactory,
    MeasureFactory,
    SnapshotFactory,
    UserFactory,
)
from claims.models import Claim, Measure
from claims.numbers.measure_names import measure_named, names_like
from claims.numbers.measures import Likely, Wanted, likely_measures, units_like
from claims.numbers.nouns import kin_of, stem
from claims.views.panel_measure import number_of
from tests.numbers.labelled import CASES, HELD_OUT, MEASURES

pytestmark = pytest.mark.django_db


def offered(title: str, sentence: str, stated: str) -> list[Likely]:
    before, rest = sentence.split("⟨")
    words, after = rest.split("⟩")
    text = before + words + after
    article = ArticleFactory(title=title, language="ar" if title > "\u0600" else "en")
    snapshot = SnapshotFactory(article=article, text=text)
    claim = make_claim(
        snapshot, start=len(before), end=len(before) + len(words), statement=stated or text, by=UserFactory()
    )
    number = number_of(Claim.objects.for_panel().get(pk=claim.pk))
    return likely_measures(number.wanted) if number else []


@pytest.mark.parametrize(
    ("cases", "first", "among", "silent", "sure"),
    [(CASES, 40, 40, 6, 29), (HELD_OUT, 16, 16, 1, 7)],
    ids=["known", "held out"],
)
def test_the_labelled_measure_is_mostly_the_first_and_always_where_it_is_sure(cases, first, among, silent, sure):
    for name, place, unit, definition in MEASURES:
        Measure.objects.create(name=name, place=place, unit=unit, definition=definition)
    likely = [(wanted, offered(*case)) for *case, wanted in cases]
    found = [(wanted, [one.name for one in ones]) for wanted, ones in likely]
    assert sum(names[:1] == [wanted] for wanted, names in found if wanted) >= first
    assert sum(wanted in names for wanted, names in found if wanted) >= among
    assert sum(not names for wanted, names in found if not wanted) >= silent
    assert all(len(names) <= 3 for _, names in found)
    keyed = [wanted == one.name for wanted, ones in likely for one in ones if one.sure]
    assert all(keyed)
    assert len(keyed) >= sure


@pytest.mark.parametrize(
    ("sentence", "noun", "sure"),
    [
        ("ISIS fighters in Hajin killed 5 people.", "people", False),
        ("ISIS fighters in Hajin killed 5 of them.", "", False),
        ("ISIS fighters in Hajin lost 5 tanks.", "tanks", False),
        ("There are 5 ISIS fighters in Hajin.", "ISIS fighters", True),
        ("There are 5 militants of ISIS in Hajin.", "militants", True),
    ],
)
def test_one_key_takes_no_measure_of_another_thing(sentence, noun, sure):
    measure = MeasureFactory(name="ISIS fighters in the Hajin pocket", place="Hajin, Syria")
    claim = FigureFactory(measure=measure).claim
    asked = wanted(noun=noun, stated=sentence, sentence=sentence, article=claim.snapshot.article_id)
    assert [one.sure for one in likely_measures(asked)] == [sure]


def test_of_two_that_come_near_neither_is_taken_by_a_key():
    for place in ("Hajin", "Baghouz"):
        MeasureFactory(name=f"ISIS fighters in {place}", place=place)
    text = "There are 5 ISIS fighters in Hajin and Baghouz"
    found = likely_measures(wanted(noun="ISIS fighters", stated=text, sentence=text))
    assert [one.sure for one in found] == [False, False]


def wanted(**given) -> Wanted:
    return Wanted(
        **{"noun": "", "stated": "", "sentence": "", "title": "", "units": units_like("people"), "article": 0, **given}
    )


def test_a_measure_in_another_kind_of_unit_is_never_offered():
    MeasureFactory(name="Length of the battle for Hajin", place="Hajin", unit="months")
    near = MeasureFactory(name="Fighters in the battle for Hajin", place="Hajin", unit="people")
    asked = {"noun": "fighters", "stated": "600 fighters are in the battle for Hajin"}
    assert [one.pk for one in likely_measures(wanted(**asked))] == [near.pk]
    assert "people" not in {one.unit for one in likely_measures(wanted(**asked, units=units_like("weeks")))}


def test_units_of_a_kind_are_offered_together():
    road = MeasureFactory(name="Road mended in Calder", place="Calder", unit="km")
    asked = wanted(stated="12 miles of road were mended in Calder", units=units_like("mi"))
    assert [one.pk for one in likely_measures(asked)] == [road.pk]


def test_the_articles_own_measure_comes_first_and_says_so():
    here, elsewhere = (MeasureFactory(name=f"Boats on the {river}", unit="things") for river in ("Elbe", "Rhine"))
    claim = FigureFactory(measure=elsewhere).claim
    asked = {"noun": "boats", "stated": "There are 90 boats", "units": units_like("things")}
    assert [one.pk for one in likely_measures(wanted(**asked))] == [here.pk, elsewhere.pk]
    first = likely_measures(wanted(**asked, article=claim.snapshot.article_id))[0]
    assert (first.pk, first.why) == (elsewhere.pk, "same article, counts boats")


def test_the_reasons_are_said():
    MeasureFactory(name="ISIS fighters in the pocket", place="Hajin and the valley, Syria")
    likely = likely_measures(wanted(noun="militants", stated="ISIS had 1,000 militants in Hajin"))[0]
    assert likely.why == "counts much the same as militants, in Hajin"


@pytest.mark.parametrize("words", ["", "'", "a & b | !c:*", "\\", "the of in", "½ ² 600", "x" * 5000, "’’’", "عـــ"])
def test_words_of_any_kind_ask_for_nothing_that_breaks(words):
    MeasureFactory()
    likely_measures(wanted(noun=words, stated=words, sentence=words, title=words))
    names_like(words[:200])
    measure_named(words[:200])


def test_a_suggestion_is_one_query(django_assert_num_queries):
    MeasureFactory.create_batch(5)
    with django_assert_num_queries(1):
        assert likely_measures(wanted(noun="people in school", stated="People are in school")) != []
    with django_assert_num_queries(1):
        names_like("People in school 99")


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("ISIS fighters in the Hajin pocket", True),
        ("isis  FIGHTERS in the hajin pocket", True),
        ("ISIS fighters in Hajin pocket", False),
        ("Fighters of ISIS in the Hajin pocket", False),
        ("ISIS fighers in the Hajin pocket", False),
        ("ISIS figthers in the Hajin pockets", False),
        ("ISIS fighters in the Hajn pocket", False),
        ("ISIS wounded in the Hajin pocket", None),
        ("ISIS fighters in Baghouz", None),
        ("Boats", None),
    ],
)
def test_names_that_are_almost_the_same_are_found(typed, same):
    MeasureFactory(name="ISIS fighters in the Hajin pocket")
    likes = names_like(typed)
    assert [like.same for like in likes] == ([] if same is None else [same])
    assert (measure_named(typed) is not None) == bool(same)


def test_names_without_any_word_that_is_looked_for_are_still_the_same():
    measure = MeasureFactory(name="The Who")
    assert measure_named("the  who") == measure


def test_a_measure_that_others_use_needs_no_warning():
    MeasureFactory(name="ISIS fighters in the Hajin pocket")
    new = MeasureFactory(name="ISIS fighters in Hajin pocket")
    claim = FigureFactory(measure=new).claim
    assert names_like(new.name, but=new.pk, alone_on=claim.pk) != []
    FigureFactory(measure=new)
    assert names_like(new.name, but=new.pk, alone_on=claim.pk) == []


@pytest.mark.parametrize(
    ("one", "other"), [("المقاتلون", "مقاتلين"), ("لاجئا", "اللاجئين"), ("مُقاتل", "مقاتلي"), ("مدنيا", "المدنيين")]
)
def test_arabic_words_are_one_with_and_without_article_and_ending(one, other):
    assert stem(one) == stem(other)


def test_other_words_for_a_thing_are_known_in_either_language():
    assert "prisoner" in kin_of("detainees")
    assert "fighter" in kin_of("المقاتلين")
    assert kin_of("zebras") == frozenset()


def test_the_number_is_read_where_the_claim_has_no_figure():
    claim = ClaimFactory(quote="About 600 people", snapshot=SnapshotFactory(text="About 600 people were there."))
    number = number_of(claim)
    assert (number.figure["hedge"], number.figure["low"], number.figure["unit"]) == ("about", 600, "people")
    assert number.figure["as_of"] == claim.made_on
    assert number_of(ClaimFactory(quote="were there", snapshot=claim.snapshot)) is None


def test_a_count_without_a_stated_unit_takes_its_measures():
    snapshot = SnapshotFactory(text="They hold about 600 of them.")
    claim = ClaimFactory(quote="about 600", snapshot=snapshot, statement="They hold about 600 of them")
    number = number_of(claim)
    assert number.on(MeasureFactory(unit="members"))["unit"] == "members"
    assert number.on(MeasureFactory(unit="km"))["unit"] == "things"
    known = number_of(ClaimFactory(snapshot=SnapshotFactory(text="They hold 600 boats."), quote="600 boats"))
    assert known.on(MeasureFactory(unit="members"))["unit"] == "things"
