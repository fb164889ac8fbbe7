"""How the results of steps are written: JSON of the vocabulary's own types, read back as the same types.

Prefect's own JSON turns tuples into lists and keys into text; pickles would tie results to today's class paths and are
unsafe in a shared folder.
"""

from __future__ import annotations

from typing import Any

from prefect.serializers import Serializer
from pydantic import Field, TypeAdapter

from schemas.convention import Convention
from schemas.draft import ConventionDraft

Drafts = tuple[ConventionDraft, ...]
Conventions = tuple[Convention, ...]


class DraftsSerializer(Serializer):  # pydantic would register "Serializer[...]" too
    type: str = Field(default="conventions-drafts", frozen=True)

    def dumps(self, obj: Any) -> bytes:
        return DRAFTS.dump_json(obj)

    def loads(self, blob: bytes) -> Any:
        return DRAFTS.validate_json(blob)


class ConventionsSerializer(Serializer):  # pydantic would register "Serializer[...]" too
    type: str = Field(default="conventions-conventions", frozen=True)

    def dumps(self, obj: Any) -> bytes:
        return CONVENTIONS.dump_json(obj)

    def loads(self, blob: bytes) -> Any:
        return CONVENTIONS.validate_json(blob)


DRAFTS: TypeAdapter[Drafts] = TypeAdapter(Drafts)
CONVENTIONS: TypeAdapter[Conventions] = TypeAdapter(Conventions)
