"""How a download fails, and what to do about it, as a clerk is told."""

from __future__ import annotations

from schemas.said import Said

LATER = Said("réessayez plus tard", "try again later")
ADDRESS = Said(
    "vérifiez l'adresse (campaign.toml, section [reference], ou l'option de la commande)",
    "check the address (campaign.toml, section [reference], or the option of the command)",
)
NETWORK = Said(
    "vérifiez la connexion à Internet, ou téléchargez le fichier autrement et donnez son chemin au lieu de l'adresse",
    "check the connection to the Internet, or get the file in another way and give its path instead of the address",
)


class DownloadFailed(Exception):  # noqa: N818 - nothing is wrong here: the other side did not deliver
    """The address did not deliver a whole file; ``problem`` says how it failed last, ``remedy`` what to do."""

    def __init__(self, address: str, problem: Said, remedy: Said = LATER) -> None:
        self.address, self.problem, self.remedy = address, problem, remedy
        super().__init__(address, problem, remedy)

    def __str__(self) -> str:
        return f"{self.address} : {self.problem.fr}"


def problem_of(status: int) -> tuple[Said, Said]:
    """An HTTP status in words, and what to do."""
    if status in (404, 410):
        fr, en, remedy = "il n'y a pas de fichier à cette adresse", "there is no file at this address", ADDRESS
    elif status in (401, 403):
        fr, en, remedy = "le serveur refuse l'accès", "the server denies access", ADDRESS
    elif status == 429:
        fr, en, remedy = "le serveur reçoit trop de demandes", "the server gets too many requests", LATER
    elif status >= 500:
        fr, en, remedy = "le serveur est en panne", "the server is out of order", LATER
    else:
        fr, en, remedy = "le serveur ne donne pas de fichier", "the server gives no file", ADDRESS
    return Said(f"{fr} (réponse {status})", f"{en} (answer {status})"), remedy
