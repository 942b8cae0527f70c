"""Step 2 of the schema: from topic to look-back and case, holidays and limits."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.schema import create_pairs, link
from desktop_app.storage.file.steps.released_tables import create_table

_TABLES = {
    "holiday": "day TEXT NOT NULL, kind TEXT NOT NULL, name TEXT",
    "limits": """notice INTEGER, materials INTEGER, minutes INTEGER, report INTEGER,
        reply INTEGER, feedback INTEGER, look_back INTEGER, idle INTEGER, ahead INTEGER,
        term_end INTEGER""",
    "topic": f"""number TEXT, name TEXT NOT NULL, five_points TEXT, source TEXT, raised_by TEXT,
        phone TEXT, raised_on TEXT, {link("point_id", "point")},
        {link("committee_id", "committee")}, content TEXT, state TEXT, submitted_on TEXT,
        approver TEXT, approved_on TEXT, approval TEXT, approval_note TEXT,
        {link("merged_into_id", "topic")}, {link("split_from_id", "topic")}, remark TEXT""",
    "consultation_plan": f"""year INTEGER NOT NULL, slot TEXT, name TEXT NOT NULL,
        {link("topic_id", "topic")}, platform TEXT, {link("committee_id", "committee")},
        host TEXT, survey_from TEXT, survey_to TEXT, planned_on TEXT, result TEXT,
        stopped_on TEXT, stop_reason TEXT, remark TEXT""",
    "consultation": f"""number TEXT, name TEXT NOT NULL, platform TEXT,
        {link("point_id", "point")}, {link("committee_id", "committee")}, joint TEXT,
        joint_with TEXT, state TEXT, survey_from TEXT, survey_to TEXT, survey_place TEXT,
        surveyors TEXT, problems TEXT, causes TEXT, advice TEXT, survey_final INTEGER,
        noticed_on TEXT, materials_on TEXT, held_on TEXT, held_at TEXT, place TEXT, host TEXT,
        recorder TEXT, briefing TEXT, questions TEXT, answers TEXT, speeches TEXT,
        minutes_on TEXT, document TEXT, reported_to TEXT, summary TEXT, effect TEXT,
        closed_on TEXT, stopped_on TEXT, stop_reason TEXT, remark TEXT, reported_on TEXT,
        reported_doc TEXT, talked_on TEXT, talked_doc TEXT, answered_on TEXT, answered_doc TEXT""",
    "participant": f"""{link("consultation_id", "consultation", required=True)},
        {link("member_id", "member")}, name TEXT NOT NULL, role TEXT, unit TEXT, post TEXT,
        attended INTEGER""",
    "opinion": f"""{link("consultation_id", "consultation", required=True)}, position TEXT,
        speaker TEXT, part TEXT, content TEXT NOT NULL""",
    "consensus": f"""{link("consultation_id", "consultation", required=True)}, position TEXT,
        matter TEXT NOT NULL, unit TEXT, due TEXT""",
    "outcome": f"""number TEXT, content TEXT NOT NULL,
        {link("consultation_id", "consultation", required=True)}, {link("topic_id", "topic")},
        addressee TEXT, sent_on TEXT, sent_doc TEXT, adoption TEXT, adopted_on TEXT,
        adoption_note TEXT, instructor TEXT, instructed_on TEXT, instruction TEXT, unit TEXT,
        partners TEXT, assigned_on TEXT, working_days INTEGER, due TEXT, handling TEXT,
        progress TEXT, finished_on TEXT, result TEXT, stopped_on TEXT, stop_reason TEXT,
        reopened INTEGER, answered_on TEXT, answer_mode TEXT, satisfaction TEXT, money INTEGER,
        beneficiaries INTEGER, ways TEXT, way_no TEXT, closed_on TEXT, remark TEXT""",
    "outcome_step": f"""{link("outcome_id", "outcome", required=True)}, day TEXT NOT NULL,
        kind TEXT, content TEXT NOT NULL, person TEXT""",
    "look_back": f"""number TEXT, {link("outcome_id", "outcome", required=True)}, planned_on TEXT,
        done_on TEXT, people TEXT, place TEXT, finding TEXT, level TEXT, advice TEXT,
        next_on TEXT, stopped_on TEXT, stop_reason TEXT, remark TEXT""",
    "case": f"""number TEXT, name TEXT NOT NULL, {link("point_id", "point")},
        {link("committee_id", "committee")}, year INTEGER, state TEXT, photo TEXT,
        background TEXT, process TEXT, result TEXT, effect TEXT, insight TEXT, figures TEXT,
        level TEXT, submitted_to TEXT, submitted_on TEXT, award TEXT, awarded_on TEXT,
        remark TEXT""",
}
_PAIRS = (
    ("consultation_topics", "consultation", "topic"),
    ("consultation_partners", "consultation", "committee"),
    ("case_consultations", '"case"', "consultation"),
)
_LIVE = "coalesce(adoption, '') <> 'rejected' AND stopped_on IS NULL"
_OPEN = f"coalesce(handling, '') NOT IN ('done', 'closed') AND {_LIVE}"
# what waits is a small part of what is kept: the reminders read just that
_WAITING = (
    f"""CREATE INDEX outcome_waits_due ON outcome(due, unit, consultation_id)
        WHERE {_OPEN} AND due IS NOT NULL""",
    f"""CREATE INDEX outcome_waits_days ON outcome(due, working_days, assigned_on)
        WHERE {_OPEN} AND due IS NULL AND working_days > 0""",
    f"""CREATE INDEX outcome_waits_answer ON outcome(sent_on, addressee, consultation_id)
        WHERE {_OPEN} AND coalesce(adoption, 'pending') = 'pending'""",
    f"""CREATE INDEX outcome_done ON outcome(handling, finished_on, unit, consultation_id)
        WHERE handling = 'done' AND {_LIVE}""",
    """CREATE INDEX consultation_open ON consultation(held_on, state, noticed_on, materials_on,
        minutes_on, reported_on, reported_doc, talked_on, talked_doc, answered_on, answered_doc)
        WHERE stopped_on IS NULL AND coalesce(state, '') NOT IN ('closed', 'archived')""",
    """CREATE INDEX look_back_open ON look_back(planned_on, outcome_id)
        WHERE done_on IS NULL AND stopped_on IS NULL""",
)
_INDEXES = (
    "CREATE UNIQUE INDEX holiday_day ON holiday(day)",
    "CREATE UNIQUE INDEX topic_number ON topic(number)",
    "CREATE INDEX topic_point ON topic(point_id)",
    "CREATE INDEX topic_committee ON topic(committee_id)",
    "CREATE INDEX topic_merged_into ON topic(merged_into_id)",
    "CREATE INDEX topic_split_from ON topic(split_from_id)",
    "CREATE INDEX topic_ordered ON topic(number IS NULL, length(number), number, strokes, id)",
    "CREATE INDEX topic_state ON topic(state, raised_on)",
    "CREATE INDEX topic_figures ON topic(five_points, state, raised_on)",
    "CREATE INDEX consultation_plan_topic ON consultation_plan(topic_id)",
    "CREATE INDEX consultation_plan_committee ON consultation_plan(committee_id)",
    "CREATE INDEX consultation_plan_planned ON consultation_plan(planned_on, strokes, id)",
    "CREATE UNIQUE INDEX consultation_number ON consultation(number)",
    "CREATE INDEX consultation_point ON consultation(point_id, held_on)",
    "CREATE INDEX consultation_committee ON consultation(committee_id)",
    "CREATE INDEX consultation_held ON consultation(held_on, strokes, id)",
    """CREATE INDEX consultation_state ON consultation(state, held_on, committee_id, joint,
        platform, point_id, survey_final, reported_on, reported_doc, talked_on, talked_doc,
        answered_on, answered_doc)""",
    "CREATE INDEX participant_consultation ON participant(consultation_id, role, attended)",
    "CREATE INDEX participant_member ON participant(member_id)",
    "CREATE INDEX opinion_consultation ON opinion(consultation_id)",
    "CREATE INDEX consensus_consultation ON consensus(consultation_id)",
    "CREATE UNIQUE INDEX outcome_number ON outcome(number)",
    "CREATE INDEX outcome_consultation ON outcome(consultation_id, handling, adoption)",
    "CREATE INDEX outcome_topic ON outcome(topic_id)",
    "CREATE INDEX outcome_ordered ON outcome(number IS NULL, length(number), number, strokes, id)",
    "CREATE INDEX outcome_due ON outcome(due, handling)",
    "CREATE INDEX outcome_handling ON outcome(handling, finished_on)",
    "CREATE INDEX outcome_adoption ON outcome(adoption, sent_on)",
    # statistics read nothing but this, in the order they group by: six times sooner
    """CREATE INDEX outcome_figures ON outcome(adoption, handling, satisfaction, sent_on,
        consultation_id, due, stopped_on, instructed_on, reopened, money, beneficiaries, ways)""",
    "CREATE INDEX outcome_step_outcome ON outcome_step(outcome_id, day)",
    "CREATE UNIQUE INDEX look_back_number ON look_back(number)",
    "CREATE INDEX look_back_outcome ON look_back(outcome_id, planned_on, done_on, stopped_on)",
    "CREATE INDEX look_back_planned ON look_back(planned_on, strokes, id, done_on, stopped_on)",
    "CREATE INDEX look_back_level ON look_back(level, done_on)",
    'CREATE UNIQUE INDEX case_number ON "case"(number)',
    'CREATE INDEX case_point ON "case"(point_id)',
    'CREATE INDEX case_committee ON "case"(committee_id)',
)


def add_consultations(connection: apsw.Connection) -> None:
    """Create the tables of topics, consultations, outcomes, look-backs and cases."""
    for table, columns in _TABLES.items():
        create_table(connection, table, columns)
    for table, owner, linked in _PAIRS:
        create_pairs(connection, table, owner, linked)
    for statement in (*_INDEXES, *_WAITING):
        connection.execute(statement)
