"""Arabic: numbers, hedges, ranges, and what takes a number without being a quantity.

Words are written here in full spelling and folded as the reader folds a text: hamza and alef forms to alef, ta marbuta
to ha, alef maqsura to ya, both rows of Eastern digits to Western ones.
"""

from __future__ import annotations

from claims.text.languages import Language
from claims.text.languages.ar_speech import SPEECH
from claims.text.languages.ar_things import NOUNS, UNITS
from claims.text.languages.ar_writing import FOLD, folded, mapped, words

_VALUES = mapped({
    "صفر": 0, "واحد": 1, "واحدة": 1, "اثنان": 2, "اثنين": 2, "إثنين": 2, "اثنتان": 2, "اثنتين": 2, "اثنا": 2,
    "ثلاثة": 3, "ثلاث": 3, "أربعة": 4, "أربع": 4, "خمسة": 5, "خمس": 5, "ستة": 6, "ست": 6, "سبعة": 7, "سبع": 7,
    "ثمانية": 8, "ثماني": 8, "ثمان": 8, "تسعة": 9, "تسع": 9, "عشرة": 10, "عشر": 10,
    "أحد عشر": 11, "إحدى عشرة": 11, "اثنا عشر": 12, "اثني عشر": 12, "اثنتا عشرة": 12, "اثنتي عشرة": 12,
    "ثلاثة عشر": 13, "ثلاث عشرة": 13, "أربعة عشر": 14, "أربع عشرة": 14, "خمسة عشر": 15, "خمس عشرة": 15,
    "ستة عشر": 16, "ست عشرة": 16, "سبعة عشر": 17, "سبع عشرة": 17, "ثمانية عشر": 18, "ثماني عشرة": 18,
    "تسعة عشر": 19, "تسع عشرة": 19, "عشرون": 20, "عشرين": 20, "ثلاثون": 30, "ثلاثين": 30, "أربعون": 40, "أربعين": 40,
    "خمسون": 50, "خمسين": 50, "ستون": 60, "ستين": 60, "سبعون": 70, "سبعين": 70, "ثمانون": 80, "ثمانين": 80,
    "تسعون": 90, "تسعين": 90,
})  # fmt: skip
_ONES = {"ثلاث": 3, "أربع": 4, "خمس": 5, "ست": 6, "سبع": 7, "ثماني": 8, "ثمان": 8, "تسع": 9}
_HUNDREDS = mapped({
    **dict.fromkeys(("مئة", "مائة"), 100),
    **{f"{stem}{end}": 200 for stem in ("مئت", "مائت") for end in ("ان", "ين", "ا", "ي")},
    **{f"{one}{hundred}": value * 100 for one, value in _ONES.items() for hundred in ("مئة", "مائة")},
})  # fmt: skip
_MAGNITUDES = mapped({
    "ألف": 10**3, "ألفا": 10**3, "آلاف": 10**3, "مليون": 10**6, "مليونا": 10**6, "ملايين": 10**6, "مليار": 10**9,
    "مليارا": 10**9, "مليارات": 10**9, "بليون": 10**9, "تريليون": 10**12, "تريليونا": 10**12, "تريليونات": 10**12,
})  # fmt: skip
# A dual of a magnitude is a number by itself and takes no number before it: "ألفان" is 2,000.
_DUAL_MAGNITUDES = mapped({
    f"{stem}{end}": 2 * scale
    for stem, scale in (("ألف", 10**3), ("مليون", 10**6), ("مليار", 10**9), ("تريليون", 10**12))
    for end in ("ان", "ين", "ي")
})  # fmt: skip
_FRACTIONS = mapped({
    "نصف": (1, 2), "ثلث": (1, 3), "ثلثا": (2, 3), "ثلثي": (2, 3), "ثلثين": (2, 3), "ثلثان": (2, 3), "ربع": (1, 4),
    "ثلاثة أرباع": (3, 4), "ثلاثة أخماس": (3, 5), "خمسا": (2, 5), "أربعة أخماس": (4, 5), "عشر سكان": (1, 10),
})  # fmt: skip
del _FRACTIONS[folded("عشر سكان")], _FRACTIONS[folded("خمسا")]

# Nouns with a broken or feminine plural: both cases of their dual are two and nothing else.
_DUAL = (
    "جندي|شخص|طفل|امرأة|رجل|قتيل|جريح|أسير|ضابط|عنصر|طالب|عضو|لاجئة|نازحة|قنبلة|صاروخ|طائرة|سفينة|سيارة|مدينة|قرية|"
    "دولة|طفلة|هجوم|غارة|انفجار"
)
# The oblique dual of these is written as their plural is: "مقاتلين" may be any number.
_DUAL_IN_AN_ONLY = "مقاتل|مدني|شرطي|مسلح|صحفي|صحافي|موظف|لاجئ|نازح|معتقل|محتجز|مهاجر|مسؤول|إرهابي"
_DUAL_NOUNS = mapped({
    f"{noun[:-1]}ت{end}" if noun.endswith("ة") else f"{noun}{end}": noun
    for nouns, ends in ((_DUAL, ("ان", "ين")), (_DUAL_IN_AN_ONLY, ("ان",)))
    for noun in nouns.split("|")
    for end in ends
})  # fmt: skip

_MONTHS = words(
    "يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|كانون الثاني|شباط|آذار|نيسان|"
    "أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول|محرم|رمضان|شوال|جانفي|فيفري|ماي|جوان|جويلية|أوت"
)
_DAYS = words(
    "الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|اليوم|غدا|أمس|مساء|صباحا|ظهرا|ليلا|فجرا|عصرا|الليلة"
)
_BEFORE = {
    "about": "نحو|حوالي|حوالى|قرابة|زهاء|ما يقارب|ما يقرب من|يقارب|تقارب|يقرب من|تقريبا|بنحو|بحوالي|قدر بنحو|"
    "ما يناهز|يناهز|زهاء ال|في حدود|ما يعادل|لنحو|لحوالي|ونحو|وحوالي|وقرابة",
    "more_than": "أكثر من|أزيد من|ما يزيد على|ما يزيد عن|يزيد على|يزيد عن|تزيد على|تزيد عن|يفوق|تفوق|ما يفوق|تجاوز|"
    "تجاوزت|يتجاوز|تتجاوز|فوق|بأكثر من|لأكثر من|أكبر من|أعلى من|أطول من|يتخطى|تخطى|تخطت|وأكثر من",
    "at_least": "ما لا يقل عن|لا يقل عن|لا تقل عن|على الأقل|بما لا يقل عن|كحد أدنى|بحد أدنى|وما لا يقل عن|ما لايقل عن",
    "at_most": "يصل إلى|تصل إلى|ما يصل إلى|وصل إلى ما|حتى|لا يزيد على|لا يزيد عن|لا تزيد على|لا تزيد عن|لا يتجاوز|"
    "لا تتجاوز|لا يتعدى|لا تتعدى|ما لا يزيد على|ما لا يزيد عن|بحد أقصى|كحد أقصى|على الأكثر|بما لا يتجاوز|"
    "لما يصل إلى|بما يصل إلى",
    "fewer_than": "أقل من|أدنى من|دون|ما دون|تحت|بأقل من|أصغر من|لأقل من|وأقل من|ما يقل عن|يقل عن|تقل عن",
}  # fmt: skip
_AFTER = {
    "at_least": "على الأقل|كحد أدنى|أو أكثر|فأكثر|فما فوق|بحد أدنى|وما فوق",
    "at_most": "على الأكثر|كحد أقصى|أو أقل|فأقل|بحد أقصى|فما دون",
    "about": "تقريبا|أو نحو ذلك|على وجه التقريب",
}

LANGUAGE = Language(
    code="ar",
    letters=r"\w",
    fold=FOLD,
    prefixes="وفبلك",
    decimal=".",
    group=",",
    values=_VALUES | _DUAL_MAGNITUDES,
    tens_after_units=True,
    hundreds=_HUNDREDS,
    magnitudes=_MAGNITUDES,
    # Not behind the tanwin ("ألفاً"); not before "and", an article or an accusative: "ألفا وأصيب", "ألفا إضافيا".
    construct=r"(?<=ا)[ ](?!ال)(?!و(?!(?:حده|ظيفه|ثيقه|رقه|لد)(?!\w)))\w{2,40}(?<!ا)(?!\w)",
    bare_magnitudes=frozenset(_HUNDREDS) | words("ألف|ألفا|مليون|مليونا|مليار|مليارا|تريليون|تريليونا"),
    glued={},
    dozens=mapped({"دزينة": 12}),
    one=frozenset(),
    ones=words("واحد|واحدة"),
    joining=r"[ ]{1,2}",
    joining_and=r"[ ]{1,2}و[ ]?",
    point=r"(?!)",
    zeros=words("صفر"),
    zero_names=words("الصفر|تحت|فوق"),
    parts={},
    fractions=_FRACTIONS,
    part_of=r"[ ](?:ال)?",
    bare_half=words("نصف|ثلث|ربع|ثلثا|ثلثي|ثلثين"),
    bare_quarter=frozenset(),
    half_not_before=frozenset(),
    half_before=words("نحو|حوالي|قرابة|أكثر من|من|بنسبة|بمقدار|إلى|عن"),
    and_half=r"(?!)",
    unit_article=r"(?!)",
    unit_verbs=frozenset(),
    half_after=frozenset(),
    half_always=True,
    minus=words("ناقص|سالب"),
    plus_minus=folded("زائد أو "),
    glued_words=frozenset(),
    vague=mapped(
        {
            **{
                f"{article}{word}": band
                for article in ("", "ال")
                for word, band in {
                    "عشرات": (20, 99),
                    "مئات": (200, 999),
                    "مآت": (200, 999),
                    "آلاف": (2000, 9999),
                    "ملايين": (2 * 10**6, 10**7 - 1),
                    "مليارات": (2 * 10**9, 10**10 - 1),
                }.items()
            },
        }
    ),
    vague_need_scale=frozenset(),
    vague_fates=r"(?!)",
    vague_of=r"[ ](?:من[ ])?",
    vague_lead=words("عدة|بضعة|بضع"),
    few=mapped({"بضعة": (3, 9), "بضع": (3, 9), "عدة": (3, 9)}),
    few_always=words("بضعة|بضع"),
    pairs=frozenset(),
    ratios=mapped({"تضاعف": 2, "تضاعفت": 2, "يتضاعف": 2, "تتضاعف": 2, "ضعف": 2, "ضعفي": 2}),
    ratio_lead=frozenset(),
    ratio_bare=frozenset(),
    ratio_not=words("ثلاث|أربع|خمس|عشر"),
    duals=mapped(
        {
            f"{stem}{end}": unit
            for unit, stems in {
                "day": "يوم",
                "week": "أسبوع",
                "month": "شهر",
                "year": "عام|سنت",
                "hour": "ساعت",
                "minute": "دقيقت",
                "decade": "عقد",
                "century": "قرن",
                "km": "كيلومتر",
                "m": "متر",
                "mile": "ميل",
                "tonne": "طن",
                "USD": "دولار",
            }.items()
            for stem in stems.split("|")
            for end in ("ان", "ين")
        }
    ),
    dual_nouns=_DUAL_NOUNS,
    before={folded(cue): qualifier for qualifier, cues in _BEFORE.items() for cue in cues.split("|")},
    soft=frozenset(),
    moving=frozenset(),
    moves=frozenset(),
    differing=frozenset(),
    rises=frozenset(),
    steps=frozenset(),
    skipped=words("نحو|حوالي|ال"),
    after={folded(cue): qualifier for qualifier, cues in _AFTER.items() for cue in cues.split("|")},
    during=frozenset(),
    during_not=frozenset(),
    joiners=r"[ ]?(?:-|–|—|~)[ ]?|[ ](?:الي|حتي)[ ]",
    or_joiners=r"[ ]او[ ]",
    pair_joiners=r"[ ]و[ ]?",
    openers=words("بين|ما بين|من|وبين|مابين"),
    from_words=words("من"),
    ranging=words("يتراوح|تتراوح|تراوح|تراوحت|تستمر|يستمر|يستغرق|تستغرق"),
    changes=words(
        "ارتفع|ارتفعت|انخفض|انخفضت|تراجع|تراجعت|زاد|زادت|هبط|هبطت|صعد|صعدت|نما|نمت|قفز|قفزت|انتقل|رفع|خفض|تقلص|"
        "تقلصت|ازداد|ازدادت|هوى"
    ),
    bound_joiners=words("و|أو|ولكن") | {""},
    inner=words("نحو|حوالي|قرابة"),
    or_words=words("أو"),
    in_word=folded("من"),
    out_of=r"[ ]من[ ](?:بين[ ]|اصل[ ]|كل[ ])",
    units=UNITS,
    months=_MONTHS,
    months_capital=frozenset(),
    days=_DAYS,
    dayparts=r"[ ](?:مساء|صباحا|ظهرا|ليلا|فجرا|عصرا|بعد[ ]الظهر|بتوقيت|غدا|امس)(?!\w)",
    at=words("الساعة|عند|بالساعة|حتى|في"),
    until=words("إلى|حتى"),
    at_strict=words("الساعة|بالساعة|للساعة"),
    hour_before=words("الساعة|بالساعة|للساعة"),
    hour_alone=words("الساعة|بالساعة|للساعة"),
    hour_after=frozenset(),
    born=frozenset(),
    measured_at=frozenset(),
    clock_words=r"(?!)",
    clock=r"[ ](?:ص|م|صباحا|مساء)(?!\w)",
    date_before=words("في|منذ|يوم|بتاريخ|حتى|قبل|بعد"),
    year_before=words(
        "عام|سنة|العام|منذ|في|عامي|لعام|بعام|قبل|بعد|حتى|خلال|صيف|ربيع|خريف|شتاء|مطلع|نهاية|بداية|أواخر|أوائل|من|إلى|"
        "وعام|موسم|اتفاق|انتخابات|قانون|مونديال|حرب|ثورة|منتصف|السنة|بين|و"
    ),
    of_year="",
    year_subjects=frozenset(),
    year_events=words("معاهدة|معركة|حرب|ثورة|دستور|اتفاقية"),
    year_hedges=words("نحو|حوالي|قبل|بعد"),
    year_leads=words("عام|سنة|العام|منذ|لعام|بعام|عامي"),
    year_not_before=words("أكثر من|نحو|حوالي|مقتل|إصابة|هناك|قتل|اعتقل|بلغ|بلغت"),
    streets=frozenset(),
    idiom_heads=frozenset(),
    spans=frozenset(),
    span_leads=frozenset(),
    classifiers=frozenset(),
    classifier_leads=frozenset(),
    name_verbs=frozenset(),
    names_whole=frozenset(),
    names_hyphened=frozenset(),
    names_after=frozenset(),
    names_begun=frozenset(),
    name_idioms=frozenset(),
    routes=frozenset(),
    scheduled=frozenset(),
    departures=frozenset(),
    list_before=r"(?!)",
    list_after=r"(?!)",
    names_of_digits=frozenset(),
    names_alone=frozenset(),
    verbs_like_plurals=frozenset(),
    title_units=frozenset(),
    era=r"[ ]?[قم]\.?[ ]?م(?!\w)",
    articles=frozenset(),
    groups=words("مجموعة"),
    name_words=words(
        "المادة|مادة|القرار|قرار|رقم|الفقرة|فقرة|الصفحة|صفحة|الفصل|القانون|البند|الغرفة|الطريق|الرحلة|المرحلة|القناة|"
        "الجزء|المجلد|الدورة|الطبعة|الإصدار|بوينغ|إيرباص|كوفيد|أبولو|ويندوز|آيفون|المنطقة|الفئة|الوحدة|اللواء|الفرقة|"
        "الكتيبة|العدد|الحلقة|الجولة|الأسبوع|اليوم|مجموعة|المرسوم|المجموعة|فرانس|إف|إم|إس|ميغ|سو"
    ),
    models_after=frozenset(),
    name_words_capital=frozenset(),
    not_capital=frozenset(),
    ordinals=r"(?!)",
    ordinal_words=frozenset(),
    ordinal_second="\0",
    determiners=frozenset(),
    speech=SPEECH,
    **NOUNS,
)
