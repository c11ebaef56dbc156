"""The words of content/interface.yml that code, templates and scripts ask for by a name that is made while running, such as `column_${name}`.

No reader of the code can tell those names; this table does, by group. tests/unit/test_words.py holds it next to content/interface.yml.
"""

from __future__ import annotations

from collections.abc import Mapping

TABLE = """
account_open: contract contract_recovered future leave leave_start newest pension recovered regulation sanction_word
broken: calculator cards checklist contact copy_text date_form hard_talks list_filter my_list phrases plan policy policy_check rehearsal scan
calculator_words: line_leave line_recovered link_cut link_empty link_many link_twice link_unknown reading_new reading_new_unshifted reading_same
    reading_same_unshifted reading_shifted reading_unshifted safe_earliest safe_latest shift_many_leave shift_many_recovered shift_one_leave
    shift_one_recovered state_done state_lapsed state_next state_past week_from week_intern week_latest week_target
cards: employee manager organisation
contact_words: contact rest
differences: added changed gone hidden pages templates
example: gedaan streefdatum uiterlijk vanaf
frame: quick_checklists quick_deadlines quick_help quick_now quick_phases quick_questions quick_today
hard_talks: side_employee side_manager
home: tile_leidinggevende tile_werknemer
kinds: beleid intern praktijk wettelijk
lanes: actions challenges contacts emotions needs
leaves: cause_ja cause_nee cause_onbekend
map: lowest turn
map_heights: 1 2 3 4 5
map_layers: deadlines employee manager
may_i: answer_ja answer_nee answer_soms
mirror: way_gesprek way_hulp way_overdragen
moments: after
months: 1 2 3 4 5 6 7 8 9 10 11 12
page_end: minutes minutes_unfolded one_minute one_minute_unfolded
page_low_energy: version_description version_title
page_phase: background_description leidinggevende_description leidinggevende_title paper_description paper_title werknemer_description werknemer_title
page_print: phase_description phase_title
phrases: gesprek lastig
plan: agrees_ja agrees_nog-niet column_days column_from column_hours column_kind column_load column_week conflict event_first event_look event_step
    keep_hint own_file own_hint own_open sign took_part_deels took_part_ja took_part_nee
plan_words: day_1 day_2 day_3 day_4 day_5 day_6 day_7 deed event_first event_step kind_back kind_both kind_hold kind_hours kind_load kind_start
    kind_swap lost_choice lost_cut lost_day lost_deed lost_deeds lost_number lost_step lost_steps lost_strange lost_text lost_versions own_newer
    own_not_ours own_too_long remark_both remark_fast_hours remark_fast_load remark_moved remark_no_advice remark_no_rest remark_over_hours
    remark_over_load remark_short stand_hours_most stand_hours_open stand_load_most stand_load_open step
policy_file: adopted_by adopted_next adopted_on adopted_with
print_cards: back front
process: parts_na parts_samen parts_voor plan scan
rehearsals: how_again how_choose how_lands neutraal opent sluit
rights: employee employer
scan: code_leidinggevende code_werknemer conflict how_1 how_2 how_3 i_am_leidinggevende i_am_werknemer important_high important_low keep_hint now_high
    now_low of_leidinggevende of_werknemer own_file own_hint own_open sharing_ja sharing_nee
scan_words: caption_moves caption_now column_important_employee column_important_manager column_now_employee column_now_manager differ_lead employee
    error_damaged error_empty error_newer error_not_ours error_too_long error_unreadable heading_agree heading_chart heading_differ heading_moves
    heading_subjects heading_unshared helps_both helps_employee helps_manager leidinggevende lost_answer lost_code manager moved_employee
    moved_manager no_agree no_differ no_moves no_subject nothing_both own_newer own_not_ours own_too_long reason_differ reason_low round_0 round_3
    round_6 round_9 state_kept state_open state_shared unshared_note werknemer
search_groups: answers checklists explanation figures law phases sources terms tools
sections: calculator checklists home knowledge more own phases phrases readers
source_kinds: beleid onderzoek organisatie praktijk redactie wet
sources: read_deels read_samenvatting read_via read_zelf
strength_meanings: onbekend redelijk sterk zwak
strengths: onbekend redelijk sterk zwak
take_along: column_basis column_elsewhere column_kind column_step reminder_1 reminder_14 reminder_7 reminder_none
talk_ways: finder finder_text mirror mirror_text rehearsals rehearsals_text sentences sentences_text
topics: group_achtergrond group_hulp group_regels group_situaties group_werk
"""
# What follows from content instead: a role, a moment or a kind of rule that is added there brings its own word.
FROM_CONTENT = frozenset(("moments_of_checklists", "named_roles", "rule_words"))


def _groups() -> dict[str, tuple[str, ...]]:
    """Return the table as words by group; a line that is moved in goes on with the group before it."""
    found: dict[str, tuple[str, ...]] = {}
    for line in TABLE.replace("\n    ", " ").strip().splitlines():
        group, _, words = line.partition(": ")
        found[group] = tuple(words.split())
    return found


COMPUTED: Mapping[str, tuple[str, ...]] = _groups()
