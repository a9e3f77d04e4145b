"""What each template may see, and nothing more: one frozen dataclass per template, plain data, ready for show.

In: nothing (types only). Out: the theme's contract; ``docs/theme.md`` is generated from these classes, and a
test holds that templates use only what their view has and that nothing in a view is unused.

Besides ``view``, every template sees ``site`` (SiteView) and the functions ``prose(text)``, which turns a
``BodyRef`` or ``Prose`` into Html when the page renders, headings shifted below the page's own, and
``jsonld(data)``, which writes what search engines are told (a JobMarkup, or the Nodes of a head), or nothing.
All ``url`` fields are ready for ``href``: on the site they begin with ``site.base``, elsewhere with http(s).
"""

from __future__ import annotations

from rookery.publish.views.ask import AskPageView, AskView, ThanksView, ThenView, WaitView
from rookery.publish.views.data import BodyRef, Node, Told
from rookery.publish.views.jobs import (
    AroundView,
    FactView,
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
from rookery.publish.views.learn import (
    LearnBand,
    LearnView,
    PathCard,
    PathStepView,
    PathView,
    PromptView,
    ResourceCard,
    ResourceGroup,
    ResourceView,
)
from rookery.publish.views.people import PeopleView, PersonCard, PersonView
from rookery.publish.views.privacy import PrivacyView
from rookery.publish.views.promise import (
    ChartView,
    GoalView,
    MonthView,
    PeriodView,
    PromiseLine,
    PromiseView,
    ReasonsView,
    ReasonView,
)
from rookery.publish.views.questions import (
    AnswerView,
    QuestionCard,
    QuestionGroup,
    QuestionsView,
    QuestionView,
    RemovedView,
)
from rookery.publish.views.shared import (
    AskWays,
    CardView,
    DateView,
    FieldView,
    FilterLink,
    FilterRow,
    FormView,
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
from rookery.publish.views.stream import ArticleView, EntryView, EventView, KindView, StreamView
from rookery.publish.views.topics import CardBand, QuestionBand, TopicCard, TopicsView, TopicView

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
    | LearnView
    | PathView
    | ResourceView
    | RedirectView
    | PromiseView
    | SourcesView
    | AskPageView
    | ThanksView
    | PrivacyView
    | NotFoundView
)

__all__ = [
    "AnswerView",
    "AroundView",
    "ArticleView",
    "AskPageView",
    "AskView",
    "AskWays",
    "BodyRef",
    "CardBand",
    "CardView",
    "ChartView",
    "DateView",
    "EntryView",
    "EventView",
    "FactView",
    "FieldView",
    "FilterLink",
    "FilterRow",
    "FormView",
    "GoalView",
    "HeadView",
    "JobCard",
    "JobMarkup",
    "JobView",
    "JobsView",
    "KindView",
    "LearnBand",
    "LearnView",
    "LinkView",
    "MediaView",
    "MonthView",
    "Node",
    "NotFoundView",
    "NotesView",
    "OpenView",
    "PagingView",
    "PathCard",
    "PathStepView",
    "PathView",
    "PayView",
    "PeopleView",
    "PeriodView",
    "PersonCard",
    "PersonRef",
    "PersonView",
    "PrivacyView",
    "ProcessView",
    "PromiseLine",
    "PromiseView",
    "PromptView",
    "QuestionBand",
    "QuestionCard",
    "QuestionGroup",
    "QuestionView",
    "QuestionsView",
    "ReasonView",
    "ReasonsView",
    "RedirectView",
    "RemovedView",
    "ResourceCard",
    "ResourceGroup",
    "ResourceView",
    "SiteView",
    "SourceView",
    "SourcesView",
    "StepView",
    "StreamView",
    "ThanksView",
    "ThenView",
    "Told",
    "TombstoneView",
    "TopicCard",
    "TopicView",
    "TopicsView",
    "View",
    "WaitView",
]
