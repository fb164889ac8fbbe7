"""Which tone says what: states, gravity, proof."""

from __future__ import annotations

from review.fate import Fate
from review.tables import Tone
from schemas.finding import Severity
from schemas.reading import Trust

FATE_TONE = {
    Fate.ACCEPTED: Tone.GOOD,
    Fate.APPROVED: Tone.GOOD,
    Fate.TO_REVIEW: Tone.CAREFUL,
    Fate.SENT_BACK: Tone.CAREFUL,
    Fate.SET_ASIDE: Tone.QUIET,
    Fate.FAILED: Tone.BAD,
}
SEVERITY_TONE = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.CAREFUL, Severity.INFO: Tone.QUIET}
TRUST_TONE = {Trust.VERIFIED: Tone.PLAIN, Trust.CORRECTED: Tone.PLAIN, Trust.READ: Tone.CAREFUL}
