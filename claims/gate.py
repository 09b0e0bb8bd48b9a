"""What a claim has and lacks on the way to sign-off: named checks.

Editors turn them off for their desk, people waive them with a reason.

The rows say which checks a desk uses and what they are called; what each looks at stands here under the same name.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection

from claims.models import Claim, ClaimKind, Evidence, GateRule, Stance, Waiver
from claims.records import count_roots

ROOTS = 2  # independent origins that bear a verdict out
# What a check stands in the way of; a second person can only have signed once it was submitted.
BLOCKS = frozenset(("submit", "approve", "publish"))
BLOCKS_LATER = {"second_person": frozenset(("publish",))}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the checks look at, from loaded rows or from one query for many claims.

    `documents` counts all evidence; the others what speaks for or against, since context bears nothing out: `unlinked`
    names by their uids those without an address, `roots` counts independent origins. `interested` names people with a
    say whose declared interests touch the claim.
    """

    documents: int = 0
    unlinked: tuple[str, ...] = ()
    roots: int = 0
    supports: bool = False
    refutes: bool = False
    primary: bool = False
    contacted: bool = False
    drafted: bool = False
    reasoned: bool = False
    signed: bool = False
    interested: tuple[str, ...] = ()


class Waived(NamedTuple):
    """Why a claim is let off a check, and what was lacking then; a gap beyond that is asked for again."""

    reason: str
    covers: frozenset[str]


@dataclass(frozen=True, slots=True)
class GateCheck:
    """One check: whether it is `met`, by what (`detail`), or `waived` with a reason; `blocks` names steps. `gap` is
    what lacks, as gap_of names it, and `outgrown` the reason of a waiver that covers less, or, where it `lapsed`,
    nothing any more: a published claim was opened again."""

    name: str
    label: str
    why: str
    met: bool
    detail: str
    waivable: bool
    waived: str = ""
    blocks: frozenset[str] = BLOCKS
    gap: frozenset[str] = frozenset()
    outgrown: str = ""
    lapsed: bool = False

    @property
    def passed(self) -> bool:
        return self.met or bool(self.waived)

    @property
    def state(self) -> str:
        """done, waived or missing, as the page marks it."""
        return "done" if self.met else "waived" if self.waived else "missing"


def _figure(claim: Claim, facts: Facts) -> tuple[bool, str] | None:
    if claim.kind != ClaimKind.FIGURE:
        return None
    figure = getattr(claim, "figure", None)
    return bool(figure and figure.measure_id), ""


def _linked(claim: Claim, facts: Facts) -> tuple[bool, str]:
    return not facts.unlinked, f"{len(facts.unlinked)} without an address" if facts.unlinked else ""


def _both_sides(claim: Claim, facts: Facts) -> tuple[bool, str]:
    if facts.supports == facts.refutes:
        return facts.supports, ""
    return False, "none against" if facts.supports else "none for it"


def _contacted(claim: Claim, facts: Facts) -> tuple[bool, str]:
    return (facts.contacted, "") if claim.claimant.strip() else (True, "nobody is named")


CHECKS: dict[str, Callable[[Claim, Facts], tuple[bool, str] | None]] = {
    "figure": _figure,
    "evidence": lambda claim, facts: (facts.documents > 0, ""),
    "linked": _linked,
    "roots": lambda claim, facts: (facts.roots >= ROOTS, f"{facts.roots} of {ROOTS}" if facts.roots < ROOTS else ""),
    "both_sides": _both_sides,
    "primary": lambda claim, facts: (facts.primary, ""),
    "contacted": _contacted,
    "verdict": lambda claim, facts: (facts.drafted, ""),
    "reasons": lambda claim, facts: (facts.reasoned, ""),
    "no_interest": lambda claim, facts: (not facts.interested, ", ".join(facts.interested)),
    "second_person": lambda claim, facts: (facts.signed, ""),
}


def gap_of(name: str, facts: Facts) -> frozenset[str]:
    """What a check that isn't met lacks, so that it can be told when more is lacking than a waiver covers."""
    if name == "linked":
        return frozenset(facts.unlinked)
    if name == "roots":
        return frozenset(f"origin {n}" for n in range(facts.roots + 1, ROOTS + 1))
    if name == "both_sides":
        sides = {"for": facts.supports, "against": facts.refutes}
        return frozenset(side for side, found in sides.items() if not found)
    return frozenset((name,))


def checks_of(
    claim: Claim, facts: Facts, rules: Iterable[GateRule], waived: dict[int, Waived] | None = None
) -> list[GateCheck]:
    """The gate of one claim by the desk's rules, in their order. `waived` goes by the rule's key. No queries.

    A check that the claim has no use for, such as the figure of a statement, is left out.
    """
    waived = waived or {}
    found = []
    for rule in rules:
        result = CHECKS[rule.name](claim, facts) if rule.name in CHECKS else None
        if result is None:
            continue
        met, detail = result
        gap = frozenset() if met else gap_of(rule.name, facts)
        waiver = waived.get(rule.pk) if gap else None
        holds = waiver is not None and gap <= waiver.covers
        found.append(
            GateCheck(
                rule.name,
                rule.label,
                rule.why,
                met,
                detail,
                rule.waivable,
                waived=waiver.reason if waiver and holds else "",
                blocks=BLOCKS_LATER.get(rule.name, BLOCKS),
                gap=gap,
                outgrown=waiver.reason if waiver and not holds else "",
                lapsed=waiver is not None and not waiver.covers,
            )
        )
    return found


def missing(checks: Iterable[GateCheck], step: str) -> list[GateCheck]:
    """The checks that stand in the way of this step."""
    return [check for check in checks if step in check.blocks and not check.passed]


def facts_of_evidence(evidence: Sequence[Evidence]) -> dict[str, Any]:
    """What loaded documents of one claim say to the checks, as fields of Facts. No queries."""
    telling = [item for item in evidence if item.stance != Stance.CONTEXT]
    return {
        "documents": len(evidence),
        "unlinked": tuple(str(item.uid) for item in telling if not item.url),
        "roots": count_roots(list(evidence)),
        "supports": any(item.stance == Stance.SUPPORTS for item in telling),
        "refutes": any(item.stance == Stance.REFUTES for item in telling),
        "primary": any(item.primary for item in telling),
    }


def waivers_of(claim: Claim) -> dict[int, Waived]:
    """Waivers by the key of their rule."""
    return {waiver.rule_id: Waived(waiver.reason, frozenset(waiver.covers)) for waiver in claim.waivers.all()}


FACTS = """
    WITH asked AS (SELECT unnest(%s::bigint[]) AS claim_id)
    SELECT asked.claim_id, told.documents, told.unlinked, told.supports, told.refutes, told.primary_source,
        EXISTS (SELECT FROM claims_contact WHERE claim_id = asked.claim_id) AS contacted,
        (SELECT jsonb_object_agg(rule_id, covers) FROM claims_waiver WHERE claim_id = asked.claim_id)::text AS waived
    FROM asked, LATERAL (
        SELECT count(*) AS documents,
            coalesce(array_agg(uid::text ORDER BY id) FILTER (WHERE stance <> 'context' AND url = ''), '{}')
                AS unlinked,
            coalesce(bool_or(stance = 'supports'), false) AS supports,
            coalesce(bool_or(stance = 'refutes'), false) AS refutes,
            coalesce(bool_or("primary") FILTER (WHERE stance <> 'context'), false) AS primary_source
        FROM claims_evidence WHERE claim_id = asked.claim_id
    ) AS told
"""


def facts_of(claims: Iterable[int]) -> tuple[dict[int, dict[str, Any]], dict[int, dict[int, Waived]]]:
    """For the claims with these keys, fields of Facts but its `roots`, and which rules are waived. One query."""
    facts: dict[int, dict[str, Any]] = {}
    waived: dict[int, dict[int, Waived]] = {}
    with connection.cursor() as cursor:
        cursor.execute(FACTS, [list(claims)])
        for pk, documents, unlinked, supports, refutes, primary, contacted, rules in cursor.fetchall():
            facts[pk] = {
                "documents": documents, "unlinked": tuple(unlinked), "supports": supports,
                "refutes": refutes, "primary": primary, "contacted": contacted,
            }  # fmt: skip
            waived[pk] = {
                int(rule): Waived("waived", frozenset(covers)) for rule, covers in json.loads(rules or "{}").items()
            }
    return facts, waived


def gate_record(checks: Iterable[GateCheck], waivers: Iterable[Waiver]) -> list[dict[str, str]]:
    """What a published record keeps of the gate: each check with its state, and the public reason of a waiver."""
    reasons = {waiver.rule.name: waiver.reason for waiver in waivers}
    return [
        {"name": check.name, "label": check.label, "state": check.state}
        | ({"reason": reasons.get(check.name, check.waived)} if check.state == "waived" else {})
        for check in checks
    ]
