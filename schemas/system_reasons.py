"""Why the system refused a file or a folder, and what to do: the number of an ``OSError`` in words for clerks."""

from __future__ import annotations

import errno

from schemas.said import Said

_REASONS = {
    errno.EACCES: Said("l'accès est refusé", "access is denied"),
    errno.EPERM: Said("l'opération n'est pas permise", "the operation is not permitted"),
    errno.EROFS: Said("le disque est en lecture seule", "the disk is read-only"),
    errno.ENOSPC: Said("le disque est plein", "the disk is full"),
    errno.EDQUOT: Said("le quota du disque est épuisé", "the disk quota is used up"),
    errno.ENOENT: Said("il n'existe pas", "it does not exist"),
    errno.ENOTDIR: Said("ce n'est pas un dossier", "it is not a folder"),
    errno.EISDIR: Said("c'est un dossier, pas un fichier", "it is a folder, not a file"),
    errno.EEXIST: Said("un fichier porte déjà ce nom", "a file has that name already"),
    errno.ELOOP: Said("le lien tourne en rond", "the link leads back to itself"),
    errno.ENAMETOOLONG: Said("le nom est trop long", "the name is too long"),
    errno.EIO: Said("le disque est en panne (erreur de lecture)", "the disk fails (input/output error)"),
    errno.EMFILE: Said("trop de fichiers sont ouverts", "too many files are open"),
    errno.ETXTBSY: Said("un programme s'en sert", "a program is using it"),
    errno.EBUSY: Said("un programme s'en sert", "a program is using it"),
    errno.ESTALE: Said("le partage réseau n'est plus joignable", "the network share is gone"),
    errno.EADDRINUSE: Said("un autre programme l'occupe", "another program has it"),
    errno.EADDRNOTAVAIL: Said("cette adresse n'est pas celle de la machine", "this machine has no such address"),
}


def reason_of(error: OSError) -> Said:
    """The words for its number; the system's own where there are none.

    >>> reason_of(PermissionError(errno.EACCES, "Permission denied")).fr
    "l'accès est refusé"
    >>> reason_of(OSError("bad luck")).en
    'bad luck'
    """
    known = _REASONS.get(error.errno) if error.errno is not None else None
    own = error.strerror or str(error) or type(error).__name__
    return known or Said(own, own)


_MAKE_ROOM = Said("libérez de la place, puis relancez", "make room, then run it again")
_GIVE_RIGHT = Said("donnez le droit d'y lire et d'y écrire, puis relancez", "give the right to read and write there")
_MAKE_WAY = Said("déplacez-le ou corrigez le chemin, puis relancez", "move it or correct the path, then run it again")
_CHECK = Said("vérifiez le disque ou le partage, puis relancez", "check the disk or the share, then run it again")
_REMEDIES = {
    errno.ENOSPC: _MAKE_ROOM,
    errno.EDQUOT: _MAKE_ROOM,
    errno.EACCES: _GIVE_RIGHT,
    errno.EPERM: _GIVE_RIGHT,
    errno.EROFS: _GIVE_RIGHT,
    errno.ENOTDIR: _MAKE_WAY,
    errno.EISDIR: _MAKE_WAY,
    errno.EEXIST: _MAKE_WAY,
    errno.EIO: _CHECK,
    errno.ESTALE: _CHECK,
}


def sentence_of(error: OSError) -> Said | None:
    """Which file, why, and what to do; None where a clerk can do nothing about it.

    >>> sentence_of(NotADirectoryError(errno.ENOTDIR, "Not a directory", "reports")).fr
    "reports : ce n'est pas un dossier ; déplacez-le ou corrigez le chemin, puis relancez."
    >>> sentence_of(OSError("bad luck")) is None
    True
    """
    remedy = _REMEDIES.get(error.errno) if error.errno is not None else None
    if remedy is None:
        return None
    why, file = reason_of(error), error.filename
    fr, en = (f"{file} : ", f"{file}: ") if file else ("", "")
    return Said(f"{fr}{why.fr} ; {remedy.fr}.", f"{en}{why.en}; {remedy.en}.")
