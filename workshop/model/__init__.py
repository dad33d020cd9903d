"""The words of a workshop, as its authors write them in YAML. All values are frozen.

    Session        one delivery: date, start, length, people, departments, mode, paper
      Agenda       what happens, in order, and for how long
        Entry      a block, a break, lunch or a buffer, and its minutes
    Module         one idea, its objectives and behaviours
      Block        a step of it: teach, or run an exercise; must, should or could
    Exercise       an activity: task, steps, debrief, materials, times (min, typical, max)
    Guide          what a facilitator reads before the day
    Instrument     a form to ask, observe, test, count or remind: sections of items, and what becomes of the answers
    Brief          a page to read and act on, for a manager, for HR, or for whoever leads or helps
    Department     what is known of a department: internal customers, trap and reframe, cases, terms
    Organisation   name, own words, decision limits, approved texts
    Facilitator    who leads, and what they do their own way
    Changes        what a layer changes of the content below it

All that somebody may want to change is a mapping keyed by id, never a list by position, so that
a layer can name it. Times are whole minutes. The id of a file is its name.
"""

from workshop.model.agenda import Agenda, Entry, Sitting
from workshop.model.brief import Brief
from workshop.model.cards import BODIES, CardSet, Face, Share
from workshop.model.changes import Changes, Edits
from workshop.model.department import Case, Department, Instead
from workshop.model.exercise import (
    LACKS,
    Debrief,
    Demonstration,
    Exercise,
    Exposure,
    Extend,
    Lack,
    Material,
    People,
    Room,
    Run,
    Scenario,
    Shorten,
    Times,
    Trap,
    Way,
)
from workshop.model.facilitator import Facilitator
from workshop.model.figures import Chart, Picture, Point, Table
from workshop.model.guide import Checklist, Guide
from workshop.model.instrument import (
    FORM_ITEMS,
    Care,
    CaseItem,
    Choice,
    FormItem,
    Hint,
    Indicator,
    Instrument,
    Ordering,
    Rewriting,
    Rubric,
    Scale,
    Section,
    Voice,
)
from workshop.model.module import Block, Check, FollowUp, Module, Objective, Priority, Recall, Role
from workshop.model.organisation import Organisation, Term
from workshop.model.pages import ITEMS, Grid, Item, Page, Pages, Privacy
from workshop.model.part import MOST_DAYS, Card, Count, Lines, Mode, Part, Source, Span, refuse
from workshop.model.session import NO_FIXED, NO_LUNCH, Fixed, Paper, Session
from workshop.model.slides import WRITTEN, JobAid, Layout, Slides, SlideText
from workshop.model.steps import CUES, Question, Step, Steps

__all__ = [
    "BODIES",
    "CUES",
    "FORM_ITEMS",
    "ITEMS",
    "LACKS",
    "MOST_DAYS",
    "NO_FIXED",
    "NO_LUNCH",
    "WRITTEN",
    "Agenda",
    "Block",
    "Brief",
    "Card",
    "CardSet",
    "Care",
    "Case",
    "CaseItem",
    "Changes",
    "Chart",
    "Check",
    "Checklist",
    "Choice",
    "Count",
    "Debrief",
    "Demonstration",
    "Department",
    "Edits",
    "Entry",
    "Exercise",
    "Exposure",
    "Extend",
    "Face",
    "Facilitator",
    "Fixed",
    "FollowUp",
    "FormItem",
    "Grid",
    "Guide",
    "Hint",
    "Indicator",
    "Instead",
    "Instrument",
    "Item",
    "JobAid",
    "Lack",
    "Layout",
    "Lines",
    "Material",
    "Mode",
    "Module",
    "Objective",
    "Ordering",
    "Organisation",
    "Page",
    "Pages",
    "Paper",
    "Part",
    "People",
    "Picture",
    "Point",
    "Priority",
    "Privacy",
    "Question",
    "Recall",
    "Rewriting",
    "Role",
    "Room",
    "Rubric",
    "Run",
    "Scale",
    "Scenario",
    "Section",
    "Session",
    "Share",
    "Shorten",
    "Sitting",
    "SlideText",
    "Slides",
    "Source",
    "Span",
    "Step",
    "Steps",
    "Table",
    "Term",
    "Times",
    "Trap",
    "Voice",
    "Way",
    "refuse",
]
