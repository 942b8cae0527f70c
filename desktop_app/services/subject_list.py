"""The list of subjects: a new subject adds its line here and nowhere else."""

from __future__ import annotations

from desktop_app.services.activities.rules import ACTIVITIES
from desktop_app.services.assessments.rules import ASSESSMENTS
from desktop_app.services.brand_reviews.rules import BRAND_REVIEWS
from desktop_app.services.brands.rules import BRANDS
from desktop_app.services.campaigns.rules import CAMPAIGNS
from desktop_app.services.consulting.rules import CONSULTING
from desktop_app.services.contacts.rules import CONTACTS
from desktop_app.services.culture.rules import CULTURE
from desktop_app.services.deeds.rules import DEEDS
from desktop_app.services.duties.rules import DUTIES
from desktop_app.services.experts.rules import EXPERTS
from desktop_app.services.groups.rules import GROUPS
from desktop_app.services.leaves.rules import LEAVES
from desktop_app.services.limits.rules import CALENDAR
from desktop_app.services.members.rules import MEMBERS
from desktop_app.services.office_week.rules import OFFICE_WEEK
from desktop_app.services.opinion_reports.rules import OPINION_REPORTS
from desktop_app.services.period_tables.rules import PERIOD_TABLES
from desktop_app.services.personal_files.rules import PERSONAL_FILES
from desktop_app.services.press.rules import PRESS
from desktop_app.services.proposal_quality.rules import PROPOSAL_QUALITY
from desktop_app.services.proposals.rules import PROPOSALS
from desktop_app.services.receptions.rules import RECEPTIONS
from desktop_app.services.recognitions.rules import RECOGNITIONS
from desktop_app.services.regulations.rules import REGULATIONS
from desktop_app.services.requests.rules import REQUESTS
from desktop_app.services.scoring.rules import SCORING
from desktop_app.services.seating.rules import SEATING
from desktop_app.services.speeches.rules import SPEECHES
from desktop_app.services.staff.rules import STAFF
from desktop_app.services.subjects import Subject
from desktop_app.services.supervision.rules import SUPERVISION
from desktop_app.services.term_change.rules import TERM_CHANGE
from desktop_app.services.work_items.rules import WORK_ITEMS

SUBJECTS: tuple[Subject, ...] = (
    MEMBERS, CONSULTING, PROPOSALS, PROPOSAL_QUALITY, OPINION_REPORTS, SPEECHES, LEAVES,
    ACTIVITIES, GROUPS, BRANDS, CONTACTS, SEATING, PRESS, OFFICE_WEEK, SUPERVISION, EXPERTS,
    RECEPTIONS, CALENDAR, DUTIES, SCORING, ASSESSMENTS, PERSONAL_FILES, PERIOD_TABLES,
    TERM_CHANGE,
    WORK_ITEMS,
    BRAND_REVIEWS,
    RECOGNITIONS,
    CULTURE,
    REQUESTS, REGULATIONS, STAFF,
    CAMPAIGNS,
    DEEDS,
)  # fmt: skip
