"""Is it the same? Collectivities, mayors and schools on paper against those of the registers."""

from reconciliation.matching.collectivity_name import kind_of
from reconciliation.matching.mayor import MayorMatch, Office, Person, compare_person, match_mayor
from reconciliation.matching.payer import PayerMatch, match_payer
from reconciliation.matching.school import SchoolMatch, match_school, name_likeness, parse_school_name

__all__ = [
    "MayorMatch",
    "Office",
    "PayerMatch",
    "Person",
    "SchoolMatch",
    "compare_person",
    "kind_of",
    "match_mayor",
    "match_payer",
    "match_school",
    "name_likeness",
    "parse_school_name",
]
