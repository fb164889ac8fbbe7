"""The campaign.toml that `conventions init` writes: every key with its default."""

from __future__ import annotations

TEMPLATE = """\
# Ce que la convention de cette année doit dire. Toute clé absente prend la valeur montrée ici.
school_year = "2025-2026"
unit_price = "40.00"                 # euros par école et par an, TTC
end_date = 2026-09-05
signature_window = [2025-03-01, 2026-07-31]
require_region_signature = true
pages = [3, 6]                       # pages qui portent du texte : le moins et le plus
# departments = ["034", "011"]       # le périmètre du tableau de bord
# communes = "reference/perimetre.csv"   # ou un fichier : une commune par ligne, code INSEE ou nom
# reference_text = "reference/convention.txt"   # le texte envoyé, pour clause_altered
audit_share = 0.02                   # part des conventions acceptées montrée quand même à une personne
database_url = ""                    # PostgreSQL au lieu de SQLite : "postgresql://..."
# language = "fr"                    # "en" : messages, rapports et lettres en anglais
# sender = ["Région académique …", "Adresse", "Courriel"]   # l'en-tête des lettres, une ligne par texte

# [reference]                        # d'où `conventions reference update` télécharge : une adresse, ou un fichier
# official_list = "https://..."      # sans ces lignes : les adresses publiques
# mayors = "https://..."
# payers = "/chemin/payeurs.csv"     # il n'y a pas d'adresse publique des payeurs

# [machine]                          # comment cette machine lit ; les valeurs montrées sont celles par défaut
# jobs = 0                           # documents lus à la fois ; 0 : autant que de cœurs
# page_seconds = 60                  # plus longue lecture d'une page
# document_seconds = 600             # plus longue lecture d'un document
# memory_megabytes = 4096            # mémoire d'une lecture
# max_pages = 200
# max_megabytes = 200
# settle_seconds = 3                 # watch : un fichier est pris s'il n'a pas changé pendant ce temps
# sweep_seconds = 30                 # watch : relecture complète du dossier
# subfolders = false                 # suivre les sous-dossiers d'inbox ; leur nom devient une étiquette
# engine = "pytesseract"             # ou "tesserocr"
"""
