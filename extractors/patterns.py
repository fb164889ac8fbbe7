"""Every regular expression of the readers. A pattern finds; ``schemas.formats`` judges.

Each stands below the printed words it is for. Digits are ``[0-9]``: other scripts' digits are digits too. Patterns let
through the characters that Tesseract puts in a digit's place (``DIGIT_LIKE``), because a misread number must be found
before it can be read again.
"""

from __future__ import annotations

import re

DIGIT_LIKE = "0-9OoQD@ØøIl|!iSsZzBbGgqT"
"""Characters that stand for a digit in a misread number."""

_SPACES = r"[ \t\u00a0\u202f\u2009]"

# "0341401N", "034 1401 N", "034-1401-N", misread "O34l401N"; a letter may have been doubled ("B8") or lost
UAI = re.compile(
    rf"""
    (?:(?<![0-9A-Za-z])|(?<![0-9A-Za-z][A-Z])(?<=[A-Z])(?=0[0-9]{{6}})      # a tick before it is read as a letter
      |(?:(?<=\bRNE)|(?<=\bUAI))(?=0[0-9]{{6}}))                              # "(RNE0341401N)", the space was lost
    (?<![0-9]{{3}}[ .\u00a0\u202f][0-9]{{3}}[ .\u00a0\u202f])   # nor the tail of a SIRET in groups
    (?!20[0-9]{{2}}/20[0-9]{{2}}(?![0-9]))        # a school year
    (?=(?:[^0-9]{{0,3}}[0-9]){{4}})               # at least four true digits, or it is a word
    (?: [{DIGIT_LIKE}]{{3}}(?:{_SPACES}|[.\-](?=[{DIGIT_LIKE}]{{4}}[.\-\s]?[A-Z](?![A-Za-z])))?[{DIGIT_LIKE}/]{{4}}
      | [0-9]{{4}}{_SPACES}[0-9]{{3}} )
    (?:[^0-9A-Za-z\n]?[A-Za-z0-9$€&|À-ÖØ-Ý]{{1,2}}(?![0-9A-Za-z]) | [\])](?=[\s,;]|$))
    """,
    re.VERBOSE,
)

# one whose letter was read as a sign: 0341406", 0341401?
UAI_WITHOUT_LETTER = re.compile(
    r"(?<![0-9A-Za-z])(?<![0-9][ .])[0-9]{7}(?![0-9A-Za-z])(?![ .][0-9]{3})[^\w\s,;:()\-–]?"
)

# "/ 03414": what a pen or a fold has left of a UAI; its head must be that of another UAI of the list
UAI_REMNANT = re.compile(
    r"(?<![0-9A-Za-z.,'’])(?P<head>[0-9][0-9AB][0-9])[0-9OIlSB]{1,3}(?![0-9A-Za-z.,'’]|\s*(?:€|eur))"
)

# "UAI 0341406 ;": its label tells it all the same
UAI_LABELLED_WITHOUT_LETTER = re.compile(r"\b(?:UAI|RNE)\W{1,4}[0-9]{7}(?![0-9A-Za-z])(?![ .][0-9]{3})")

# what stands before a UAI: "UAI :", "n° UAI", "Code UAI :", "(RNE", "code RNE n°"
UAI_LABEL = re.compile(
    r"""
    (?:[\-–—,;:/(|\s]*(?:\b(?:n\s?[°o]|num[ée]ro|code|identifiant|de\sl['’][ée]cole|d['’]?)\s*)*
       \b(?:[UV]\.?A\.?[I1l]|R\.?N\.?E)\.?\)?(?:\s*\(?ex-?\s?RNE\)?)?\s*(?:n\s?[°o])?\s*[:.=]?\s*
      | [\s(]*)$
    """,
    re.VERBOSE | re.IGNORECASE,
)

# the torn half of one: "...1406U", "0341 4"; only where the list of schools is known to stand
UAI_TORN = re.compile(r"(?<![0-9A-Za-z])[0-9OIl]{3,8}[A-Za-z]?(?![0-9A-Za-z])")

# "21340135900012", "213 401 359 00012", misread "2134O135900012"; at least nine true digits
SIRET = re.compile(
    rf"""
    (?<![0-9A-Za-z])
    (?=(?:[^0-9\n]{{0,4}}[0-9]){{9}})
    [{DIGIT_LIKE}](?:[ \t\u00a0\u202f\u2009.\-]{{0,2}}[{DIGIT_LIKE}]){{11,16}}
    (?![0-9A-Za-z])
    """,
    re.VERBOSE,
)

# "2025-2026", "2025 / 2026", "2025-26"
SCHOOL_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})\s?[-/–—‑]\s?(20[0-9]{2}|[0-9]{2})(?![0-9/]|\s?-\s?[0-9])")

# "28/05/2025", "5.8.25", "1er août 2025", "9 JUIN 2025", "12-mai-2025"; in boxes "28 05 2025", "2 8 / 0 5 / 2 0 2 5"
DATE = re.compile(
    r"""
    (?<![0-9])
    (?: [0-9]{1,2}\s?[/.\-]\s?[0-9]{1,2}\s?[/.\-]\s?(?:20[0-9]{2}|[0-9]{2})
      | (?<![0-9]\s)[0-9]{2}\s[0-9]{2}\s20[0-9]{2}
      | (?<![0-9]\s)[0-9]\s[0-9]\s?[/.\-]\s?[0-9]\s[0-9]\s?[/.\-]\s?2\s0\s[0-9]\s[0-9]
      | [0-9]{1,2}-[A-Za-zÀ-ÿ]{3,9}-20[0-9]{2}
      | [0-9]{1,2}(?:\s?er)?\s*(?:[A-Za-zÀ-ÿ]{3,10})\.?\s*(?:20[0-9]{2}|[0-9]{2})
    )
    (?![0-9])
    """,
    re.VERBOSE,
)

_CODE = r"(?P<code>[0-9OIlSB]{2}\s?[0-9OIlSB]{3})(?![0-9])"

# "34990 VALBRUNE", "34 990- VALBRUNE Cedex 2"; not the 39004 of "CS 39004"
POSTAL_CODE = re.compile(
    r"(?<![0-9])(?<![0-9]{3}[ .][0-9]{3}[ .])(?<!\bCS )(?<!\bBP )(?<!\bCO )(?<!\bTSA )"
    rf"{_CODE}[\s\-–,]*(?=[A-ZÀ-ÝŒ'’(]|$)"
)

# "Code postal : 34990 Ville : VALBRUNE": each behind a label of its own
TOWN_APART = re.compile(
    rf"code\s+postal\s*[:;.]?\s*{_CODE}[\s,;\-–]*"
    r"(?:commune|ville|localit[ée])\s*[:;.]\s*(?P<town>[^\W\d_][^\n:;,]{1,60})",
    re.IGNORECASE,
)

# what a closing may begin with, cheaply: "à Montmirel", "le 3 avril", "Le ......", a verb, "Lieu :", ", le"
CLOSING_BEGINS = re.compile(
    r"""
    ^\W{0,4}(?: [AÀÂÄaàâä4@]\s*:?\s+[A-ZÀ-ÝŒ'’a-z]
              | (?:[Ll]e|LE)\s*:?(?:$|\s+[^\w\s]|\s+(?:\S+\s+)?(?:\S*[0-9]|[.…_·]{2})|\s+jj?\W)
              | [Ee][Nn]\s+[Mm]
              | (?i:lieu|date)\b )
    | (?i:\b(?:f\w[il1!]t|sign[eé]|pass[eé]|[eé]tabli|conclu|dress[eé]|r[eé]dig[eé]|arr[eê]t[eé])(?:e|à|\(e\))?\b)
    | ,\s*[LlI1Cc][eéE](?![A-Za-zÀ-ÿ'’])
    """,
    re.VERBOSE,
)

# how many copies were made, anywhere in a closing: "en deux exemplaires originaux", "en 2 ex.", "en double exemplaire",
# "en autant d'exemplaires que de parties"
CLOSING_COPIES = re.compile(
    r"(?<!\w)en\s+[^,.;]{0,32}?(?:[ei]x[ea]mpla\w*|origina\w+|ex\.)(?:\s+(?:origina|identique)\w*)?"
    r"(?:\s+que\s+de\s+\w+|,?\s+(?:dont\s+)?une?\s+(?:pour|par|remis|destin|conserv)[^,.;\n]{0,45})?",
    re.IGNORECASE,
)

# what a closing may be for: "pour servir et valoir ce que de droit"
CLOSING_PURPOSE = re.compile(r"\bpour\s+(?:servir\s+et\s+)?valoir\s+ce\s+que\s+de\s+droit", re.IGNORECASE)

# what a date of signature stands behind: "le :", "ce dimanche", ", ce", "Date :", "en date du"; misread "1e", "Ie"
CLOSING_DATE_LABEL = re.compile(
    r"""
    (?: (?<![\w'’\-]) | (?<=\b[Ff]ait) )
    (?: [lLI1|][eéEÉ]
      | [cC][eE](?=\s+(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|jour\b|[0-9]|[^\w\s]))
      | (?<=,\s)[cC][eE](?!\s+(?:qu|dernier|dont))
      | (?i:date(?:\s+de\s+(?:la\s+)?signature)?(?=\s*:)|en\s+date\s+du) )
    (?![A-Za-zÀ-ÿ'’])\s{0,2}:?
    """,
    re.VERBOSE,
)

# what stands before it: "Fait à Bessan,", "À :", "Signé à la mairie de Bessan", "Lieu : Bessan", misread "Faità Bessan"
CLOSING_AT = re.compile(
    r"(?P<before>(?:[^\n]*?(?<![\w'’\-])(?i:fai[tl]|sign[eé])?)?)"
    r"(?:[AÀÂÄaàâä4@]|(?i:lieu(?=\s*:)|en(?=\s+mairie)))\s*(?:[:.]\s*|\s)(?P<place>[^,;:]+?)[\s,;:.|]*"
)

# "Lieu et date :", "Date et lieu de signature :", "Lieu de la signature :": as good as "Fait à"
CLOSING_PLACE_LABEL = re.compile(
    r"\b(?:lieu\s*(?:,|et|/|&)\s*date|date\s*(?:,|et|/|&)\s*lieu|lieu(?=\s+de))(?:\s+de\s+(?:la\s+)?signature)?\s*[:;.]",
    re.IGNORECASE,
)

# "St Vézian,": a place that nothing but the comma before "le" marks
CLOSING_NAMED = re.compile(r"\W{0,3}(?P<place>[A-ZÀ-ÝŒ][^,;:\n]{1,59}?)\s*,\s*")

# "à Caen" behind the date, "Lieu : Caen"
CLOSING_BEHIND = re.compile(
    r"\s*[,;–—-]?\s+(?:[àÀâaA]\s*:?|(?i:lieu)\s*:)\s+(?P<place>[^\W\d_][^,;:\n]{1,59}?)[\s.|]*$", re.MULTILINE
)

# the dots or strokes where a date is still to be written, whatever stands behind them
CLOSING_BLANK = re.compile(r"(?:[^\S\n]*(?:[.…_/·\-]{2,}|/)[^\S\n]*)+[.…_/·\-\s]*")

# "la mairie de Bessan": the house, not the place
CLOSING_SITE = re.compile(r"(?:la\s+)?(?:mairie|commune|ville)\s+(?:de\s+la\s+|de\s+|du\s+|d['’])(?=\S)", re.IGNORECASE)

# "Article 9 -", "ARTICLE 10 :", "Article deuxième :", misread "Artlcle 1O", "Atticle 11"
ARTICLE_HEADING = re.compile(
    r"^\W{0,3}(?P<word>A[A-Za-z1|!]{4,7}|Art)\s*[.:n°]{0,2}\s*(?P<number>[0-9OIlSBZ]{1,2}(?:\.[0-9])?|1er|premier|seconde?|[a-zà-ÿ\-]{3,12}i[eèéê]me|[IVXl1|!]{1,5})(?=$|[\s\-–—:.)])",
    re.IGNORECASE,
)

# "figurent à l'article 9": an article of the convention itself, and not of a law
ARTICLE_CITED = re.compile(
    r"l['’]article\s+(?P<number>[0-9]{1,2})(?![0-9])(?!\s*[-–]\s*[0-9])(?!\s+(?:d[eu]s?\b|d['’]))", re.IGNORECASE
)

# "Article - Objet": its number, a lone I, was not read
UNNUMBERED_HEADING = re.compile(r"^\W{0,3}(?P<word>A[A-Za-z1|!]{4,7})\s*[\-–—:.]{1,2}\s*(?=[A-ZÀ-ÝŒ])", re.IGNORECASE)

# "9. Durée", "IX) DURÉE", "9 - Durée", "9°) Durée", "9 | DURÉE", "9 DURÉE", "§ 9 Durée", misread "8 9 Durée",
# "$ 9 Durée": an article where the word is not used
NUMBERED_HEADING = re.compile(
    r"^(?:(?P<section>[§$S8&5]\s?(?=[0-9]{1,2}\s)|[§$&])\s?|\W{0,2})(?P<number>[0-9]{1,2}|[IVXl1|!]{1,5})"
    r"(?:\s?(?P<sign>[.,/]\s?-?|[°º]?\)|°\s?[-–—.:]?|\s[-–—|:])\s*|\s+)(?P<title>[A-ZÀ-ÝŒ].{2,})$"
)

# "ANNEXE - Liste des écoles", "Annexe 1 : écoles concernées", "ANNEXE FINANCIÈRE"
ANNEX_HEADING = re.compile(r"^\W{0,3}(?:ANNEXES?\b|Annexes?\s*(?:n°\s*)?(?:[0-9IVX]{1,3}\b|[-–—:]|$|financi|[A-Z]\b))")

# "Page 2/4", "2 / 4", "page 2 sur 4"
PAGE_OF = re.compile(
    r"^\W{0,3}(?:page\s*)?(?P<page>[0-9]{1,2})\s*(?:/|sur)\s*(?P<of>[0-9]{1,2})\W{0,3}$", re.IGNORECASE
)

# "- 2 -", "p. 2", "Page 2", "2" alone
BARE_PAGE = re.compile(r"^\W{0,3}(?P<sign>p(?:age|\.)?\s*|[-–—]\s*)?(?P<page>[0-9]{1,2})\s*[-–—]?$", re.IGNORECASE)

# "34", "034", "2A" alone between dashes
DEPARTMENT = re.compile(r"^(?:0?[0-9]{2}|97[0-9]|98[0-9]|0?2[ABab])$")

# what parts the pieces of one entry of the list of schools
ENTRY_DASH = re.compile(r"\s+[-–—~/|]+\s+|\s+[-–—]+(?=\S)|(?<=\S)[-–—]+\s+")

# what begins an entry of a bulleted list
BULLET = re.compile(r"[-–—•*▪●·o□■◦>→✓]\s|(?:[0-9]{1,2}|[a-z])\s?[.)/°]\s")

# what stands over a list by itself: "ÉTAT DES ÉCOLES", "RELEVÉ", "Tableau récapitulatif"; no school is called so
LIST_TITLE = re.compile(
    r"""
    ^\W*(?:[éeÉE]tat|relev[ée]|liste|tableau|r[ée]capitulatif|inventaire|annexe|recensement|d[ée]nombrement|d[ée]tail)
    (?:\s+(?!(?:[ée]cole|maternelle|groupe)\b)[^\W\d_]['’\w]*){0,6}\W*$
    """,
    re.VERBOSE | re.IGNORECASE,
)

# the number of a row in a cell of its own: "7", "12."
ROW_NUMBER_CELL = re.compile(r"^\W?(?P<number>[1-9][0-9]?)\W?$")

# "LE VAL - 34", "LE VAL (2A)": what stands behind the commune at the edge of its zone
DEPARTMENT_BEHIND_SIGN = re.compile(r"\s*[-–—(,/|]\s*(?:0?[0-9]{2}|97[0-9]|0?2[AB])\W*$")

# "LE VAL- DE-VERE": a name cut at its hyphen by the end of a line
HYPHEN_AT_LINE_END = re.compile(r"(?<=[^\W\d_])-\s+(?=[^\W\d_])")

# "D ‘AMBREL", "L"ABBAYE": an apostrophe as it is misread
APOSTROPHE_MISREAD = re.compile(r"(?<=[dDlL])\s?[‘’'\"“”]\s?(?=[A-ZÀ-Ýa-zà-ÿ])")

# an amount by itself, as a zone around it shows it: "t 140€", "1 080,00 €", "140.00"
BARE_AMOUNT = re.compile(
    r"(?<![0-9A-Za-z×,.])(?P<amount>[0-9OIlS]{1,6}(?:[ \u00a0\u202f.][0-9]{3})*(?:[,.][0-9]{1,2})?)\s*(?:€|eur|$)",
    re.IGNORECASE,
)

# "VALBRUNE 34", "VALBRUNE (2A)": a département that a narrow column leaves in the cell of the commune
TAIL_DEPARTMENT = re.compile(r"^(?P<commune>.*[^\W\d_].*?)\s+\(?(?P<department>0?[0-9]{2}|97[0-9]|0?2[AB])\)?$")

# "Signé électroniquement par", "Signature numérique de", "Digitally signed by": a picture of that proves nothing
ELECTRONICALLY_SIGNED = re.compile(
    r"""
    sign[ée]+ \s+ (?: [ée]lectroniqu | num[ée]riqu ) ement
    | signature \s+ (?: [ée]lectronique | num[ée]rique ) \s+ de \b
    | (?: digitally | electronically ) \s+ signed
    """,
    re.VERBOSE | re.IGNORECASE,
)
