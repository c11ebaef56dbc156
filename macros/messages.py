"""What `check` says, in Dutch, to people who write content. A table, no logic."""

from __future__ import annotations

from difflib import get_close_matches

MESSAGES = {
    "not_utf8": "dit bestand is niet als UTF-8 opgeslagen; sla het opnieuw op met de codering UTF-8",
    "empty_file": "dit bestand is leeg",
    "second_document": "hier begint met '---' een tweede document; één bestand heeft één document",
    "alias": "verwijzingen met '*' en ankers met '&' zijn niet toegestaan; schrijf de tekst voluit",
    "too_deep": "dit staat dieper dan {depth} lagen genest; kijk of de inspringing klopt",
    "tag": "tekens als '!' en '&' voor een waarde zijn niet toegestaan; zet de tekst tussen aanhalingstekens",
    "key_not_text": "een veldnaam moet een gewoon woord zijn",
    "empty_value": "hier ontbreekt een waarde; vul iets in of haal de regel weg",
    "duplicate_key": "veld '{key}' staat er twee keer (ook op regel {line}); haal er één weg",
    "tab": "deze regel begint met een tab; gebruik spaties om in te springen",
    "colon": "hier staat een dubbele punt midden in een tekst; zet de hele tekst tussen aanhalingstekens",
    "indent": "de inspringing klopt hier niet; zet deze regel recht onder de vorige van hetzelfde rijtje",
    "quote": "een aanhalingsteken is hier niet gesloten",
    "syntax": "deze regel is geen geldige YAML ({problem})",
    "missing": "verplicht veld '{field}' ontbreekt",
    "unknown_field": "onbekend veld '{field}'{hint}",
    "too_long": "tekst is {length} tekens lang; hier passen er {max}",
    "too_short_list": "hier horen minstens {min} onderdelen; het zijn er {length}",
    "too_long_list": "hier passen hoogstens {max} onderdelen; het zijn er {length}",
    "pattern": "'{value}' heeft niet de juiste vorm (verwacht: {expected})",
    "id": "kleine letters, cijfers en streepjes, zoals 'eerste-gesprek'",
    "period": "een aantal maanden, zoals '6 maanden'",
    "address": "een adres dat met https:// begint",
    "with_date": "een zin met {{date}} erin",
    "not_a_number": "'{value}' is geen heel getal",
    "out_of_range": "{value} valt buiten wat hier kan ({limit})",
    "not_a_date": "'{value}' is geen bestaande datum (verwacht: jjjj-mm-dd)",
    "not_a_choice": "'{value}' kan hier niet; kies uit {choices}{hint}",
    "not_text": "hier hoort een tekst, geen lijst of groep velden",
    "not_a_list": "hier hoort een lijst (regels die met '-' beginnen)",
    "not_a_mapping": "hier hoort een groep velden (naam: waarde)",
    "too_many_words": "de rustige versie telt {words} woorden; het mogen er {max} zijn",
    "no_date_rule": "een termijn heeft minstens één van de velden 'start', 'target' en 'latest' nodig",
    "fact_without_max": "een gegeven in weken heeft een veld 'max' nodig",
    "lapse_without_reason": "een gegeven met 'lapses' heeft een veld 'reason' nodig",
    "unknown_reference": "'{value}' is geen bekende {kind}{hint}",
    "duplicate_id": "id '{value}' komt twee keer voor (ook op regel {line})",
    "circular_rule": "termijn '{value}' verwijst via andere termijnen naar zichzelf",
    "no_such_date": "termijn '{step}' heeft geen veld '{part}'; deze regel kan er niet naar verwijzen",
    "file_name": "bestandsnaam '{name}' past niet; verwacht wordt {expected}",
    "phase_file_name": "een nummer en een naam, zoals '2-start.yml'",
    "duplicate_number": "nummer {number} komt twee keer voor (ook in {other})",
    "missing_file": "dit bestand ontbreekt",
    "stale_page": "deze pagina loopt achter op content/; draai 'make pages'",
    "extra_page": "bij deze pagina hoort geen inhoud meer; draai 'make pages'",
    "stale_schema": "dit schema loopt achter op het model; draai 'make pages'",
    "overdue": "nagekeken op {reviewed}, opnieuw nakijken vóór {due}",
    "other": "klopt niet: {detail}",
    "did_you_mean": " (bedoel je '{match}'?)",
    "one_problem": "1 probleem in de inhoud",
    "many_problems": "{count} problemen in de inhoud",
    "no_problems": "de inhoud klopt: geen problemen gevonden",
    "nothing_overdue": "alles is nagekeken op {date}",
    "written": "{count} bestanden bijgewerkt",
    "pdfs_written": "{count} PDF's gemaakt",
    "no_pdf_engine": "geen PDF's gemaakt: Pango ontbreekt (Debian: libpango-1.0-0, libpangoft2-1.0-0 en libharfbuzz-subset0)",
    "bad_date_argument": "'{value}' is geen datum; schrijf jjjj-mm-dd",
}

KINDS = {
    "source": "bron (zie sources.yml)",
    "role": "rol (zie roles.yml)",
    "phase": "fase (zie de map phases)",
    "deadline": "termijn (zie deadlines/nl.yml)",
    "moment": "termijn of ankerpunt (zie deadlines/nl.yml)",
    "fact": "invulwaarde (zie 'facts' en 'done' in deadlines/nl.yml)",
    "checklist": "checklist (zie de map checklists)",
    "term": "begrip (zie glossary.yml)",
    "branch": "tak van deze fase (zie 'branches')",
}

YAML_PROBLEMS = (
    ("tab character", "tab"),
    ("cannot start any token", "tab"),
    ("mapping values are not allowed", "colon"),
    ("did not find expected '-' indicator", "indent"),
    ("did not find expected key", "indent"),
    ("could not find expected ':'", "indent"),
    ("expected <block end>", "indent"),
    ("found unexpected end of stream", "quote"),
    ("found unexpected document indicator", "quote"),
)


def message(key: str, /, **values: object) -> str:
    """The sentence for `key`, filled in. Raises KeyError for a key that is not in the table."""
    return MESSAGES[key].format(**values)


def did_you_mean(value: str, choices: list[str]) -> str:
    """' (bedoel je …?)' with the nearest valid name, or an empty text."""
    matches = get_close_matches(value, choices, n=1, cutoff=0.5)
    return message("did_you_mean", match=matches[0]) if matches else ""


def yaml_problem(problem: str) -> str:
    """The parser's English complaint as a Dutch sentence that says what to do."""
    for fragment, key in YAML_PROBLEMS:
        if fragment in problem:
            return message(key)
    return message("syntax", problem=problem)
