"""What stands around numbers of schools and sums of money, and says what they are.

The patterns on *folded* text see lower case without accents. None is a sentence: each is a shape ("3 × 40", "label :")
or one of the few words by which French says "for each", "in all" and "how many".
"""

from __future__ import annotations

import re

# "80€", "1 080,00 euros", "40.00 EUR", misread "8O €": at least one true digit, and no group of a lone misread letter
MONEY = re.compile(
    r"""
    (?<![0-9A-WYZa-wyzÀ-ÖØ-öø-ÿ,.])
    (?P<amount>
        (?=[OIlS]{0,2}[0-9])[0-9OIlS]{1,3}(?:[ \u00a0\u202f\u2009.][0-9OIlS]{3})+(?![0-9])(?:\s?[,.]\s?[0-9]{1,2})?
      | (?=[OIlS]{0,2}[0-9])[0-9OIlS]{1,6}(?:\s?[,.]\s?[0-9O][0-9OIl]?(?![0-9]))?
    )
    \s*(?:€|euros?\b|EUR\b|£|(?<!20[0-9]{2})(?<!20[0-9]{2}\s)(?-i:[EC]\b|&))[€£]?
    """,
    re.VERBOSE | re.IGNORECASE,
)

# "Montant total (€) : 120", "Prix unitaire TTC : 40,00", folded: a sum whose currency only its label says, or nothing
LABELLED_SUM = re.compile(
    r"""
    (?:€\)?|eur\)|euros?\)|prix|tarif|cout|montant|total|somme|forfait|participation|contribution|a\spayer|a\sregler)
    (?!\s*(?:(?:d[eu']|des)\s?)?.coles?\b)[^0-9:;.=()]{0,30}(?:\([^()0-9]{0,20}\)\s?)?[:=]\s?
    (?P<amount>[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?:[.,][0-9]{2})?|[0-9]{1,6}(?:[.,][0-9]{2})?)
    (?![0-9.,]*[0-9]|\s*(?:€|£|&|°|e\b|c\b|eur|%|/|-|.cole|etabl|site|x(?![a-z])|[×*]|fois|an\b|mois|jour|\([^()0-9]{0,25}.coles?))
    """,
    re.VERBOSE,
)

# "quatre-vingts euros", "(mille quatre-vingts euros)"
AMOUNT_IN_WORDS = re.compile(
    r"""
    (?<![A-Za-zÀ-ÿ])
    (?P<words>(?:(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize
      |vingts?|trente|quarante|cinquante|soixante|septante|nonante|cents?|mille|et)[\s\-‐‑]*)+)
    euros?
    """,
    re.VERBOSE | re.IGNORECASE,
)

_TAXES = (
    r"(?:t\.?\s?[ti1l]\.?\s?c\.?|net(?:te)?s?(?:\sde\staxes?)?|"
    r"toutes\staxes\scomprises|taxes\sincluses|\([^()0-9]{3,40}\))"
)
_YEARLY = r"(?:(?:par|/|pour)\s*(?:une?\s|chaque\s|l[ae']\s?)?(?:an(?:nee)?(?:\sscolaire)?)\s*(?:et|,)?\s*)"
_ONE = r"(?:(?:.cole|etablissement|site|structure)(?!s)\b)"

# what stands right behind the price of one school, folded: "TTC par école", "(quarante euros) / an / école", "l'unité",
# "l'école", "pour une école et une année"; not "pour une école (soit 1)", which counts
FOR_ONE_SCHOOL = re.compile(
    rf"""
    [\s),]*(?:{_TAXES}[\s,)]*)*{_YEARLY}?
    (?:(?:par|/|pour\schaque|pour\sune|et\spar|l'|chaque)\s*{_ONE}(?!\s?\()
      |(?:a\s)?l'unite|(?:a\s)?l'une|chacune?\b)
    """,
    re.VERBOSE,
)

# what shares a sum out, anywhere in its sentence, folded: "est facturée au titre de chaque école"
FOR_EACH = re.compile(
    rf"(?:par|chaque|pour une|au titre de l'|pour l')\s*{_ONE}(?!\s?\()|chacune?\sd|l'unite\b|\bunitaire|unite\s?:"
)

# what stands before the price of one school, folded: "Coût par école :", "prix unitaire", "pour chacune de ses écoles",
# "3 écoles à raison de"
BEFORE_PRICE = re.compile(
    rf"(?:\bpar|/)\s*{_ONE}|unitaire|\bp\.?u\b|\btarif|chaque\s{_ONE}|chacune?\sd|a\sraison\sd|au\sprix\sd|prix\sconvenu"
)

# what stands before an amount to be paid, folded: "soit", "=", "montant total de", "est arrêtée à la somme de"
BEFORE_TOTAL = re.compile(
    r"soit\b|=|\btota|\bmontant|\bsomme|s.?eleve|se\smonte|arrete|a\spayer|a\sregler|a\sverser|redevable|\bdue?s?\b|"
    r"\bcout|participation|contribution|quote-?\s?part|\bnet\b|c.?est.a.dire|acquitt|factur|\bpaie|\bvers[ea]"
)

# of these, what no price of one school has before it
SURELY_TOTAL = re.compile(r"soit|=|tota|c.?est.a.dire|a\spayer|a\sregler|a\sverser")

# what joins a number of schools and the price of each: "2x40€", "2 écoles × 40 €", "2 fois 40", "2 écoles multipliées
# par 40"; the number may have been lost
COUNT_TIMES = re.compile(
    r"""
    (?:(?<![0-9A-Za-z])(?P<count>[0-9OIl|]{1,3})\s*
       (?:(?:[ée]c[^\W\d_]{2,4}|[ée]tablissements?|sites?)(?:\(s\))?\s*?|\([^()0-9]{0,25}[ée]coles?)?\)?\s*)?
    (?:(?<![A-Za-zÀ-ÿ])[xX×*]|\bfois|multipli[ée]+s?\s*(?:par|[xX×*])|(?:[ée]c[^\W\d_]{2,4}?|[ée]tablissement|site)\(?s?\)?\s*[xX×*])
    \s*$
    """,
    re.VERBOSE | re.IGNORECASE,
)

# "5 écoles à 40 €": the same, where the sentence goes on to another sum
COUNT_AT = re.compile(r"(?:.cole|etablissement|site)s?(?:\(s\))?\s+(?:a|au prix de)\s*$")

# "40 € x 2 écoles", "40 € TTC × 2"
TIMES_COUNT = re.compile(r"\s*(?:TTC\s*)?(?:[x×*]|fois)\s*(?P<count>[0-9OIl|]{1,3})(?![0-9,.])", re.IGNORECASE)

# "2 école(s)", "deux (2) écoles", "27 écoles"; a lone "34 ECOLE ..." is a département before a school's name
SCHOOL_COUNT = re.compile(
    r"""
    (?<![0-9A-Za-z.,/\-–])(?P<count>[1-9][0-9]{0,2}|[OIl|])\s*(?:\)|\([^\W\d_]{2,12}\))?\s*
    (?:(?:[ée]cole|[ée]tablissement|site)(?:\(s\)?|s\)|s\b)|(?<=(?<![0-9])1[\s)])\s?(?-i:[ée]cole\b(?!\()))
    """,
    re.VERBOSE | re.IGNORECASE,
)

# "trois écoles (3)", "école(s) : (2)", "deux écoles (soit 2)"
COUNT_BEHIND = re.compile(
    r"(?:[ée]cole|[ée]tablissement|site)\(?s?\)?\s*:?\s*\(\s*(?:soit\s+)?(?P<count>[0-9]{1,3})\s*\)", re.IGNORECASE
)

# "Nombre d'écoles : 10", "Nombre total d'écoles concernées : 3", "Effectif : 3 écoles"
COUNT_LABELLED = re.compile(
    r"""
    (?:nombre|\bnb|total\s(?:des|(?=[ée]c|[ée]ta))|effectif)(?:(?![ée]l[èe]ves|classes)[^0-9:=.;]){0,30}?
    (?:[ée]cole|[ée]tablissement)(?:(?:s|\(s\))(?!\w)|(?=\s*[:=]))
    (?:(?![ée]l[èe]ves|classes)[^0-9:=.;]){0,40}?[:=]?\s*(?:[a-zàâçèéêîôû\s\-]{2,25}\(\s*)?
    (?P<count>[0-9]{1,3})(?![0-9]|\s*[.,][0-9]|\s*(?:€|eur))
    """,
    re.VERBOSE | re.IGNORECASE,
)

# "Écoles couvertes : 2", "Quantité : 3", "Nombre = 4": a label that asks for a number of schools, folded
COUNT_ASKED = re.compile(
    r"""
    (?:(?<![a-z])(?:.coles|etablissements|sites)\b(?:(?!eleve|classe|liste|prix|cout|tarif)[^0-9:=.;|]){0,40}
      |\b(?:nombre|quantite|qte|nbre?)\b)
    \s*[:=]\s*(?P<count>[0-9]{1,3})
    (?![0-9]|\s*[.,)°/\-–—][0-9]?|\s*(?:€|eur|£|eleve|classe|exempl|page|an\b|mois|jour)|\s+.cole\s)(?=\D|$)
    """,
    re.VERBOSE,
)

_NUMERALS = r"""(?:(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze
      |quinze|seize|vingts?|trente|quarante|cinquante|soixante|et)(?![a-zà-ÿ])[\s\-‐‑]*)+"""

# "trois écoles", "vingt et une école(s)"
COUNT_IN_WORDS = re.compile(
    rf"(?<![A-Za-zÀ-ÿ])(?P<words>{_NUMERALS})[ée]coles?\b",
    re.VERBOSE | re.IGNORECASE,
)

# "Nombre d'écoles : deux"
COUNT_LABELLED_IN_WORDS = re.compile(
    rf"(?:nombre|\bnb)[^0-9:=.;]{{0,20}}[ée]coles?[^0-9:=.;]{{0,30}}[:=]\s*(?P<words>{_NUMERALS})",
    re.VERBOSE | re.IGNORECASE,
)

# "Écoles inscrites ............ 2": what leads from a label to its value
LEADERS = re.compile(r"(?:[.…_·]\s?){3,}")

# "§ 9 Écoles couvertes", "9 ÉCOLES": a heading that begins with its number, and no number of schools
NUMBERED_TITLE = re.compile(
    r"^\W{0,3}(?:[§$&S]\s?|8\s)?[0-9IVXl|]{1,5}[\W_]{1,4}(?:[LD]['’]\s?|Les\s|LES\s)?(?:[ÉE]|É)(?:cole|COLE|tabl|TABL)"
)

# the end of a sentence, folded
SENTENCE_ENDS = re.compile(r"(?<![0-9 ][a-z])(?<!\bt\.t\.c)[.;•](?=\s|$)")
