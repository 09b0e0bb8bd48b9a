"""Days as the desk writes them. Plain Python."""

from datetime import date


def short_day(day: date) -> str:
    """9 Aug 2018; a time counts by its day."""
    return f"{day.day} {day:%b %Y}"


def long_day(day: date) -> str:
    """9 August 2018; a time counts by its day."""
    return f"{day.day} {day:%B %Y}"
