"""What is drawn by the dozen: written as text in one go, where a template would look each number up by itself."""

from __future__ import annotations

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from claims.charts.timeline import Mark, Piece, Timeline

register = template.Library()


@register.filter
def steps_of(done: int, size: int) -> SafeString:
    """The steps of a meter, those that are done first."""
    return mark_safe("<i data-done></i>" * done + "<i></i>" * (size - done))  # noqa: S308 - no words in it


@register.filter
def drawn_marks(chart: Timeline) -> SafeString:
    """The bands of a chart over time, as SVG."""
    return mark_safe("".join(_mark(mark, chart) for mark in chart.marks))  # noqa: S308 - words are escaped, the rest is numbers


def _mark(mark: Mark, chart: Timeline) -> str:
    half, width, voice = mark.half, mark.width, mark.voice
    parts = [
        f'<rect x="-{half}" y="{piece.y}" width="{width}" height="{piece.height}" {_fill(piece, voice)}/>'
        for piece in mark.pieces
    ]
    parts += [f'<line class="{voice}-line" x1="-{half}" x2="{half}" y1="{y}" y2="{y}"/>' for y in mark.edges]
    if mark.dot is not None:
        parts.append(f'<circle class="{voice}" cy="{mark.dot}" r="{4.5 if width > 5 else 2.5}"/>')
    if mark.arrow_up:
        parts.append(f'<path class="{voice}" d="M-{half} {chart.top}h{width}l-{half}-9Z"/>')
    if mark.arrow_down:
        parts.append(f'<path class="{voice}" d="M-{half} {chart.bottom}h{width}l-{half} 9Z"/>')
    aside = "" if mark.compared else ' class="not-compared"'
    return (
        f'<svg x="{mark.x}%" overflow="visible"><g transform="translate({mark.dx})"{aside}>'
        f"<title>{escape(mark.words)}</title>{''.join(parts)}</g></svg>"
    )


def _fill(piece: Piece, voice: str) -> str:
    return f'fill="url(#{voice}-{piece.fade})"' if piece.fade else f'class="{voice} solid"'
