"""The words by which a text says until when it holds. All on folded text (lower case, no accents, spaces kept)."""

from __future__ import annotations

import re

# "prend fin", "son terme", "se terminera", "expire", "échéance", "cesse de plein droit", "jusqu'au", "s'achève"
ENDS = re.compile(
    r"\b(?:fin(?:s|it|ira|isse|issant|issent|iront)?|terme|termin\w+|expir\w+|ech(?:ea|oi|u)\w*|cess\w+|achev\w+|"
    r"s'arret\w+|jusqu\w*|clos\w*|clotur\w+|caduc\w*|etein\w+|extinction|limite)\b"
)

# "valable de sa signature au", "est conclue pour la période du ... au", "court ... au": with UNTIL before the date
LASTS = re.compile(
    r"\b(?:vala\w+|valid\w+|vaut|liee?s?|engag\w+|dure\w*|cour(?:t|ra|ir)|couvr\w+|conclu\w*|etend\w*|appli\w+|"
    r"period\w+|vigueur|effet|signature|notification|produi\w+|porte)\b"
)

_DAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+)?"

# right before a date: "au 5 septembre", "et le", "- 5 septembre"
UNTIL = re.compile(rf"(?:\bau|\bet(?: du| le)?|\ba la date du|\bau plus tard le|[-–—>→])\s*{_DAY}$")

# right before a date: "à compter du", "prend effet le", "débute le": the beginning, or the date of another paper
_ACT = r"(?:loi|decret|arrete|deliberation)"
BEGINS = re.compile(
    r"(?:\bcompter du|\bpartir du|\bdes le|\bdepuis le|(?<!produire )\beffet\s*(?:le|au|:|des le)|"
    r"\bvigueur\s*(?:le|au|:)|\bdebut\w*\s*(?:le|au|:|de \w+\s?:)|commenc\w+\s*(?:le|au|:)|"
    rf"\b(?:signe|conclu|passe|etabli)\w*\s*le|\ben date du|\b{_ACT}\b.{{0,30}}\bdu)\s*{_DAY}$"
)

# behind a date: "date à laquelle les accès sont fermés", "inclus", "à minuit", "marque la fin"
ENDS_BEHIND = re.compile(
    r"\s*,?\s*(?:\(?inclus|a minuit|au soir|(?:,\s*)?date (?:a laquelle|de fin|d'echeance|limite|d'expiration)|"
    r"(?:\w+ ){0,6}?(?:fin|terme|expire\w*|cess\w+|echeance|acheve\w*|termin\w+)\b)"
)

# what the date is said of: other dates are those by which something is paid or answered
OF_THE_CONVENTION = re.compile(
    r"\b(?:convention|accord|contrat|partenariat|engagement|signataires?|parties|adhesion|acte|document|duree|validite|"
    r"terme|il|elle|service)\b"
)

# a sentence of something else that has a date: money, an answer, another act
OF_ANOTHER = re.compile(
    r"\b(?:pay\w+|paie\w*|vers(?:e|ee|es|ement|era)\b|factur\w+|mandat\w*|regl\w+|acompte|solde|deliber\w+|loi|decret|"
    r"arrete (?:du|ministeriel|prefectoral)|reunion\w*|bilan|reclam\w+|denonc\w+)"
)

# the heading of the article on duration, in its letters alone
DURATION = re.compile(
    r"dur[ea]e|echeance|prised?effet|terme(?:de|$)|entreeenvigueur|validite|findelaconvention|findelaccord|"
    r"findecontrat|findecela|quandcela|jusquaquand|period(?:ecou|ede|e$)|calendrier|^(?:article|art)?[0-9ivxl]*dates?$"
)
