"""What seeded claims are made of: places, counted things, and the way that led to each stage."""

from claims.models import Stage

PLACES = ["Ashford", "Brindle", "Calder", "Dunmore", "Elsted", "Farrow", "Glaston", "Harrow Bay", "Ilden", "Jarrow"]
THINGS = [
    ("people", "people left their homes", "People who left their homes"),
    ("people", "patients waited for a bed", "Patients who waited for a bed"),
    ("people", "teachers were hired", "Teachers hired"),
    ("things", "houses were built", "Houses built"),
    ("things", "trees were planted", "Trees planted"),
    ("tonnes", "tonnes of waste were burnt", "Waste burnt"),
    ("km", "kilometres of road were mended", "Road mended"),
    ("people", "soldiers crossed the border", "Soldiers who crossed the border"),
]
UNITS = {"tonnes": "t"}
STAGES = [
    (Stage.SUGGESTED, 30),
    (Stage.OPEN, 14),
    (Stage.IN_REVIEW, 5),
    (Stage.RETURNED, 3),
    (Stage.APPROVED, 2),
    (Stage.PUBLISHED, 30),
    (Stage.RECHECK, 2),
    (Stage.DISMISSED, 13),
    (Stage.RETRACTED, 1),
]
# The steps that led to a stage, in order, for a believable ledger.
WAY = {
    Stage.SUGGESTED: ["suggested"],
    Stage.OPEN: ["suggested", "accept"],
    Stage.IN_REVIEW: ["suggested", "accept", "submit"],
    Stage.RETURNED: ["suggested", "accept", "submit", "return"],
    Stage.APPROVED: ["suggested", "accept", "submit", "approve"],
    Stage.PUBLISHED: ["suggested", "accept", "submit", "approve", "publish"],
    Stage.RECHECK: ["suggested", "accept", "submit", "approve", "publish", "recheck"],
    Stage.DISMISSED: ["suggested", "dismiss"],
    Stage.RETRACTED: ["suggested", "accept", "submit", "approve", "publish", "retract"],
}
TARGETS = {
    "suggested": Stage.SUGGESTED,
    "accept": Stage.OPEN,
    "submit": Stage.IN_REVIEW,
    "return": Stage.RETURNED,
    "approve": Stage.APPROVED,
    "publish": Stage.PUBLISHED,
    "recheck": Stage.RECHECK,
    "dismiss": Stage.DISMISSED,
    "retract": Stage.RETRACTED,
}
