"""The audit: a person reads an accepted convention without seeing what the machine read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from review.audit import AUDITED, SCHOOLS, audit_label, audit_rates, audit_value, in_sample, is_audited, looks_at
from review.fate import Fate
from review.page.lines import Filter, Order
from review.page.site import SentForm, Site
from review.page.typed_values import Refused, checked
from review.readable import readable
from review.wording import TRUST
from schemas.decision import Decision, DecisionKind
from schemas.formats import uai
from schemas.messages import Language
from schemas.result import Result

YES_NO = frozenset({"yes", "no"})


def audit_routes(site: Site) -> APIRouter:
    """``/audit``: what is left to do and what was measured; ``/audit/{id}``: one convention."""
    router = APIRouter()
    bench = site.bench

    def waiting() -> list[str]:
        lines = site.queue.lines(Filter(fate=Fate.ACCEPTED, order=Order.DATE))
        sample = [line.result_id for line in lines if in_sample(line.result_id, bench.campaign.audit_share)]
        decided = bench.ledger.decisions.by_result()
        return [result_id for result_id in sample if not is_audited(decided.get(result_id, ()))]

    @router.get("/audit")
    def overview(request: Request) -> Response:
        language = site.language(request)
        decisions = bench.ledger.decisions.by_result()
        audited = [result_id for result_id, of_it in decisions.items() if is_audited(of_it)]
        results = bench.ledger.review.results(audited).values()
        rates = [
            (audit_label(rate.field, language), TRUST[rate.trust](language) if rate.trust else "", rate)
            for rate in audit_rates(look for result in results for look in looks_at(result, decisions[result.id]))
        ]
        left = waiting()
        return site.page(
            request,
            "page_audit.html",
            rates=rates,
            left=len(left),
            audited=len(audited),
            first=left[0] if left else None,
        )

    @router.get("/audit/{result_id}")
    def blind(request: Request, result_id: str) -> Response:
        asked = site.needs_name(request)
        if asked is not None:
            return asked
        result = _accepted(site, result_id)
        return _form(site, request, result, Answer({}, {}, {}, {}, frozenset()))

    @router.post("/audit/{result_id}")
    def answered(request: Request, result_id: str, form: SentForm) -> Response:
        site.check_form(request, form)
        who = site.author(request)
        result = _accepted(site, result_id)
        answer = _answer_of(result, form, site.language(request))
        if not answer.is_complete:
            return _form(site, request, result, answer)
        for decision in _decisions(answer, result, who, bench.now()):
            bench.ledger.decisions.add(decision)
        left = waiting()
        target = f"/audit/{quote(left[0], safe='')}" if left else "/audit"
        return RedirectResponse(target, status_code=303)

    return router


def _accepted(site: Site, result_id: str) -> Result:
    """Only a convention of the sample can be audited."""
    result = site.result(result_id)
    if not in_sample(result_id, site.bench.campaign.audit_share):
        raise HTTPException(404, "This convention is not in the sample.")
    return result


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person typed: ``values`` in the form of :func:`audit_value`; ``refused``: why others cannot be taken;
    ``differs``: what the machine says where it is something else; ``mine``: where the person stands by their own."""

    typed: Mapping[str, str]
    values: Mapping[str, str]
    refused: Mapping[str, str]
    differs: Mapping[str, str]
    mine: frozenset[str]
    settled: bool = False

    @property
    def is_complete(self) -> bool:
        return not self.refused and (self.settled or not self.differs)


def _answer_of(result: Result, form: FormData, language: Language) -> Answer:
    typed = {field: str(form.get(field, "")) for field in AUDITED}
    values: dict[str, str] = {}
    refused: dict[str, str] = {}
    for field, text in typed.items():
        try:
            values[field] = _in_form(field, text)
        except Refused as error:
            refused[field] = error.why(language)
    differs = {f: machine for f in values if (machine := audit_value(result, f)) != values[f]}
    said = {field: form.get(f"paper-{field}") for field in differs}
    mine = frozenset(field for field, whose in said.items() if whose == "mine")
    settled = all(whose in ("mine", "machine") for whose in said.values())
    return Answer(typed, values, refused, differs, mine, settled)


def _decisions(answer: Answer, result: Result, who: str, now: datetime) -> Iterator[Decision]:
    for field in AUDITED:
        machine = audit_value(result, field)
        wrong = field in answer.mine
        kind = DecisionKind.AUDIT_WRONG if wrong else DecisionKind.AUDIT_RIGHT
        decided = answer.values[field] if wrong else machine
        yield Decision(result.id, kind, who, now, field=field, value_read=machine, value_decided=decided)


def _in_form(field: str, text: str) -> str:
    if field == SCHOOLS:
        codes = text.replace(",", " ").replace(";", " ").split()
        return " ".join(sorted(checked("schools[0].uai", uai.compact(code)) for code in codes))
    if field.startswith("signatures."):
        return text if text in YES_NO else checked("signatures.region", "?")
    return checked(field, text) if text.strip() else ""


def _form(site: Site, request: Request, result: Result, answer: Answer) -> Response:
    language = site.language(request)
    asked = {} if answer.refused else answer.differs
    differs = {field: readable(field, value, language) for field, value in asked.items()}
    return site.page(
        request,
        "page_audit_form.html",
        result=result,
        pages=site.pictures.shapes(result),
        fields=[(field, audit_label(field, language), answer.typed.get(field, "")) for field in AUDITED],
        refused=answer.refused,
        differs=differs,
        schools_field=SCHOOLS,
    )
