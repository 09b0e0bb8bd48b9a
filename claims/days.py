"""Days as the desk writes them. Plain Python."""

from datetime import date


def short_day(day: date) -> str:
    """9 Aug 2018; a time counts by its day."""
    return f"{day.day} {day:%b %Y}"


def long_day(day: date) -> str:
    """9 August 2018; a time counts by its day."""
    return f"{day.day} {day:%B %Y}"


def said_if_past(day: date | None, today: date) -> str:
    """That a day is past, as a sentence, where it is; else nothing."""
    return "That day is past." if day and day < today else ""
