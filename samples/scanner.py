"""A scanner, a fax or a phone: how one document was taken, by tier, and the pages as that device gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

import numpy as np
from numpy.random import Generator

from samples import damage
from samples.leaves import Leaf, Picture
from samples.tiers import Tier

MOST_FAX_SHADE = 0.2  # share of the light lost in the darkest corner
READABLE_FADED = 150  # dpi: below it a person cannot read faded print either


class Device(StrEnum):
    FLATBED = "flatbed"
    FAX = "fax"
    PHONE = "phone"


class Container(StrEnum):
    PDF = "pdf"
    TIFF = "tif"


@dataclass(frozen=True, slots=True)
class Take:
    """How one document was taken. ``dpi`` is what the sheet is sampled at; ``skew`` the largest angle in degrees;
    ``quality`` the JPEG's; shares are probabilities a page."""

    device: Device
    dpi: int
    colour: bool
    quality: int
    container: Container
    skew: float
    noise: float
    paper: tuple[int, int, int] | None = None
    holes: bool = False
    borders: bool = False
    dirt: bool = False
    highlighter: bool = False
    blank_backs: bool = False
    fade: float = 1.0
    worn: bool = False
    bleed: float = 0.0
    light: float = 0.0
    blur: float = 0.0
    upside_down: float = 0.0
    sideways: float = 0.0
    rotate_flag: bool = False
    shuffled: bool = False
    hidden_text: bool = False

    def named(self) -> tuple[str, ...]:
        """What was done, for the truth file."""
        said = [self.device.value, f"{self.dpi} dpi", f"jpeg {self.quality}", "colour" if self.colour else "grey"]
        said += [
            name
            for name in (
                "holes",
                "borders",
                "dirt",
                "highlighter",
                "blank_backs",
                "worn",
                "shuffled",
                "hidden_text",
                "rotate_flag",
            )
            if getattr(self, name)
        ]
        if self.fade < 1:
            said.append("faded")
        return tuple(said)


def draw(tier: Tier, rng: Random) -> Take:
    """A way of taking a document that is usual for the tier."""
    return {Tier.CLEAN: _clean, Tier.OFFICE: _office, Tier.HOSTILE: _hostile}[tier](rng)


def readable(how: Take) -> Take:
    """The same but for a fax that would lose what a person must read: one bit a pixel drops faded pens and stamps and
    blackens dark corners."""
    if how.device is not Device.FAX:
        return how
    return replace(how, fade=1.0, worn=False, light=min(how.light, MOST_FAX_SHADE))


def _clean(rng: Random) -> Take:
    container = Container.TIFF if rng.random() < 0.08 else Container.PDF
    return Take(
        Device.FLATBED,
        rng.choice((200, 200, 300, 300)),
        rng.random() < 0.6,
        rng.choice((80, 85, 92)),
        container,
        0.25,
        1.5,
    )


def _office(rng: Random) -> Take:
    device = Device.FAX if rng.random() < 0.1 else Device.FLATBED
    container = Container.TIFF if rng.random() < 0.15 else Container.PDF
    return Take(
        device=device,
        dpi=200 if device is Device.FAX else rng.choice((150, 200, 200, 200, 240, 300)),
        colour=rng.random() < 0.55,
        quality=rng.choice((45, 60, 70, 80)),
        container=container,
        skew=rng.choice((0.3, 0.8, 1.5)),
        noise=rng.uniform(2, 6),
        paper=rng.choice(damage.PAPERS) if rng.random() < 0.45 else None,
        holes=rng.random() < 0.25,
        borders=rng.random() < 0.3,
        dirt=rng.random() < 0.45,
        highlighter=rng.random() < 0.15,
        blank_backs=rng.random() < 0.12,
        fade=rng.uniform(0.65, 0.85) if rng.random() < 0.15 else 1.0,
        blur=rng.uniform(0.3, 0.7),
        upside_down=0.06 if rng.random() < 0.5 else 0.0,
        sideways=0.03 if rng.random() < 0.3 else 0.0,
        rotate_flag=rng.random() < 0.3,
        shuffled=rng.random() < 0.06,
        hidden_text=container is Container.PDF and device is Device.FLATBED and rng.random() < 0.25,
    )


def _hostile(rng: Random) -> Take:
    device = rng.choices([Device.FLATBED, Device.FAX, Device.PHONE], weights=[50, 16, 34])[0]
    container = Container.TIFF if rng.random() < 0.12 and device is not Device.PHONE else Container.PDF
    phone = device is Device.PHONE
    dpi = 200 if device is Device.FAX else rng.choice((170, 190, 210, 230) if phone else (120, 150, 150, 200))
    return Take(
        device=device,
        dpi=dpi,
        colour=phone or rng.random() < 0.5,
        quality=rng.choice((30, 40, 55, 70)) if not phone else rng.choice((50, 65, 80)),
        container=container,
        skew=rng.choice((1.5, 3.0, 5.0)),
        noise=rng.uniform(4, 11),
        paper=rng.choice(damage.PAPERS) if rng.random() < 0.5 else None,
        holes=rng.random() < 0.3,
        borders=not phone and rng.random() < 0.4,
        dirt=rng.random() < 0.6,
        highlighter=rng.random() < 0.2,
        blank_backs=not phone and rng.random() < 0.1,
        fade=rng.uniform(0.45, 0.75) if dpi >= READABLE_FADED and rng.random() < 0.3 else 1.0,
        worn=dpi >= READABLE_FADED and rng.random() < 0.2,
        bleed=rng.uniform(0.06, 0.18) if rng.random() < 0.3 else 0.0,
        light=rng.uniform(0.15, 0.5) if phone or rng.random() < 0.3 else 0.0,
        blur=rng.uniform(0.4, 1.0),
        upside_down=0.12 if rng.random() < 0.5 else 0.0,
        sideways=0.15 if rng.random() < 0.4 else 0.0,
        rotate_flag=rng.random() < 0.3,
        shuffled=rng.random() < 0.1,
        hidden_text=container is Container.PDF and device is Device.FLATBED and rng.random() < 0.15,
    )


def take(leaves: Sequence[Leaf], how: Take, rng: Random) -> list[Leaf]:
    """The leaves as the device gives them: same pages, perhaps with blank backs, out of order, turned."""
    noise = np.random.default_rng(rng.randrange(2**32))
    behind = [leaf.picture for leaf in leaves]
    taken: list[Leaf] = []
    for number, leaf in enumerate(leaves):
        taken.append(_one(leaf, behind[number - 1], how, rng, noise))
        if how.blank_backs:
            blank = Leaf(np.full_like(leaf.picture, 255), leaf.convention, 0)
            taken.append(_one(blank, leaf.picture, replace(how, bleed=max(how.bleed, 0.04)), rng, noise))
    if how.shuffled and len(taken) > 2:
        first, second = rng.sample(range(len(taken)), 2)
        if taken[first].convention == taken[second].convention:
            taken[first], taken[second] = taken[second], taken[first]
    return taken


def _one(leaf: Leaf, behind: Picture, how: Take, rng: Random, noise: Generator) -> Leaf:
    picture = leaf.picture if how.colour else damage.grey(leaf.picture)
    if how.highlighter:
        picture = damage.highlighted(picture, leaf.spots, how.dpi, noise)
    picture = _paper(picture, behind, how, noise)
    picture = _photo(picture, how, noise) if how.device is Device.PHONE else _glass(picture, how, rng, noise)
    if how.blur:
        picture = damage.blurred(picture, how.blur * how.dpi / 200)
    if how.noise:
        picture = damage.grain(picture, how.noise, noise)
    quarter = 0
    if rng.random() < how.upside_down:
        quarter = 180
    elif rng.random() < how.sideways:
        quarter = rng.choice((90, 270))
    return replace(
        leaf,
        picture=damage.turned(picture, quarter),
        turned=quarter,
        shown_upright=how.rotate_flag and quarter != 0,
    )


def _paper(picture: Picture, behind: Picture, how: Take, noise: Generator) -> Picture:
    """What is on the sheet before it is taken."""
    if how.fade < 1:
        picture = damage.faded(picture, how.fade)
    if how.worn:
        picture = damage.thinned(picture, noise)
    if how.bleed:
        picture = damage.shone_through(picture, behind if how.colour else damage.grey(behind), how.bleed)
    if how.paper is not None:
        picture = damage.tinted(picture, how.paper)
    if how.holes:
        picture = damage.punched(picture, how.dpi, noise)
    return picture


def _glass(picture: Picture, how: Take, rng: Random, noise: Generator) -> Picture:
    """A flatbed or a feeder: skew, open lid, dirt, a weak lamp."""
    angle = rng.uniform(-how.skew, how.skew)
    if abs(angle) > 0.02:
        picture = damage.skewed(picture, angle, ground=rng.choice((255, 255, 235, 40)) if how.borders else 255)
    if how.borders:
        picture = damage.bordered(picture, how.dpi, noise)
    if how.dirt:
        picture = damage.streaked(picture, how.dpi, noise)
    return damage.lit(picture, how.light, noise) if how.light else picture


def _photo(picture: Picture, how: Take, noise: Generator) -> Picture:
    picture = damage.photographed(picture, 0.012 * how.skew, noise)
    picture = damage.lit(picture, how.light, noise)
    if noise.random() < 0.6:
        picture = damage.shadowed(picture, noise)
    if noise.random() < 0.25:
        picture = damage.shaken(picture, 3, noise)
    return picture
