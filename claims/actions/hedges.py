"""How far the desk widens a hedged number: a new version of the table, and bands made anew by it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from claims.actions.clocks import move_windows
from claims.actions.events import check_editable, lock_claim, record_event, save_revision
from claims.actions.watch import age_verdicts
from claims.errors import Refused
from claims.models import Claim, Figure, HedgeTable
from claims.models.figures import bands_of
from claims.models.hedges import WIDENED, HedgeWidth


@transaction.atomic
def make_hedge_table(*, widths: Mapping[str, Decimal], note: str, after: int, by: User) -> HedgeTable:
    """Make the version that follows `after`; `widths` are in percent, 0 for a hedge left out.

    Figures keep the version that made their band. Raises Refused without a note, where nothing differs from the version
    in force, and where `after` is no longer that one, since someone else made another meanwhile.
    """
    if not note.strip():
        raise Refused("Say what the new version is for.")
    # Whoever comes second waits here, and then finds a newer version than this one.
    HedgeTable.objects.select_for_update().get(number=after)
    current = HedgeTable.objects.current()
    if current.number != after:
        raise Refused(
            f"Someone else made version {current.number} meanwhile. Nothing was lost: look at it, then make yours.",
            status=409,
        )
    shares = {hedge: widths.get(hedge, Decimal(0)) / 100 for hedge in WIDENED}
    if all(current.shares[hedge] == share for hedge, share in shares.items()):
        raise Refused(f"Nothing differs from version {after}.")
    try:
        with transaction.atomic():
            table = HedgeTable.objects.create(number=after + 1, note=note.strip(), made_by=by)
    except IntegrityError:
        raise Refused(f"Someone else made version {after + 1} meanwhile.", status=409) from None
    HedgeWidth.objects.bulk_create(
        [HedgeWidth(table=table, hedge=hedge, percent=widths.get(hedge, Decimal(0))) for hedge in WIDENED]
    )
    return table


@transaction.atomic
def remake_bands(claim: Claim, figures: Iterable[Figure], *, table: HedgeTable, by: User) -> int:
    """Make the bands of figures of one claim and its evidence anew by a version of the table; how many changed.

    A figure whose band stays keeps its version. All that change are one revision of the claim, with one event.
    Raises Refused where the claim may not be worked on, or a band gets beyond what the desk compares.
    """
    claim = lock_claim(claim)
    changed = []
    # As they are now, since the list was read before the claim was held.
    kept = Figure.objects.filter(pk__in=[figure.pk for figure in figures]).select_related("measure")
    for figure in kept.select_for_update(of=("self",)).order_by("pk"):
        before = str(figure)
        try:
            bands = bands_of(figure.low, figure.high, figure.hedge, figure.unit, figure.measure, table)
        except ValueError as error:
            raise Refused(f"{figure}: {error}") from error
        if bands["band"] == figure.band:
            continue
        for name, value in bands.items():
            setattr(figure, name, value)
        changed.append((figure, f"{before} → {figure.understood}"))
    if not changed:
        return 0
    check_editable(claim)
    for figure, _ in changed:
        figure.save(update_fields=["hedges", "band", "common"])
    move_windows(claim)
    age_verdicts(claim)
    save_revision(claim)
    note = f"Band made anew by version {table.number} of the hedge table: {'; '.join(words for _, words in changed)}"
    record_event(claim, "revised", by=by, note=note)
    return len(changed)


def figures_by_claim(figures: Iterable[Figure]) -> dict[Claim, list[Figure]]:
    """Figures under the claim that they belong to, by themselves or by their evidence, in the order of the claims."""
    found: dict[Claim, list[Figure]] = defaultdict(list)
    for figure in figures:
        # The database holds every figure to one owner.
        found[figure.claim or figure.evidence.claim].append(figure)  # type: ignore[union-attr]
    return dict(sorted(found.items(), key=lambda item: item[0].pk))
