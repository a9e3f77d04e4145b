"""What each template may see, and nothing more: one frozen dataclass per template, plain data, ready for show.

In: nothing (types only). Out: the theme's contract; ``docs/theme.md`` is generated from these classes, and a
test holds that templates use only what their view has and that nothing in a view is unused.

Besides ``view``, every template sees ``site`` (SiteView) and the functions ``prose(text)``, which turns a
``BodyRef`` or ``Prose`` into Html when the page renders, headings shifted below the page's own, and
``jsonld(markup)``, which writes a job's data for search engines, or nothing for None.
All ``url`` fields are ready for ``href``: on the site they begin with ``site.base``, elsewhere with http(s).
"""

from __future__ import annotations

from rookery.publish.views.jobs import (
    AroundView,
    FactView,
    FilterLink,
    FilterRow,
    JobCard,
    JobMarkup,
    JobsView,
    JobView,
    OpenView,
    PayView,
    ProcessView,
    StepView,
    TombstoneView,
)
from rookery.publish.views.people import PeopleView, PersonCard, PersonView
from rookery.publish.views.promise import PromiseLine
from rookery.publish.views.questions import (
    AnswerView,
    QuestionCard,
    QuestionGroup,
    QuestionsView,
    QuestionView,
    RemovedView,
)
from rookery.publish.views.shared import (
    BodyRef,
    CardView,
    DateView,
    HeadView,
    LinkView,
    MediaView,
    NotFoundView,
    PagingView,
    PersonRef,
    RedirectView,
    SiteView,
)
from rookery.publish.views.sources import NotesView, SourcesView, SourceView
from rookery.publish.views.stream import ArticleView, EntryView, KindView, StreamView
from rookery.publish.views.topics import TopicCard, TopicsView, TopicView

View = (
    StreamView
    | KindView
    | EntryView
    | QuestionView
    | QuestionsView
    | RemovedView
    | PersonView
    | PeopleView
    | TopicView
    | TopicsView
    | JobsView
    | JobView
    | TombstoneView
    | RedirectView
    | SourcesView
    | NotFoundView
)

__all__ = [
    "AnswerView",
    "AroundView",
    "ArticleView",
    "BodyRef",
    "CardView",
    "DateView",
    "EntryView",
    "FactView",
    "FilterLink",
    "FilterRow",
    "HeadView",
    "JobCard",
    "JobMarkup",
    "JobView",
    "JobsView",
    "KindView",
    "LinkView",
    "MediaView",
    "NotFoundView",
    "NotesView",
    "OpenView",
    "PagingView",
    "PayView",
    "PeopleView",
    "PersonCard",
    "PersonRef",
    "PersonView",
    "ProcessView",
    "PromiseLine",
    "QuestionCard",
    "QuestionGroup",
    "QuestionView",
    "QuestionsView",
    "RedirectView",
    "RemovedView",
    "SiteView",
    "SourceView",
    "SourcesView",
    "StepView",
    "StreamView",
    "TombstoneView",
    "TopicCard",
    "TopicView",
    "TopicsView",
    "View",
]
