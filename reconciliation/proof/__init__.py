"""Proof: many looks at the paper and the registers → one value each, and how far it is proved.

The rule that everything here keeps: a *misreading of the machine* may be repaired, with proof; a *misprint of the
commune* stays what it is, with its finding. The two are told apart by looking again. What all looks agree on is what
is printed, right or wrong; where the looks differ, a key and a register may choose among what was really seen, and
nothing that no look has shown is ever taken.
"""

from reconciliation.proof.prove import prove

__all__ = ["prove"]
