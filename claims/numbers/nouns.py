"""Counted nouns that stand for much the same thing, so that a measure is found under another word for it.

Arabic words stand among the English ones, since a desk that reads Arabic may name its measures in English.
"""

import re
from functools import lru_cache

# A line is one thing; within it a word finds the others. Singular, and Arabic in the form that `stem` gives.
KIN = """
fighter militant jihadist terrorist insurgent gunman gunmen combatant مقاتل مسلح إرهابي عنصر عناصر
soldier troop serviceman servicemen جندي جنود
detainee prisoner captive inmate معتقل أسير أسرى سجين سجناء محتجز
refugee لاجئ
displaced evacuee نازح مهجر
migrant مهاجر
civilian مدني
child children kid minor طفل أطفال
student pupil schoolchildren طالب طلاب تلميذ تلاميذ
teacher معلم مدرس
death dead fatality fatalities killed قتيل قتلى وفاة شهيد شهداء
injured wounded injury injuries جريح جرحى مصاب
missing مفقود
house home dwelling flat apartment منزل منازل بيت بيوت
doctor physician طبيب أطباء
patient مريض مرضى
job post position وظيفة وظائف
worker employee عامل عمال موظف
unemployed jobless unemployment بطالة
car vehicle سيارة سيارات مركبة
strike raid airstrike غارة غارات ضربة
country nation state دولة دول بلد بلدان
member عضو أعضاء
school مدرسة مدارس
hospital مستشفى مستشفيات
infection case إصابة حالة حالات
voter ناخب
resident inhabitant population ساكن سكان
tree شجرة أشجار
area land مساحة
trade export exports import imports
inflation price prices تضخم
"""
# Words that are counted without saying what is: "600 men" may be men of any kind.
GENERIC = frozenset(
    "people person persons men man women woman individuals things thing others them units number numbers total "
    "شخص أشخاص رجل رجال امرأة نساء".split()
)
ARABIC = re.compile("[\u0600-\u06ff]")
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")  # the stretching line, and vowels that most texts leave out
_JOINED = ("وال", "بال", "كال", "فال", "لل", "ال")
_ENDINGS = ("ين", "ون", "ات", "ان", "ا")
LEAST = 3  # letters that a stem keeps


def stem(word: str) -> str:
    """An Arabic word without article and ending, so that مقاتلين and المقاتلون are one; any other word as it is."""
    if not ARABIC.search(word):
        return word
    word = _MARKS.sub("", word)
    joined = next((part for part in _JOINED if word.startswith(part) and len(word) - len(part) >= LEAST), "")
    word = word[len(joined) :]
    ending = next((part for part in _ENDINGS if word.endswith(part) and len(word) - len(part) >= LEAST), "")
    word = word.removesuffix(ending)
    return word[:-1] if word.endswith("ي") and len(word) > LEAST + 2 else word  # مقاتلي before its genitive


def _singulars(word: str) -> list[str]:
    word = stem(word.casefold())
    ends = [word]
    if word.endswith("ies"):
        ends.append(f"{word[:-3]}y")
    if word.endswith("es"):
        ends.append(word[:-2])
    if word.endswith("s"):
        ends.append(word[:-1])
    return ends


@lru_cache(maxsize=1)
def _kin() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in KIN.split("\n"):
        words = frozenset(stem(word) for word in line.split())
        for word in words:
            found[word] = words | found.get(word, frozenset())
    return found


def kin_of(word: str) -> frozenset[str]:
    """Other words for what this one counts, and none where the desk knows none: "detainees" gives prisoner, captive…"""
    own = _singulars(word)
    return next((_kin()[one] - set(own) for one in own if one in _kin()), frozenset())
