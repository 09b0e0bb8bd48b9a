"""What a value must be like, whoever enters it: the desk's forms, the admin and the commands."""

from datetime import UTC, date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

# Newspapers begin about 1600. The upper bound keeps what is planned or forecast within what every page can show.
FIRST_DAY = date(1600, 1, 1)
LAST_DAY = date(2199, 12, 31)
FIRST_MOMENT = datetime(FIRST_DAY.year, 1, 1, tzinfo=UTC)
END_OF_TIME = datetime(LAST_DAY.year + 1, 1, 1, tzinfo=UTC)

web_address = URLValidator(schemes=["http", "https"])
language_tag = RegexValidator(r"\A[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*\Z", "Give a language tag such as en, ar or pt-BR.")


def day_in_range(day: date) -> None:
    """Raise ValidationError unless the day lies from FIRST_DAY to LAST_DAY."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValidationError(f"Give a day from {FIRST_DAY.year} to {LAST_DAY.year}.", code="out_of_range")


def day_passed(day: date) -> None:
    """Raise ValidationError unless the day lies from FIRST_DAY to tomorrow, which somewhere is today."""
    if not FIRST_DAY <= day <= timezone.localdate() + timedelta(days=1):
        raise ValidationError(f"Give a day from {FIRST_DAY.year} up to today.", code="out_of_range")


def moment_passed(moment: datetime) -> None:
    """Raise ValidationError unless the moment, in UTC, lies from FIRST_DAY to a day from now."""
    # Comparing converts to UTC without building the converted value, which years 1 and 9999 can't have.
    if not FIRST_MOMENT <= moment <= timezone.now() + timedelta(days=1):
        raise ValidationError(f"Give a time from {FIRST_DAY.year} up to now.", code="out_of_range")


def days_in_range(days: DateRange) -> None:
    """Raise ValidationError unless the range of days has both ends, from FIRST_DAY to LAST_DAY."""
    if days.lower is None or days.upper is None:
        raise ValidationError("Give both ends: the first day, and the day after the last.", code="open")
    day_in_range(days.lower)
    day_in_range(days.upper)
