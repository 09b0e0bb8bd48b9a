"""Drawings of numbers, made on the server: positions for templates to put into SVG."""

from claims.charts.columns import Columns, brief, draw_columns
from claims.charts.from_record import Course, course_of
from claims.charts.spread import Bar, Spread, amount, outcome_words, spread_of, stated_as, summary_of
from claims.charts.timeline import Point, Timeline, can_draw, draw_timeline, point_of

__all__ = [
    "Bar",
    "Columns",
    "Course",
    "Point",
    "Spread",
    "Timeline",
    "amount",
    "brief",
    "can_draw",
    "course_of",
    "draw_columns",
    "draw_timeline",
    "outcome_words",
    "point_of",
    "spread_of",
    "stated_as",
    "summary_of",
]
