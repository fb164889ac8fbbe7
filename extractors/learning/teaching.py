"""The part of learning that is the same for every network: the command's arguments, and one step after another."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extractors.learning.onnx_file import store
from extractors.learning.pace import Plan

DECAY = 1e-3
LONGEST_STEP = 5.0  # of the slope


def command(prog: str, about: str | None, minutes: float) -> argparse.ArgumentParser:
    """The arguments that both trainings take; ``minutes``: proposed."""
    parser = argparse.ArgumentParser(prog=prog, description=about)
    parser.add_argument("--print", dest="printed", nargs="+", type=Path, required=True, help="typefaces of print")
    parser.add_argument("--minutes", type=float, default=minutes)
    parser.add_argument("--drawing", type=int, default=1, help="processes that draw")
    parser.add_argument("--go-on", type=Path, help="weights to start from, as an earlier run left them")
    parser.add_argument("--keep", type=Path, required=True, help="where to leave the weights, to go on from")
    parser.add_argument("--pace", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=2026)
    return parser


def run(net: Any, chosen: argparse.Namespace, learn: Callable[[Any, Plan], None]) -> None:
    """``learn`` as :func:`command` was told, from the weights of an earlier run or from none; the weights are kept."""
    import torch

    if chosen.go_on:
        net.load_state_dict(torch.load(chosen.go_on))
    torch.manual_seed(chosen.seed)
    torch.set_num_threads(1)
    learn(net.to(memory_format=torch.channels_last), Plan(chosen.minutes, chosen.pace, chosen.seed, chosen.drawing))
    torch.save(net.state_dict(), chosen.keep)


def teach(
    net: Any,
    plan: Plan,
    loss_of: Callable[[], Any],
    *,
    told: tuple[int, Callable[[], str]],
    stored: tuple[Any, Path],
    betas: tuple[float, float] = (0.9, 0.999),
) -> None:
    """Changes ``net`` step by step so that the loss falls. ``told``: after how many steps to tell what; ``stored``: the
    shape of a view, and the file to which the network is written on the way and in the end."""
    import torch

    learner = torch.optim.AdamW(net.parameters(), lr=plan.pace, weight_decay=DECAY, betas=betas)
    often, tell = told
    for step, pace in plan.steps():
        for group in learner.param_groups:
            group["lr"] = pace
        net.train()
        loss = loss_of()
        learner.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), LONGEST_STEP)
        learner.step()
        if step % often == 0:
            sys.stdout.write(f"step {step}: loss {loss.item():.3f}; {tell()}\n")
            sys.stdout.flush()
            store(net, *stored)
    store(net, *stored)
