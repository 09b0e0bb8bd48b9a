from decimal import Decimal

import pytest

from claims.text.quantities import Quantity, find_quantities
from claims.text.sentences import split_sentences
from claims.text.suggestions import suggest_claims


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text, "ar")
    return quantity


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("وصل 350 جنديا.", "350", "350", "exact"),
        ("وصل ٣٥٠ جنديا.", "350", "350", "exact"),
        ("وصل ۳۵۰ جنديا.", "350", "350", "exact"),
        ("وصل ١٬٢٠٠ جندي.", "1200", "1200", "exact"),
        ("هطلت ٣٫٥ أطنان.", "3.5", "3.5", "exact"),
        ("وصل ألف جندي.", "1000", "1000", "exact"),
        ("وصل ألفا جندي.", "2000", "2000", "exact"),
        ("غادر ألفا عامل.", "2000", "2000", "exact"),
        ("كلف مليونا دولار.", "2000000", "2000000", "exact"),
        ("غادر مئتا عامل.", "200", "200", "exact"),
        ("غادر خمسة عشر ألفا.", "15000", "15000", "exact"),
        ("بلغوا خمسة عشر ألفا أمس.", "15000", "15000", "exact"),
        ("غادر ١٥ ألفا.", "15000", "15000", "exact"),
        ("كانوا ألفاً.", "1000", "1000", "exact"),
        ("كانوا ألفاً عندما غادروا.", "1000", "1000", "exact"),
        ("كانوا ألفا وغادروا.", "1000", "1000", "exact"),
        ("كانوا ألفا من العمال.", "1000", "1000", "exact"),
        ("دفع ألفا وخمسمئة دولار.", "1500", "1500", "exact"),
        ("أصيب خمسة مدنيين.", "5", "5", "exact"),
        ("وصل ألفان من الجنود.", "2000", "2000", "exact"),
        ("وصل ثلاثة آلاف جندي.", "3000", "3000", "exact"),
        ("وصل خمسة وعشرون جنديا.", "25", "25", "exact"),
        ("وصل مئة وخمسة وعشرون جنديا.", "125", "125", "exact"),
        ("وصل ثلاثمئة وخمسون جنديا.", "350", "350", "exact"),
        ("وصل خمسة عشر ألف جندي.", "15000", "15000", "exact"),
        ("كلف مليارا ومئتي مليون دولار.", "1200000000", "1200000000", "exact"),
        ("يسكنها مليون ونصف المليون نسمة.", "1500000", "1500000", "exact"),
        ("وصل نحو 600 مقاتل.", "600", "600", "about"),
        ("وصل حوالي 600 مقاتل.", "600", "600", "about"),
        ("وصل ما يقارب 600 مقاتل.", "600", "600", "about"),
        ("وصل أكثر من 600 مقاتل.", "600", None, "more_than"),
        ("وصل أكثر من ثلاثة آلاف وخمسمئة مقاتل.", "3500", None, "more_than"),
        ("وصل أقل من 600 مقاتل.", None, "600", "fewer_than"),
        ("وصل ما لا يقل عن 600 مقاتل.", "600", None, "at_least"),
        ("وصل 600 مقاتل على الأقل.", "600", None, "at_least"),
        ("قد يصل إلى 600 مقاتل.", None, "600", "at_most"),
        ("تستمر من شهرين إلى ثلاثة أشهر.", "2", "3", "between"),
        ("وصل ما بين 20 و30 مسلحا.", "20", "30", "between"),
        ("وصل 20-30 مسلحا.", "20", "30", "between"),
        ("وصل مئات الجنود.", "200", "999", "vague"),
        ("وصل آلاف الجنود.", "2000", "9999", "vague"),
        ("وصل عشرات الجنود.", "20", "99", "vague"),
        ("وصل مئات الآلاف من الجنود.", "200000", "999999", "vague"),
        ("غاب نصف الجنود.", "0.5", "0.5", "exact"),
    ],
)
def test_the_words_give_value_and_qualifier(text: str, low: str | None, high: str | None, qualifier: str) -> None:
    quantity = only(text)
    assert quantity.qualifier == qualifier
    assert quantity.low == (None if low is None else Decimal(low))
    assert quantity.high == (None if high is None else Decimal(high))
    assert quantity.surface == text[quantity.start : quantity.end]


@pytest.mark.parametrize(
    ("text", "kind", "unit", "noun"),
    [
        ("استمرت شهرين.", "duration", "month", ""),
        ("استمرت عشرة أيام.", "duration", "day", ""),
        ("ارتفعت 19 في المئة.", "percent", "%", ""),
        ("ارتفعت 19 بالمئة.", "percent", "%", ""),
        ("ارتفعت ١٩٪.", "percent", "%", ""),
        ("كلفت 60 دولارا.", "money", "USD", ""),
        ("طوله 60 كيلومترا.", "length", "km", ""),
        ("وصل 60 مقاتلا أجنبيا.", "count", "", "مقاتلا أجنبيا"),
        ("يضم 77 دولة.", "count", "", "دولة"),
        ("أصيب شخصان أمس.", "count", "", "شخص"),
        ("شاهد جنديين هناك.", "count", "", "جندي"),
        ("نقل قتيلان إلى البلدة.", "count", "", "قتيل"),
        ("غادر مقاتلان البلدة.", "count", "", "مقاتل"),
        ("تبنته دولتان.", "count", "", "دولة"),
        ("أصيبت امرأتان.", "count", "", "امرأة"),
        ("قال إن ٧٠ عاملا سيغادرون غدا.", "count", "", "عاملا"),
        ("قال إن ٧٠ عامل ستبقي المصنع.", "count", "", "عامل"),
        ("أضاف أن ٧٠ نازحا يعيشون هناك.", "count", "", "نازحا"),
        ("أفرج عن ٧٠ معتقلا سياسيا.", "count", "", "معتقلا سياسيا"),
        ("وصل ٧٠ مقاتل سني.", "count", "", "مقاتل سني"),
    ],
)
def test_the_unit_or_the_counted_thing_is_read(text: str, kind: str, unit: str, noun: str) -> None:
    quantity = only(text)
    assert (quantity.unit_kind, quantity.unit, quantity.noun) == (kind, unit, noun)


@pytest.mark.parametrize(
    "text",
    [
        "عادوا إلى خط عام 1974.",
        "اندلعت الحرب في 2011.",
        "وصلوا في 9 آب 2018.",
        "وصلوا في 9 أغسطس/آب 2018.",
        "وصلوا الساعة 10:30 صباحا.",
        "نصت المادة 12 على ذلك.",
        "صدر القرار 2254 أمس.",
        "انتشر كوفيد-19 هناك.",
        "أصيب مدنيين كثر.",
    ],
)
def test_a_number_that_counts_nothing_is_left_alone(text: str) -> None:
    assert find_quantities(text, "ar") == []


def test_the_quoted_phrase_ends_before_a_verb() -> None:
    (suggestion,) = suggest_claims("قال الوزير إن ٧٠ عامل سيعودون غدا.", "ar")
    assert suggestion.quote == "٧٠ عامل"


def test_the_quoted_phrase_begins_at_the_hedge() -> None:
    (suggestion,) = suggest_claims("جاء الزوار من أكثر من ٦٠ مدينة.", "ar")
    assert (suggestion.quote, suggestion.quantity.qualifier) == ("أكثر من ٦٠ مدينة", "more_than")


def test_a_change_is_two_values() -> None:
    assert [q.low for q in find_quantities("انخفض العدد من 500 إلى 300.", "ar")] == [500, 300]


@pytest.mark.parametrize(
    ("text", "claimant", "level"),
    [
        ("قال سامر الحداد إن 40 بئرا جفت.", "سامر الحداد", "named_on_record"),
        ("جفت 40 بئرا، وفق وزارة المياه.", "وزارة المياه", "named_organisation"),
        ("أعلنت وزارة المياه أن 40 بئرا جفت.", "وزارة المياه", "named_organisation"),
        ("قالت مصادر محلية إن 40 بئرا جفت.", "", "unnamed_sources"),
        ("جفت 40 بئرا هذا الصيف.", "", "nobody"),
        ("وبحسب المرصد المائي فإن عدد الآبار يبلغ ١٬٠٠٠.", "المرصد المائي", "named_organisation"),
        ("وبحسب هيئة الآبار، جفت نحو ٥٠ بئرا.", "هيئة الآبار", "named_organisation"),
        ("بحسب منظمة الغوث نزح ٥٠٠ شخص.", "منظمة الغوث", "named_organisation"),
        ("بحسب منظمة الغوث خمسون بئرا جفت.", "منظمة الغوث", "named_organisation"),
        ("قال وزير المياه كريم علي إن ٤٠ بئرا جفت.", "كريم علي", "named_on_record"),
        ("قال وزير المياه اللبناني سامر الحداد إن ٤٠ بئرا جفت.", "سامر الحداد", "named_on_record"),
        ("قال المتحدث باسم الشركة دان ميلر إن ٤٠ بئرا جفت.", "دان ميلر", "named_on_record"),
        ("قال الأمين العام للهيئة المائية دان ميلر إن ٤٠ بئرا جفت.", "دان ميلر", "named_on_record"),
        ("قال كريم على هامش اللقاء إن ٤٠ بئرا جفت.", "كريم", "named_organisation"),
        ("قال رئيس الوزراء اللبناني إن ٤٠ بئرا جفت.", "رئيس الوزراء اللبناني", "named_organisation"),
        ("ووفقا للمركز المائي، جفت ٤٠ بئرا.", "المركز المائي", "named_organisation"),
        ("جفت ٤٠ بئرا طبقاً للهيئة العامة.", "الهيئة العامة", "named_organisation"),
        ("جفت ٤٠ بئرا وفقًا لوزارة المياه.", "وزارة المياه", "named_organisation"),
        ("وفقا للجنة الدولية، جفت ٤٠ بئرا.", "اللجنة الدولية", "named_organisation"),
        ("وفقا لمصادر محلية جفت ٤٠ بئرا.", "", "unnamed_sources"),
    ],
)
def test_the_one_who_stands_behind_a_claim_is_named(text: str, claimant: str, level: str) -> None:
    (suggestion,) = suggest_claims(text, "ar")
    assert (suggestion.claimant, suggestion.attribution) == (claimant, level)


def test_a_word_for_from_before_a_hedge_stays_out_of_the_phrase() -> None:
    text = "وصل خبراء من أكثر من ٤٠ دولة."
    (quantity,) = find_quantities(text, "ar")
    assert (quantity.low, quantity.high) == (40, None)
    assert text[quantity.phrase_start : quantity.phrase_end] == "أكثر من ٤٠ دولة"


def test_the_future_makes_a_prediction() -> None:
    kinds = [suggest_claims(text, "ar")[0].kind for text in ("قد تستمر شهرين.", "استمرت شهرين.")]
    assert kinds == ["prediction", "figure"]


def test_sentences_end_at_arabic_marks_and_not_after_a_title() -> None:
    text = "هل وصل د. سامر؟ نعم. غادر لاحقا."
    assert [sentence.of(text) for sentence in split_sentences(text, "ar")] == ["هل وصل د. سامر؟", "نعم.", "غادر لاحقا."]
