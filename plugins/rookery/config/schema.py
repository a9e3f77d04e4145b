"""The JSON Schema of feeds.yml, by which editors complete and check it while it is written.

In: the classes of ``rookery.config.feeds``. Out: a schema (JSON Schema 2020-12), its descriptions the docstrings under
the fields. ``feeds.schema.json`` in the project is this, written by ``render_schema``; a test holds them equal.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from rookery.config.feeds import FeedsFile


class _Plain(GenerateJsonSchema):
    """Without the titles that pydantic makes of the fields' names: an editor shows the name anyway."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never."""
        del schema
        return False


def feeds_schema() -> dict[str, Any]:
    """Return the schema of a whole feeds.yml."""
    schema = FeedsFile.model_json_schema(schema_generator=_Plain)
    feed = schema["$defs"]["FeedConfig"]
    for properties in (feed["properties"], schema["$defs"]["Filter"]["properties"]):
        for name, field in properties.items():
            properties[name] = _without_null(field)
    feed["properties"]["url"]["pattern"] = "^https?://"
    # exactly one of url and path; neither where board leads to the address
    feed["anyOf"] = [{"required": ["url"]}, {"required": ["path"]}, {"required": ["board"]}]
    feed["not"] = {"required": ["url", "path"]}
    # in the file a feed without the key takes the default of the file, so it has none of its own
    for name in schema["$defs"]["FeedDefaults"]["properties"]:
        feed["properties"][name].pop("default", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "required": ["feeds"]}


def _without_null(field: dict[str, Any]) -> dict[str, Any]:
    """None is what an absent key is in code; in the file a key without a value is a mistake."""
    if "anyOf" not in field:
        return field
    given = next(choice for choice in field["anyOf"] if choice != {"type": "null"})
    return {**given, **{key: value for key, value in field.items() if key not in {"anyOf", "default"}}}


def render_schema() -> str:
    """Return ``feeds.schema.json`` as it is committed."""
    return json.dumps(feeds_schema(), indent=2, ensure_ascii=False) + "\n"
