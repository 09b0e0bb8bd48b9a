"""The words that say that something can't be foretold, for each language that we know."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from claims.text.languages.ar_writing import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """All words are written as the fold leaves them, alternatives parted by "|".

    An `unable` is followed by up to two of the `adverbs` and a `foretell`. A `passive` is followed by up to two of them
    and a `foretold`. A `refuse` is followed by a `timeline`, as is a `without`. A `whole` says it by itself.
    """

    unable: str
    foretell: str
    adverbs: str
    passive: str
    foretold: str
    refuse: str
    without: str
    timeline: str
    whole: str
    denial: str  # words after which it is the opposite: "not impossible to predict"
    prefix: str = ""  # letters that are written together with the word that follows


_EN = Doubts(
    unable=(
        "cannot|can't|can not|could not|couldn't|can no longer|impossible to|not possible to|isn't possible to|"
        "unable to|not able to|no way to|not in a position to|nobody can|no one can|no-one can|nobody could|"
        "no one could|none of us can|too early to|too soon to|far too early to|premature to|hard to|difficult to|"
        "hardly possible to"
    ),
    adverbs="reliably|yet|now|really|possibly|even|exactly|precisely|accurately|currently|begin to|try to|"
    "confidently|safely|at this stage|with certainty|with any certainty|with confidence",
    foretell=(
        "predict|forecast|foresee|foretell|speculate|say when|say how long|say how soon|say whether|say if|"
        "say what will|say with certainty|say for sure|say for certain|say exactly when|say exactly how long|"
        "tell when|tell how long|tell whether|know when|know how long|estimate when|estimate how long|"
        "estimate the duration|determine when|determine how long|gauge how long|guess when|guess how long|"
        "give a timeline|give a timetable|give a time frame|give a timeframe|give a date|give any timeline|"
        "set a timeline|set a timetable|set a time frame|set a timeframe|set a date|put a timeline|put a timetable|"
        "put a time frame|put a timeframe|put a date|offer a timeline|offer a timetable|provide a timeline|"
        "provide a timetable|name a date"
    ),
    passive=(
        "cannot be|can't be|can not be|can never be|can hardly be|can scarcely be|can no longer be|could not be|"
        "couldn't be|impossible to be"
    ),
    foretold=(
        "predicted|forecast|forecasted|foreseen|foretold|predicted or planned|known in advance|known yet|"
        "said for sure|said with certainty|told in advance|determined in advance|predetermined"
    ),
    refuse=(
        "did not give|didn't give|would not give|wouldn't give|declined to give|refused to give|does not have|"
        "doesn't have|do not have|don't have|did not have|didn't have|did not offer|didn't offer|would not offer|"
        "wouldn't offer|declined to offer|refused to offer|did not provide|didn't provide|would not provide|"
        "declined to provide|refused to provide|would not set|wouldn't set|declined to set|refused to set|"
        "did not set|didn't set|would not commit to|wouldn't commit to|declined to commit to|refused to commit to"
    ),
    without="no|without|there is no|there's no|there was no|with no",
    timeline=(
        "timeline|timetable|time frame|timeframe|time-frame|end date|clear timeline|fixed timeline|set timeline|"
        "firm timeline|specific timeline|definite timeline|exact timeline|precise timeline|clear timetable|"
        "fixed timetable|set timetable|firm timetable|specific timetable|definite timetable|clear time frame|"
        "specific time frame|fixed time frame|set time frame|a timeline|a timetable|a time frame|a timeframe|"
        "any timeline|any timetable|any time frame|a specific timeline|a clear timeline|a firm timeline"
    ),
    whole=(
        "can only be speculated|can only be guessed|can only speculate|can only guess|could only speculate|"
        "could only guess|can be no more than speculation|is pure speculation|is mere speculation|is just speculation|"
        "is only speculation|would be speculation|would be pure speculation|would be mere speculation|"
        "would be guesswork|is guesswork|is pure guesswork|anyone's guess|anybody's guess|is unpredictable|"
        "are unpredictable|remains unpredictable|remain unpredictable|nobody knows when|nobody knows how long|"
        "no one knows when|no one knows how long|no-one knows when|no-one knows how long|who knows when|"
        "who knows how long|no way of knowing|no way of telling|no way of predicting|no way of saying|"
        "no telling when|no telling how long|there is no telling|there's no telling|defies prediction|"
        "beyond prediction|too early to say|too early to tell|too early to know|too early to judge|too soon to say|"
        "too soon to tell|too soon to know|premature to say|impossible to say|impossible to tell|"
        "impossible to know|no date has been set|no date was set|no date has been given|no date was given|"
        "too early for predictions|too early for forecasts"
    ),
    denial="not|never|no longer|hardly|isn't|wasn't|aren't|neither",
)

_AR = Doubts(
    unable=folded(
        "لا يمكن|لا يمكننا|لا يمكنه|لا يمكنها|لا يمكنهم|لا يمكنني|لم يكن ممكنا|لا نستطيع|لا يستطيع|لا تستطيع|لا أستطيع|"
        "لا يستطيع أحد|لا أحد يستطيع|لا أحد يمكنه|ليس بالإمكان|ليس بوسع|ليس بوسعنا|ليس في وسعنا|ليس من الممكن|"
        "من غير الممكن|من المستحيل|يستحيل|يصعب|من الصعب|من المتعذر|يتعذر|من المبكر|من المبكر جدا|من السابق لأوانه|"
        "لا يزال من المبكر|ما زال من المبكر"
    ),
    adverbs=folded("الآن|حاليا|بدقة|بعد|على وجه الدقة|في الوقت الحالي"),
    foretell=folded(
        "التنبؤ|التكهن|توقع|التوقع|تخمين|استشراف|الجزم|تحديد موعد|تحديد تاريخ|تحديد مدة|تحديد المدة|"
        "تحديد متى|تحديد جدول|تحديد إطار زمني|وضع جدول زمني|وضع إطار زمني|إعطاء جدول زمني|معرفة متى|معرفة كم|القول متى|"
        "القول كم|الحديث عن موعد|الحديث عن جدول زمني|الحديث عن مدة|أن نتنبأ|أن نتوقع|أن نحدد موعدا|أن نقول متى"
    ),
    passive=folded("لا يمكن أن|لا يمكن لأحد أن|لا أحد يمكن أن|لا يستطيع أحد أن|لا أحد يستطيع أن|لا نستطيع أن"),
    foretold=folded("يتنبأ|نتنبأ|يتوقع|نتوقع|يتكهن|نتكهن|يحدد موعدا|نحدد موعدا|يقول متى|يعرف متى"),
    refuse=folded(
        "لم يحدد|لم تحدد|رفض تحديد|رفضت تحديد|لم يعط|لم تعط|رفض إعطاء|رفضت إعطاء|لا يملك|لا تملك|لا نملك|ليس لدينا|"
        "ليس لديهم|ليس لديه|ليس لديها"
    ),
    without=folded("لا|بلا|دون|بدون|من دون|لا يوجد|لا توجد|ليس هناك|ليس ثمة"),
    timeline=folded(
        "جدول زمني|جدول زمنيا|جدولا زمنيا|أي جدول زمني|إطار زمني|إطارا زمنيا|أي إطار زمني|سقف زمني|سقفا زمنيا"
    ),
    whole=folded(
        "لا أحد يعرف متى|لا أحد يعلم متى|لا أحد يدري متى|لا أحد يعرف كم|لا أحد يعلم كم|مجرد تكهن|مجرد تكهنات|"
        "من المبكر|من السابق لأوانه|مجرد تخمين|مجرد تخمينات|محض تكهنات|محض تخمين|"
        "غير قابل للتنبؤ|غير قابلة للتنبؤ|لا يمكن التنبؤ به|لا يمكن التنبؤ بها"
    ),
    denial=folded("ليس|ليست|لم يعد|لم تعد"),
    prefix="وف",
)

DOUBTS = MappingProxyType({"en": _EN, "ar": _AR})
