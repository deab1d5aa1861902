"""The house keeps its shape: what import-linter cannot see, told by the code itself.

Each rule is in house.md or docs/map.md; the message of a failure is the file that breaks it.
"""

import ast
import functools
import importlib
import inspect
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from procrastinate.tasks import Task

from alongside.vault.sealed import Sealed
from tests.attacks.addresses import addresses
from tests.every import of_every

ROOT = Path(__file__).parents[2]
ROOMS = (
    "foundation", "vault", "people", "releases", "clocks", "service_entries", "screening", "directory", "cases",
    "referrals", "crisis_line", "bulletin", "plan_room", "coalition", "public_site",
)  # fmt: skip
ROWS = {
    "foundation": 0,
    "vault": 1,
    "people": 2,
    "releases": 3,
    "clocks": 3,
    "service_entries": 3,
    "screening": 4,
    "directory": 4,
    "bulletin": 4,
    "cases": 5,
    "referrals": 6,
    "crisis_line": 7,
    "plan_room": 8,
    "coalition": 9,
    "public_site": 10,
    "demo": 11,
    "bench": 11,
    "config": 12,
}
OURS = [
    path for part in ("alongside", "config", "demo", "bench") for path in sorted((ROOT / part).rglob("*.py"))
]
CODE = [path for path in OURS if "tests" not in path.parts and "migrations" not in path.parts]
VIEWS = [path for path in CODE if path.stem == "views" or "views" in path.parts]
TEMPLATES = sorted(ROOT.glob("*/templates/**/*.html")) + sorted(ROOT.glob("alongside/*/templates/**/*.html"))
LONGEST_FILE, LONGEST_FUNCTION = 400, 60


def name_of(path):
    return str(path.relative_to(ROOT))


@functools.cache
def text_of(path):
    return path.read_text(encoding="utf-8")


def tree_of(path):
    return ast.parse(text_of(path))


def mentioning(paths, *words):
    """Those whose text holds one of the words: only they need to be parsed to ask how it is meant."""
    return [path for path in paths if any(word in text_of(path) for word in words)]


def functions(path):
    return [
        node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def our_models():
    return [
        model
        for room in ROOMS
        if apps.is_installed(f"alongside.{room}")
        for model in apps.get_app_config(room).get_models()
    ]


def confidential():
    """The models of which a row says something about one client, or lies beside such rows in their room."""
    rooms = {"releases", "screening", "clocks", "service_entries", "cases", "crisis_line"}
    return [model for model in our_models() if model._meta.app_label in rooms]


# -- files -----------------------------------------------------------------------------------------------


def test_there_is_something_to_look_at():
    assert len(CODE) > 50
    assert len(VIEWS) > 5
    assert len(TEMPLATES) > 30
    assert len(confidential()) >= 7


def test_no_file_is_too_long():
    assert [
        name_of(path)
        for path in OURS
        if "migrations" not in path.parts and len(text_of(path).splitlines()) > LONGEST_FILE
    ] == []


def test_no_function_is_too_long():
    long = [
        f"{name_of(path)}:{node.name}" for path in CODE for node in functions(path)
        if node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]  # fmt: skip
    assert long == []


def test_every_module_says_what_belongs_there():
    silent = [
        name_of(path)
        for path in CODE
        if path.stat().st_size and path.name != "apps.py" and not ast.get_docstring(tree_of(path))
    ]
    assert silent == []


def test_nothing_prints_but_the_command_line():
    talking = {
        name_of(path) for path in mentioning(CODE, "print") for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }  # fmt: skip
    assert {
        name for name in talking if not name.startswith(("config/cli/", "config/cluster/__main__", "bench/"))
    } == set()


RELATIVE = re.compile(r"\bfrom\s*(\\\s*)?\.")  # in a remark as well; the parser says which


def test_no_import_is_relative():
    found = [
        name_of(path)
        for path in OURS
        if RELATIVE.search(text_of(path))
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert found == []


def test_nothing_listens_to_signals_or_overrides_save():
    for path in CODE:
        assert "django.db.models.signals" not in text_of(path), name_of(path)
    assert [model for model in our_models() if {"save", "delete"} & set(vars(model))] == []


LOGS = {"debug", "info", "warning", "error", "exception", "critical"}


def test_a_log_line_is_a_fixed_word():
    """Nothing is filled into it: what is filled in might be somebody's name (foundation.logs)."""
    for path in mentioning(CODE, *LOGS):
        for node in ast.walk(tree_of(path)):
            if not (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LOGS
            ):
                continue
            if isinstance(node.func.value, ast.Name) and node.func.value.id in ("log", "logger", "logging"):
                assert isinstance(node.args[0], ast.Constant), f"{name_of(path)}:{node.lineno}"


def test_a_remark_in_a_template_ends_on_its_line():
    """Over two lines it would be shown to whoever reads the page."""
    shown = [
        name_of(path)
        for path in TEMPLATES
        if any(line.count("{#") != line.count("#}") for line in text_of(path).splitlines())
    ]
    assert shown == []


DRAWN_BY_US = {"alongside/people/totp.py"}  # the QR code, which segno draws from letters and digits


@pytest.mark.parametrize("word", ["mark_safe", "csrf_exempt", "|safe", "autoescape off", "format_html_join"])
def test_text_is_never_declared_safe_outside_the_foundation(word):
    rooms = [path for path in [*CODE, *TEMPLATES] if "foundation" not in path.parts]
    assert {name_of(path) for path in rooms if word in text_of(path)} - DRAWN_BY_US == set()


def test_nothing_is_pickled_or_evaluated():
    for path in mentioning(CODE, "pickle", "marshal", "shelve", "eval", "exec"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {alias.name for alias in node.names} | {getattr(node, "module", "")}
                assert not names & {"pickle", "marshal", "shelve"}, name_of(path)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("eval", "exec"), name_of(path)


# -- layers ----------------------------------------------------------------------------------------------


@of_every(VIEWS, ids=name_of)
def test_a_view_never_opens_a_table_itself(path):
    touched = {
        node.attr for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "save", "bulk_create", "cursor", "raw")
    }  # fmt: skip
    assert touched == set()
    imported = {
        alias.name for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and node.module == "django.db" for alias in node.names
    }  # fmt: skip
    assert imported <= {"transaction"}


@pytest.mark.parametrize("room", ROOMS)
def test_selectors_only_read_and_policies_never_write(room):
    folder, writing = (
        ROOT / "alongside" / room,
        {"save", "create", "bulk_create", "update_or_create", "delete"},
    )
    files = [*folder.glob("selectors*.py"), *folder.glob("selectors/*.py"), *folder.glob("policies*.py")]
    for path in mentioning(files, *writing):
        called = {
            node.func.attr
            for node in ast.walk(tree_of(path))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        assert not called & writing, name_of(path)


def test_policies_and_actions_know_no_request():
    for path in CODE:
        if path.stem.startswith("policies") or "actions" in path.parts:
            text = text_of(path)
            assert not [word for word in ("django.http", "HttpRequest") if word in text], name_of(path)


@of_every(
    [p for p in CODE if p.parts[len(ROOT.parts)] == "alongside" and len(p.relative_to(ROOT).parts) > 2],
    ids=name_of,
)
def test_a_room_imports_from_beneath_only(path):
    room = path.relative_to(ROOT).parts[1]
    for node in ast.walk(tree_of(path)):
        module = node.module if isinstance(node, ast.ImportFrom) else None
        if module and module.startswith("alongside."):
            assert ROWS[module.split(".")[1]] <= ROWS[room], module
        if module and module.split(".")[0] in ("demo", "bench", "tests"):
            raise AssertionError(module)


def test_a_foreign_key_points_downwards_and_leaves_no_way_back():
    for model in our_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey | models.ManyToManyField):
                target = field.related_model._meta.app_label
                assert ROWS[target] <= ROWS[model._meta.app_label], f"{model.__name__}.{field.name}"
                assert field.remote_field.related_name == "+", f"{model.__name__}.{field.name}"


# -- care ------------------------------------------------------------------------------------------------


@of_every(confidential(), ids=lambda model: model.__name__)
def test_every_field_is_cared_for_exactly_once(model):
    care = [care for name, care in vars(model.Care).items() if not name.startswith("_")]
    named = [name for group in care for name in group]
    assert sorted(named) == sorted(field.name for field in model._meta.fields)


@of_every(confidential(), ids=lambda model: model.__name__)
def test_what_is_sealed_has_a_window_and_nothing_else_takes_words(model):
    """But what the agency publishes itself, in tables without a client (Care.published)."""
    windows = {value.column for value in vars(model).values() if isinstance(value, Sealed)}
    assert windows == set(model.Care.sealed)
    words = {
        field.name for field in model._meta.fields
        if isinstance(field, models.TextField | models.CharField | models.JSONField) and not field.choices
    }  # fmt: skip
    assert words == open_words_of(model)


def open_words_of(model):
    """Words that may stand open: the agency's own (a rule, a form, a shift), in a table that knows no client."""
    if any(field.name == "subject_id" for field in model._meta.fields):
        return set()
    return set(getattr(model.Care, "open_words", set()))


@of_every(
    [m for m in confidential() if any(f.name == "subject_id" for f in m._meta.fields)],
    ids=lambda m: m.__name__,
)
def test_the_row_has_its_id_before_it_is_stored(model):
    """The seal is bound to it."""
    assert isinstance(model._meta.pk, models.UUIDField)
    assert model._meta.pk.has_default()


def test_no_file_field_and_no_cache_can_hold_what_should_be_sealed():
    assert [m for m in our_models() for f in m._meta.fields if isinstance(f, models.FileField)] == []
    assert {entry["BACKEND"].rsplit(".", 1)[1] for entry in settings.CACHES.values()} == {"DummyCache"}
    assert settings.FILE_UPLOAD_HANDLERS == ["alongside.vault.uploads.SealingUploadHandler"]


# -- screens ---------------------------------------------------------------------------------------------


@of_every(TEMPLATES, ids=name_of)
def test_a_template_brings_no_script_style_or_foreign_address_of_its_own(path):
    text = re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", text_of(path), flags=re.DOTALL)
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"<style", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"\son[a-z]+\s*=", text)
    assert not re.search(r"javascript:", text)
    assert not re.search(r"(src|action|formaction|hx-[a-z-]+)\s*=\s*[\"'](https?:)?//", text)


def test_every_template_is_used():
    said = " ".join(text_of(path) for path in [*OURS, *TEMPLATES])
    unused = []
    for path in TEMPLATES:
        name = str(path).split("/templates/")[1]
        if name not in said and f'"{path.stem}"' not in said and not name.startswith("errors/"):
            unused.append(name)
    assert unused == []


def test_every_address_is_named_in_a_test_of_its_room():
    """A screen that no test asks for, by its name or by the last word of its address, is a screen that nobody tried."""
    tests = " ".join(
        text_of(path)
        for path in ROOT.glob("*/**/test*/**/*.py")
        if not {".venv", "attacks"} & set(path.parts)
    )
    missing = []
    for address in addresses():
        words = [address.name, f'"{address.name.rpartition(":")[2]}"', f"/{address.last_word}/"]
        if address.name != "healthz" and not any(word in tests for word in words):
            missing.append(address.name)
    assert missing == []


# -- jobs ------------------------------------------------------------------------------------------------


def our_jobs():
    modules = [importlib.import_module(name) for name in settings.PROCRASTINATE_IMPORT_PATHS]
    return {task.name: task for module in modules for task in vars(module).values() if isinstance(task, Task)}


def test_a_job_takes_references_and_times_only():
    assert len(our_jobs()) >= 3
    for name, task in our_jobs().items():
        parameters = inspect.signature(task.func).parameters.values()
        for parameter in parameters:
            known = (
                parameter.name == "timestamp"
                or parameter.name.endswith(("_id", "_ids"))
                or parameter.kind is parameter.VAR_KEYWORD
            )
            assert known, f"{name}({parameter.name})"


def test_every_job_is_imported_by_the_worker():
    found = {name_of(path)[:-3].replace("/", ".") for path in CODE if path.name == "jobs.py"}
    assert found == set(settings.PROCRASTINATE_IMPORT_PATHS)


def test_jobs_hold_no_rule_and_no_key():
    for path in CODE:
        if path.name == "jobs.py":
            text = text_of(path)
            assert not [word for word in ("keyring", ".objects") if word in text], name_of(path)


# -- the way out -------------------------------------------------------------------------------------------

ASKS_OUT = {"socket", "http.client", "urllib.request", "urllib3", "requests", "httpx", "aiohttp", "ftplib", "smtplib",
            "telnetlib", "poplib", "imaplib", "xmlrpc.client", "asyncio", "websockets"}  # fmt: skip
MAY_ASK_OUT = {
    "alongside/foundation/outbound.py",  # the one door to the internet
    "alongside/people/actions/notices.py",  # the names of what goes wrong with mail
    "alongside/people/actions/mailing.py",  # the same
    "config/cli/run.py",  # whether our own server answers on this machine
    "bench/served.py",  # the same
}


def test_only_one_door_leads_out():
    """Mail (Django's, to the server the administrator names) and the database's own driver are no import of ours."""
    asking = set()
    for path in CODE:
        for node in ast.walk(tree_of(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module, *[f"{node.module}.{alias.name}" for alias in node.names]]
            if any(name == one or name.startswith(f"{one}.") for name in names for one in ASKS_OUT):
                asking.add(name_of(path))
    assert asking == MAY_ASK_OUT


def test_mail_is_sent_from_one_place():
    """To the server that the administrator names; nobody on the staff chooses it."""
    sending = {name_of(path) for path in CODE if "from django.core.mail" in path.read_text()}
    assert sending == {
        "alongside/foundation/demo_mail.py",  # keeps them in a folder of the demonstration
        "alongside/people/actions/mailing.py",
        "alongside/people/actions/notices.py",
    }
