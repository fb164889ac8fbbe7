"""How documents of the style RESERVED are taken: a few machines of town halls and rectorats, each with its settings."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from samples.scanner import READABLE_FADED, Container, Device, Take
from samples.tiers import Tier

PAPERS = ((253, 252, 250), (247, 243, 232), (238, 238, 238), (235, 243, 250), (252, 240, 226), (243, 236, 240))


@dataclass(frozen=True, slots=True)
class Machine:
    """``dpi`` and ``quality`` to choose from; ranges of noise and blur; share of colour scans."""

    dpi: tuple[int, ...]
    quality: tuple[int, ...]
    noise: tuple[float, float]
    blur: tuple[float, float]
    colour: float
    device: Device = Device.FLATBED


COPIER = Machine((200, 200, 300), (50, 60, 70), (2.0, 5.5), (0.25, 0.7), 0.25)
DESKTOP = Machine((150, 200, 240), (58, 68, 80), (1.5, 4.5), (0.3, 0.75), 0.8)
FAX = Machine((200,), (70,), (2.0, 6.0), (0.2, 0.5), 0.0, Device.FAX)
OLD = Machine((130, 150, 160, 200), (36, 44, 58), (4.0, 9.0), (0.4, 0.9), 0.4)
PHONE = Machine((170, 190, 210, 230), (50, 64, 75), (3.0, 8.0), (0.35, 0.9), 1.0, Device.PHONE)


def draw(tier: Tier, rng: Random) -> Take:
    """A way of taking a document that is usual for the tier."""
    return {Tier.CLEAN: _clean, Tier.OFFICE: _office, Tier.HOSTILE: _hostile}[tier](rng)


def _clean(rng: Random) -> Take:
    return Take(
        Device.FLATBED,
        rng.choice((200, 240, 300, 300)),
        rng.random() < 0.4,
        rng.choice((78, 85, 92)),
        Container.TIFF if rng.random() < 0.15 else Container.PDF,
        skew=rng.uniform(0.0, 0.35),
        noise=rng.uniform(0.4, 2.2),
        blur=rng.choice((0.0, 0.2, 0.3)),
    )


def _office(rng: Random) -> Take:
    machine = rng.choices((COPIER, DESKTOP, FAX), weights=(52, 40, 8))[0]
    fax = machine.device is Device.FAX
    container = Container.TIFF if rng.random() < 0.15 else Container.PDF
    return Take(
        device=machine.device,
        dpi=rng.choice(machine.dpi),
        colour=rng.random() < machine.colour,
        quality=rng.choice(machine.quality),
        container=container,
        skew=rng.uniform(0.0, 1.8),
        noise=rng.uniform(*machine.noise),
        blur=rng.uniform(*machine.blur),
        paper=rng.choice(PAPERS) if rng.random() < 0.45 else None,
        holes=rng.random() < 0.35,
        borders=rng.random() < 0.3,
        dirt=rng.random() < 0.45,
        highlighter=rng.random() < 0.15,
        blank_backs=rng.random() < 0.18,
        fade=rng.uniform(0.65, 0.92) if rng.random() < 0.15 else 1.0,
        bleed=rng.uniform(0.02, 0.09) if rng.random() < 0.2 else 0.0,
        upside_down=0.12 if rng.random() < 0.3 else 0.0,
        sideways=0.08 if rng.random() < 0.2 else 0.0,
        rotate_flag=rng.random() < 0.5,
        shuffled=rng.random() < 0.08,
        hidden_text=container is Container.PDF and not fax and rng.random() < 0.25,
    )


def _hostile(rng: Random) -> Take:
    machine = rng.choices((OLD, FAX, PHONE), weights=(45, 13, 42))[0]
    phone, fax = machine.device is Device.PHONE, machine.device is Device.FAX
    dpi = rng.choice(machine.dpi)
    container = Container.TIFF if rng.random() < 0.12 and not phone else Container.PDF
    fades = dpi >= READABLE_FADED and not fax
    shaded = rng.uniform(0.15, 0.42) if phone else rng.uniform(0.1, 0.35)
    return Take(
        device=machine.device,
        dpi=dpi,
        colour=rng.random() < machine.colour,
        quality=rng.choice(machine.quality),
        container=container,
        skew=rng.uniform(0.8, 4.6),
        noise=rng.uniform(*machine.noise),
        blur=rng.uniform(*machine.blur),
        paper=rng.choice(PAPERS) if rng.random() < 0.55 else None,
        holes=rng.random() < 0.3,
        borders=not phone and rng.random() < 0.5,
        dirt=rng.random() < 0.5,
        highlighter=rng.random() < 0.2,
        blank_backs=not phone and rng.random() < 0.12,
        fade=rng.uniform(0.62, 0.88) if fades and rng.random() < 0.25 else 1.0,
        worn=fades and rng.random() < 0.12,
        bleed=rng.uniform(0.04, 0.14) if rng.random() < 0.3 else 0.0,
        light=shaded if phone or rng.random() < 0.35 else 0.0,
        upside_down=0.12 if rng.random() < 0.45 else 0.0,
        sideways=0.1 if rng.random() < 0.4 else 0.0,
        rotate_flag=rng.random() < 0.45,
        shuffled=rng.random() < 0.12,
        hidden_text=container is Container.PDF and machine.device is Device.FLATBED and rng.random() < 0.2,
    )
