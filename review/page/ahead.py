"""The picture that a clerk will look at next, drawn while they look at something else."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import BackgroundTasks

from review.fate import is_open
from review.page.pictures import WIDTHS
from review.page.site import Site
from review.places import spot_of_finding


def draw_ahead(site: Site, result_id: str | None, tasks: BackgroundTasks) -> str:
    """Where the evidence of that convention stands, "" where there is none; its picture is drawn after the answer."""
    ledger = site.bench.ledger
    result = None if result_id is None else ledger.review.results([result_id]).get(result_id)
    if result is None or result_id is None or result.failure is not None:
        return ""
    decisions = ledger.decisions.of(result_id)
    spots = [spot_of_finding(result, f) for f in result.findings if is_open(f, decisions)]
    page = next((spot.page for spot in spots if spot is not None), result.source.pages[0])
    tasks.add_task(site.pictures.warm, result, page)
    return f"/convention/{quote(result_id, safe='')}/page/{page}.jpg?w={WIDTHS[0]}"
