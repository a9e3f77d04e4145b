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
from rookery.publish.views.promise import PromiseLine
from rookery.publish.views.questions import AnswerView, QuestionCard, QuestionsView, QuestionView
from rookery.publish.views.shared import (
    BodyRef,
    CardView,
    DateView,
    FilterLink,
    FilterRow,
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
from rookery.publish.views.topics import CardBand, QuestionBand, TopicCard, TopicsView, TopicView

View = (
    StreamView
    | KindView
    | EntryView
    | QuestionView
    | QuestionsView
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
    | SourcesView
    | NotFoundView
)

__all__ = [
    "AnswerView",
    "AroundView",
    "ArticleView",
    "BodyRef",
    "CardBand",
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
    "LearnBand",
    "LearnView",
    "LinkView",
    "MediaView",
    "NotFoundView",
    "NotesView",
    "OpenView",
    "PagingView",
    "PathCard",
    "PathStepView",
    "PathView",
    "PayView",
    "PeopleView",
    "PersonCard",
    "PersonRef",
    "PersonView",
    "ProcessView",
    "PromiseLine",
    "PromptView",
    "QuestionBand",
    "QuestionCard",
    "QuestionView",
    "QuestionsView",
    "RedirectView",
    "ResourceCard",
    "ResourceGroup",
    "ResourceView",
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
