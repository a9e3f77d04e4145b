import re
from pathlib import Path

import pytest

from rookery.config.feeds import FeedConfig, FeedDefaults, FeedsFile, Filter
from rookery.config.marks import parse_yaml
from rookery.config.schema import feeds_schema, render_schema

ROOT = Path(__file__).parents[2]


def faults(schema, value, whole, at=""):
    """A JSON Schema validator for the few words that our schema uses; any other word fails the test."""
    if "$ref" in schema:
        yield from faults(whole["$defs"][schema["$ref"].rpartition("/")[2]], value, whole, at)
    for word, wanted in schema.items():
        if word in {"$ref", "$schema", "$defs", "description", "title", "default"}:
            continue
        yield from (f"{at}: {word}" for _ in [0] if not holds(word, wanted, value))
    for key, item in value.items() if isinstance(value, dict) else ():
        below = schema.get("properties", {}).get(key, schema.get("additionalProperties", {}))
        yield from [f"{at}.{key}: unknown"] if below is False else faults(below or {}, item, whole, f"{at}.{key}")
    for item in value if isinstance(value, tuple) else ():
        yield from faults(schema.get("items", {}), item, whole, f"{at}[]")


TYPES = {"object": dict, "array": tuple, "string": str, "boolean": bool}


def holds(word, wanted, value):
    checks = {
        "type": lambda: isinstance(value, TYPES[wanted]),
        "enum": lambda: value in wanted,
        "const": lambda: value == wanted,
        "required": lambda: all(key in value for key in wanted),
        "anyOf": lambda: any(all(key in value for key in choice["required"]) for choice in wanted),
        "not": lambda: not all(key in value for key in wanted["required"]),
        "pattern": lambda: re.search(wanted, value) is not None,
        "maxLength": lambda: len(value) <= wanted,
        "properties": lambda: True,
        "items": lambda: True,
        "additionalProperties": lambda: True,
    }
    return checks[word]()


def faults_of(text):
    schema = feeds_schema()
    return list(faults(schema, parse_yaml(text, "f")[0].data, schema))


def test_the_committed_schema_is_the_one_of_the_classes():
    assert render_schema() == (ROOT / "feeds.schema.json").read_text(encoding="utf-8")


def test_every_option_says_what_it_means():
    schema = feeds_schema()
    described = {"": schema, **schema["$defs"]}

    assert [] == [
        (name, option)
        for name, group in described.items()
        for option, field in group["properties"].items()
        if not field.get("description")
    ]


def test_the_schema_knows_every_option_of_the_classes():
    schema = feeds_schema()
    groups = {"FeedConfig": FeedConfig, "FeedDefaults": FeedDefaults, "Filter": Filter}

    assert set(FeedsFile.model_fields) == set(schema["properties"])
    assert {name: set(group.model_fields) for name, group in groups.items()} == {
        name: set(schema["$defs"][name]["properties"]) for name in groups
    }


GOOD = """\
defaults:
  publish: excerpt
  allow_private: false
feeds:
  - id: engineering
    kind: blog
    url: https://blog.example.com/feed.xml
    title: Engineering blog
    topics: [engineering]
    publish: full
    canonical: source
    keep: {title: "(?i)engineer"}
    map_topics: {ML: machine-learning}
  - id: newsroom
    kind: press
    path: content/feeds/newsroom.xml
  - id: jobs
    kind: job
    source: greenhouse
    board: example
    on_gone: keep
    direct_apply: true
"""


def test_the_example_of_the_design_and_the_demo_are_valid():
    assert [] == faults_of(GOOD)
    assert [] == faults_of((ROOT / "feeds.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("kind: press", "kind: jobs"), ".feeds[].kind: enum"),
        (("id: newsroom", "id: News Room"), ".feeds[].id: pattern"),
        (("url: https", "url: ftp"), ".feeds[].url: pattern"),
        (("    path: content/feeds/newsroom.xml\n", ""), ".feeds[]: anyOf"),
        (("    kind: press\n", "    kind: press\n    url: https://a.example/\n"), ".feeds[]: not"),
        (("source: greenhouse", "source: greenhous"), ".feeds[].source: enum"),
        (("on_gone: keep", "on_gone: stay"), ".feeds[].on_gone: enum"),
        (("canonical:", "canonnical:"), ".feeds[].canonnical: unknown"),
        (("topics: [engineering]", "topics: engineering"), ".feeds[].topics: type"),
        (("feeds:\n", "feed:\n"), ": required"),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(change, expected):
    assert expected in faults_of(GOOD.replace(*change))
