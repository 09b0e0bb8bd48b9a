"""What is counted, numbers of it, and what the desk makes of them."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from claims.factories.articles import ClaimFactory
from claims.factories.people import UserFactory
from claims.figures.units import convert
from claims.models import Alarm, Dismissal, Equation, EquationTerm, Figure, HedgeTable, Measure, Prediction
from claims.models.figures import Unit, as_band, as_range, band_range


class MeasureFactory(DjangoModelFactory):
    class Meta:
        model = Measure

    name = factory.Sequence(lambda n: f"People in school {n}")
    unit = Unit.PEOPLE


class FigureFactory(DjangoModelFactory):
    """A figure of a claim, or of the evidence where that is given instead."""

    class Meta:
        model = Figure

    claim = factory.Maybe("evidence", yes_declaration=None, no_declaration=factory.SubFactory(ClaimFactory))
    evidence = None
    measure = factory.SubFactory(MeasureFactory)
    hedge = factory.LazyAttribute(lambda figure: "exact" if figure.low == figure.high else "between")
    low = Decimal(600)
    high = Decimal(600)
    unit = factory.LazyAttribute(lambda figure: figure.measure.unit if figure.measure else Unit.PEOPLE)
    as_of = date(2018, 8, 9)
    hedges = factory.LazyFunction(lambda: HedgeTable.objects.current())
    band = factory.LazyAttribute(
        lambda figure: band_range(figure.low, figure.high, figure.hedge, figure.unit, hedges=figure.hedges.shares)
    )
    common = factory.LazyAttribute(
        lambda figure: figure.measure and as_range(convert(as_band(figure.band), figure.unit, figure.measure.unit))
    )


class EquationFactory(DjangoModelFactory):
    class Meta:
        model = Equation

    kind = "sum"
    note = "The school’s classes"


class EquationTermFactory(DjangoModelFactory):
    class Meta:
        model = EquationTerm

    equation = factory.SubFactory(EquationFactory)
    figure = factory.SubFactory(FigureFactory)
    role = "part"


class DismissalFactory(DjangoModelFactory):
    class Meta:
        model = Dismissal

    key = factory.Sequence(lambda n: f"{n:064x}")
    kind = "apart"
    words = "600 and 900 of one thing"
    reason = "They were counted on different days."
    by = factory.SubFactory(UserFactory)


class PredictionFactory(DjangoModelFactory):
    class Meta:
        model = Prediction

    claim = factory.SubFactory(ClaimFactory, kind="prediction")
    starts_on = date(2018, 8, 9)
    starts_with = "the report"
    ends_with = factory.Sequence(lambda n: f"the work on house {n} is done")
    window = (date(2018, 10, 9), date(2018, 11, 10))


class AlarmFactory(DjangoModelFactory):
    class Meta:
        model = Alarm

    claim = factory.SubFactory(ClaimFactory)
    key = factory.Sequence(lambda n: f"figure:{n}")
    words = "A later figure lies outside."
