"""Words that say that nothing can be foretold, and their neighbours that say no such thing."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.unpredictable import find_unpredictable

SAID = [
    "How long it takes cannot be predicted.",
    "It can’t be reliably predicted.",
    "Setting a timeline for operations can only be speculated.",
    "There is no timeline for the withdrawal.",
    "The ministry declined to give a timetable.",
    "It is impossible to say when the road will open.",
    "“It’s too early to say,” she added.",
    "It is far too early to predict the outcome.",
    "Nobody knows how long the siege will last.",
    "When it ends is anyone's guess.",
    "Officials could not say how long the repairs would take.",
    "The general would not commit to a timeline.",
    "No one can possibly foresee that.",
    "The fighting can no longer be predicted.",
    "Any date would be pure speculation.",
    "No date has been set.",
]
NOT_SAID = [
    "The tide can be predicted.",
    "Nobody speculated.",
    "The outcome can be predicted to the day.",
    "It is not impossible to predict the outcome.",
    "It's never too early to say thanks.",
    "The timeline is set.",
    "It can't be denied.",
    "It is too early to celebrate.",
    "They came too early in the morning to say goodbye.",
    "The fall could not have been predicted.",
    "He cannot say enough about them.",
    "There is no time.",
    "She speculated that it would take two months.",
    "The cannot-be word: predicted.",
    "Notimeline was the name of the band.",
]
SAID_IN_ARABIC = [
    "لا يمكن التنبؤ بموعد انتهاء المعركة.",
    "وقال إن من المبكر الحديث عن النتائج.",
    "ولا يمكن تحديد موعد لانتهاء العملية.",
    "لا يوجد جدول زمني للانسحاب.",
    "من السابق لأوانه الحديث عن موعد.",
    "لا أحد يعرف متى تنتهي الحرب.",
    "يصعب التكهن بما سيحدث.",
    "رفض تحديد جدول زمني.",
]
NOT_SAID_IN_ARABIC = [
    "يمكن التنبؤ بالطقس.",
    "وصلوا في وقت مبكر.",
    "ليس من الصعب التنبؤ بالنتيجة.",
    "الجدول الزمني واضح.",
    "لا يمكن إنكار ذلك.",
    "توقع الوزير انتهاء العملية خلال شهرين.",
]


@pytest.mark.parametrize("sentence", SAID)
def test_words_that_rule_a_prediction_out_are_found(sentence):
    (doubt,) = find_unpredictable(f"The town lies on a river. {sentence} It has a market.")
    assert (doubt.sentence.number, doubt.sentence.start) == (2, 26)


@pytest.mark.parametrize("sentence", NOT_SAID)
def test_words_that_only_look_alike_are_left(sentence):
    assert find_unpredictable(sentence) == []


@pytest.mark.parametrize("sentence", SAID_IN_ARABIC)
def test_arabic_words_that_rule_a_prediction_out_are_found(sentence):
    assert len(find_unpredictable(f"تقع البلدة على نهر. {sentence}", "ar-SY")) == 1


@pytest.mark.parametrize("sentence", NOT_SAID_IN_ARABIC)
def test_arabic_words_that_only_look_alike_are_left(sentence):
    assert find_unpredictable(sentence, "ar") == []


def test_the_words_stand_at_their_place():
    text = "He hoped. “Setting a timeline can only be speculated”, he said."
    (doubt,) = find_unpredictable(text)
    assert text[doubt.start : doubt.end] == "can only be speculated"
    assert doubt.sentence.of(text).startswith("“Setting")


def test_a_sentence_is_found_once_and_an_unknown_language_is_read_as_english():
    text = "It cannot be predicted and nobody can say when.\nThere is no timeline."
    assert [doubt.sentence.number for doubt in find_unpredictable(text, "xx")] == [1, 2]


def test_words_that_the_end_of_a_sentence_parts_are_none():
    assert find_unpredictable("He said no.\nTimeline is the name of the book.") == []


@given(st.text(alphabet="cantobepredicted'’. \nلايمكن", max_size=80))
def test_every_doubt_lies_in_its_sentence(text):
    for language in ("en", "ar"):
        for doubt in find_unpredictable(text, language):
            assert doubt.sentence.start <= doubt.start < doubt.end <= doubt.sentence.end


def test_a_long_text_is_read_in_linear_time():
    for piece in ("it cannot be reliably reliably ", "not impossible to now really ", "لا يمكن الآن "):
        begun = time.perf_counter()
        find_unpredictable(piece * 20_000, "ar" if piece[0] > "z" else "en")
        assert time.perf_counter() - begun < 3
