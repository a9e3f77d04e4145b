"""A topic of a Discourse forum as JSON (``/t/<id>.json``) -> a question with the posts below it as replies.

In: data that was JSON, one topic or a list of them. Out: ``Read``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rookery.html.text import plain
from rookery.inbox.message import LONGEST, MOST, Body, Message, Read

_WRITTEN = {1, None}
"""The type of a post that somebody wrote; others say that a topic was closed, moved, or are for the staff only."""
_NAMES = ("name", "username", "display_username", "display_name")


def find_topics(data: Any) -> list[Mapping[str, Any]]:
    """The topics in the data; an empty list if it is something else."""
    topics = data if isinstance(data, list) else [data]
    return [topic for topic in topics if isinstance(topic, dict) and isinstance(topic.get("post_stream"), dict)]


def read_topics(topics: list[Mapping[str, Any]]) -> Read:
    """Each topic as a message: its first post asks, the others reply."""
    read = Read()
    for number, topic in enumerate(topics, 1):
        at = f"topic {topic.get('id', number)}"
        if number > MOST:
            read.skipped.append(f"{at} and all after it: {MOST:,} are read at once. Split the file")
            break
        posts = list(_posts(topic, at))
        if not posts:
            read.skipped.append(f"{at}: it holds no post that somebody wrote")
            continue
        first, *others = posts[:MOST]
        read.messages.append(
            Message(
                at=at,
                body=first.body,
                id=first.id,
                day=first.day,
                title=plain(str(topic.get("title") or topic.get("fancy_title") or "")),
                names=first.names,
                replies=tuple(others),
            )
        )
    return read


def _posts(topic: Mapping[str, Any], at: str) -> Iterator[Message]:
    posts = topic["post_stream"].get("posts")
    for post in posts if isinstance(posts, list) else ():
        if not isinstance(post, dict) or post.get("post_type") not in _WRITTEN:
            continue
        if post.get("deleted_at") or post.get("hidden") or post.get("user_deleted"):
            continue
        text = post.get("cooked")
        if not isinstance(text, str) or not text.strip():
            continue
        yield Message(
            at=f"{at}, post {post.get('post_number', '?')}",
            body=Body(text[:LONGEST], "html"),
            id=f"{post.get('id', '')} {post.get('created_at', '')}".strip(),
            day=str(post.get("created_at") or "")[:10],
            names=tuple(str(post[key]) for key in _NAMES if post.get(key)),
        )
