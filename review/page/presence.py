"""Who looks at which convention right now, so that the second one is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from threading import Lock

STAYS = timedelta(seconds=45)  # a page calls every 15 seconds; three missed calls and it is gone


class Presence:
    """Kept in memory only: it is news, not a record. Threads may share it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen: dict[str, dict[str, datetime]] = {}

    def looks(self, result_id: str, who: str, now: datetime) -> None:
        """``who`` has the convention open; what they had open before is left."""
        with self._lock:
            for others in self._seen.values():
                others.pop(who, None)
            self._seen.setdefault(result_id, {})[who] = now
            self._seen = {
                known: {name: at for name, at in looking.items() if now - at < STAYS}
                for known, looking in self._seen.items()
                if looking
            }

    def others(self, result_id: str, who: str, now: datetime) -> Sequence[str]:
        """The others who have it open."""
        with self._lock:
            looking = self._seen.get(result_id, {})
            return sorted(name for name, at in looking.items() if name != who and now - at < STAYS)
