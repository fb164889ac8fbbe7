"""How documents of the style UNSEEN are taken: other machines, other settings than :mod:`samples.scanner` draws."""

from __future__ import annotations

from random import Random

from samples.scanner import READABLE_FADED, Container, Device, Take
from samples.tiers import Tier

PAPERS = ((252, 250, 246), (244, 240, 228), (234, 236, 232), (240, 246, 240), (250, 238, 232), (222, 224, 222))


def draw(tier: Tier, rng: Random) -> Take:
    """A way of taking a document that is usual for the tier."""
    return {Tier.CLEAN: _clean, Tier.OFFICE: _office, Tier.HOSTILE: _hostile}[tier](rng)


def _clean(rng: Random) -> Take:
    return Take(
        Device.FLATBED,
        rng.choice((200, 220, 250, 300)),
        rng.random() < 0.5,
        rng.choice((75, 82, 90, 95)),
        Container.TIFF if rng.random() < 0.1 else Container.PDF,
        skew=rng.uniform(0.0, 0.3),
        noise=rng.uniform(0.5, 2.0),
        blur=rng.choice((0.0, 0.0, 0.25)),
    )


def _office(rng: Random) -> Take:
    fax = rng.random() < 0.08
    container = Container.TIFF if rng.random() < 0.12 else Container.PDF
    return Take(
        device=Device.FAX if fax else Device.FLATBED,
        dpi=200 if fax else rng.choice((150, 180, 200, 200, 250, 300)),
        colour=rng.random() < 0.5,
        quality=rng.choice((42, 55, 65, 75, 85)),
        container=container,
        skew=rng.uniform(0.1, 1.6),
        noise=rng.uniform(1.5, 6.5),
        paper=rng.choice(PAPERS) if rng.random() < 0.5 else None,
        holes=rng.random() < 0.3,
        borders=rng.random() < 0.25,
        dirt=rng.random() < 0.5,
        highlighter=rng.random() < 0.12,
        blank_backs=rng.random() < 0.15,
        fade=rng.uniform(0.6, 0.9) if rng.random() < 0.18 else 1.0,
        bleed=rng.uniform(0.03, 0.08) if rng.random() < 0.15 else 0.0,
        blur=rng.uniform(0.2, 0.8),
        upside_down=0.1 if rng.random() < 0.35 else 0.0,
        sideways=0.06 if rng.random() < 0.25 else 0.0,
        rotate_flag=rng.random() < 0.4,
        shuffled=rng.random() < 0.07,
        hidden_text=container is Container.PDF and not fax and rng.random() < 0.22,
    )


def _hostile(rng: Random) -> Take:
    device = rng.choices([Device.FLATBED, Device.FAX, Device.PHONE], weights=[48, 12, 40])[0]
    phone, fax = device is Device.PHONE, device is Device.FAX
    dpi = 200 if fax else rng.choice((175, 185, 205, 240) if phone else (125, 140, 150, 170, 200))
    container = Container.TIFF if rng.random() < 0.1 and not phone else Container.PDF
    fades = dpi >= READABLE_FADED
    return Take(
        device=device,
        dpi=dpi,
        colour=phone or rng.random() < 0.45,
        quality=rng.choice((48, 60, 72)) if phone else rng.choice((32, 38, 50, 65)),
        container=container,
        skew=rng.uniform(1.0, 4.8),
        noise=rng.uniform(3.5, 10.0),
        paper=rng.choice(PAPERS) if rng.random() < 0.6 else None,
        holes=rng.random() < 0.25,
        borders=not phone and rng.random() < 0.45,
        dirt=rng.random() < 0.55,
        highlighter=rng.random() < 0.18,
        blank_backs=not phone and rng.random() < 0.1,
        fade=rng.uniform(0.6, 0.85) if fades and rng.random() < 0.28 else 1.0,
        worn=fades and rng.random() < 0.15,
        bleed=rng.uniform(0.05, 0.16) if rng.random() < 0.35 else 0.0,
        light=rng.uniform(0.2, 0.45) if phone else rng.uniform(0.1, 0.4) if rng.random() < 0.3 else 0.0,
        blur=rng.uniform(0.35, 0.95),
        upside_down=0.1 if rng.random() < 0.5 else 0.0,
        sideways=0.12 if rng.random() < 0.4 else 0.0,
        rotate_flag=rng.random() < 0.4,
        shuffled=rng.random() < 0.1,
        hidden_text=container is Container.PDF and device is Device.FLATBED and rng.random() < 0.18,
    )
