"""The house has floors, and nothing points back: the map in ``rookery/__init__.py`` as a test.

Read from the sources with ast. Imports inside functions and for type checking count too: no edge hides.
"""

import ast
import re
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).parents[1] / "plugins" / "rookery"

ROOMS = {"site", "people", "teams", "questions", "ask", "promise", "jobs", "topics", "learn", "sources", "privacy"}

# From the ground up. Rooms of one floor do not know each other.
FLOORS = (
    {""},  # rookery/__init__.py: the version
    {"errors"},
    {"clock", "shares"},
    {"model"},
    {"html"},
    {"config", "audit"},
    {"archive"},
    {"forgotten"},
    {"collect", "content"},
    {"publish", "inbox"},
    ROOMS,
    {"settings"},
    {"cli"},
    {"__main__"},
)
FLOOR = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}

# The halves meet in the archive only: these stand higher than collect and still may not know it.
NEVER_COLLECT = {"publish", "inbox", *ROOMS, "settings"}

# Pelican is the engine of the publishing half. collect knows it in one place: where it is a plugin.
PELICAN = {"pelican", "blinker"}
PELICAN_ROOMS = {"publish", *ROOMS, "settings", "cli"}
PELICAN_MODULES = {"collect/plugin.py"}

# What can open a connection, or reads what came over one.
NETWORK = {
    "urllib3",
    "feedparser",
    "socket",
    "ssl",
    "asyncio",
    "http.client",
    "urllib.request",
    "ftplib",
    "smtplib",
}
NETWORK_ROOMS = {"collect"}

# What unpacks pictures: hostile bytes, which one module reads, in a process of its own.
PICTURES = {"PIL"}
PICTURE_MODULES = {"collect/pixels.py"}

# Where text becomes Html: the sanitizer's room, and the archive's reader, which reads what it sanitised.
HTML_ROOMS = {"html"}
HTML_MODULES = {"archive/format.py"}

# print() is how the command line speaks; everyone else returns or raises.
PRINT_ROOMS = {"cli"}

# Names that do not say what a module does.
EMPTY_NAME = re.compile(r"(^|_)(utils?|helpers?|managers?|handlers?|misc|common)$")

MODULE_LINES = 320
FUNCTION_LINES = 60


class Module:
    """One source file: its path below the package, its room, its tree and what it imports."""

    def __init__(self, path, text):
        self.path = path
        self.room = path.split("/")[0].removesuffix(".py").removeprefix("__init__")
        self.package = ("rookery", *path.split("/")[:-1])
        self.text = text
        self.tree = ast.parse(text, path)
        self.imports = sorted(set(self._imports()))

    def _imports(self):
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                above = self.package[: len(self.package) - node.level + 1] if node.level else ()
                origin = ".".join((*above, *filter(None, [node.module])))
                yield from ((f"{origin}.{alias.name}", node.lineno) for alias in node.names)
            elif isinstance(node, ast.Call) and _name(node.func) in {"import_module", "__import__"}:
                yield from ((arg.value, node.lineno) for arg in node.args if isinstance(arg, ast.Constant))

    def rooms(self):
        """The other rooms of ours that it imports from, as (room, line)."""
        for name, line in self.imports:
            if name == "rookery" or name.startswith("rookery."):
                room = [*name.split("."), ""][1].removeprefix("__version__")
                if room != self.room:
                    yield room, line

    def imports_of(self, names):
        """Where it imports one of ``names`` or something of theirs."""
        for name, line in self.imports:
            if any(name == banned or name.startswith(f"{banned}.") for banned in names):
                yield f"{self.path}:{line} imports {name}"

    def calls_of(self, *names):
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and _name(node.func) in names:
                yield node

    def functions(self):
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _name(node):
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


@cache
def modules():
    """Every source file; read when a test asks, not whenever tests are collected."""
    return [Module(path.relative_to(HOUSE).as_posix(), path.read_text("utf-8")) for path in sorted(HOUSE.rglob("*.py"))]


def test_every_room_has_its_floor():
    homeless = {module.room for module in modules()} - set(FLOOR)

    assert not homeless, "give them a place in FLOORS here and on the map in rookery/__init__.py"


def test_a_module_imports_only_from_the_floors_below():
    up = [
        f"{module.path}:{line} imports {room}"
        for module in modules()
        for room, line in module.rooms()
        if FLOOR.get(room, len(FLOORS)) >= FLOOR[module.room]
    ]

    assert not up


def test_the_two_halves_meet_in_the_archive_only():
    across = [
        f"{module.path}:{line}"
        for module in modules()
        for room, line in module.rooms()
        if room == "collect" and module.room in NEVER_COLLECT
    ]

    assert not across


def test_pelican_stays_in_the_publishing_half():
    found = [
        place
        for module in modules()
        if module.room not in PELICAN_ROOMS and module.path not in PELICAN_MODULES
        for place in module.imports_of(PELICAN)
    ]

    assert not found


def test_only_collect_goes_to_the_network():
    found = [place for module in modules() if module.room not in NETWORK_ROOMS for place in module.imports_of(NETWORK)]

    assert not found


def test_only_one_module_unpacks_pictures():
    found = [
        place for module in modules() if module.path not in PICTURE_MODULES for place in module.imports_of(PICTURES)
    ]

    assert not found


def test_only_the_sanitizer_makes_html():
    made = [
        f"{module.path}:{call.lineno}"
        for module in modules()
        if module.room not in HTML_ROOMS and module.path not in HTML_MODULES
        for call in module.calls_of("Html", "Markup")
        if not (call.args and isinstance(call.args[0], ast.Constant) and call.args[0].value == "")
    ]

    assert not made


def test_only_one_module_makes_data_for_search_engines():
    """It is marked safe like Html, but for another reason: in JSON every sign that could end a script is escaped."""
    made = {module.path for module in modules() if any(module.calls_of("JsonLd"))}

    assert {"publish/jsonld.py"} == made


def test_only_the_command_line_prints():
    printing = [
        f"{module.path}:{call.lineno}"
        for module in modules()
        if module.room not in PRINT_ROOMS
        for call in module.calls_of("print")
    ]

    assert not printing


def test_every_module_says_what_flows_in_and_out():
    assert not [module.path for module in modules() if not ast.get_docstring(module.tree)]


def test_no_module_outgrows_one_head():
    lengths = {module.path: module.text.count("\n") for module in modules()}

    assert not {path: lines for path, lines in lengths.items() if lines > MODULE_LINES}


def test_no_function_outgrows_one_screen():
    lengths = {
        f"{module.path}:{function.lineno} {function.name}": function.end_lineno - function.lineno + 1
        for module in modules()
        for function in module.functions()
    }

    assert not {place: lines for place, lines in lengths.items() if lines > FUNCTION_LINES}


def test_a_module_is_named_after_what_it_does():
    assert not [module.path for module in modules() if EMPTY_NAME.search(Path(module.path).stem)]


def test_an_edge_that_hides_is_seen():
    module = Module(
        "archive/imagined.py",
        "from . import near\n"
        "from ..publish import plan\n"
        "from rookery import __version__, model\n"
        "if TYPE_CHECKING:\n"
        "    import rookery.cli\n"
        "def late():\n"
        "    from rookery.site import pages\n"
        "    importlib.import_module('rookery.topics')\n",
    )

    assert {"", "model", "publish", "cli", "site", "topics"} == {room for room, _ in module.rooms()}
