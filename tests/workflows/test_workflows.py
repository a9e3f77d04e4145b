"""What the workflows promise about keys, pins and foreign text."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
JOBS = [
    pytest.param(job, id=f"{path.stem}-{name}")
    for path in WORKFLOWS
    for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items()
]
each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def triggers(name):
    # YAML 1.1 reads a bare "on" as true
    return yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text("utf-8"))[True]


def test_zizmor_finds_nothing():
    zizmor = shutil.which("zizmor", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if zizmor is None:
        pytest.skip("zizmor is not installed; requirements-dev.lock holds it")
    run = subprocess.run(
        [zizmor, "--offline", "--no-progress", "--persona=pedantic", ROOT / ".github"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout + run.stderr


@each_workflow
def test_every_action_is_pinned_to_a_commit_and_says_its_version(path):
    used = re.findall(r"uses: (.+)", path.read_text("utf-8"))
    loose = [
        use
        for use in used
        if not use.startswith("$/")  # the same commit of this repository
        and not re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)
    ]

    assert used
    assert [] == loose


def test_an_action_has_one_version_in_all_workflows():
    text = "\n".join(path.read_text("utf-8") for path in WORKFLOWS)
    pins = set(re.findall(r"uses: ([\w./-]+@.+)", text))

    assert len({pin.partition("@")[0] for pin in pins}) == len(pins)


@each_workflow
def test_nothing_is_allowed_that_a_job_does_not_ask_for(path):
    assert yaml.safe_load(path.read_text("utf-8"))["permissions"] == {}


@pytest.mark.parametrize("job", JOBS)
def test_no_job_runs_without_end(job):
    assert "uses" in job or job["timeout-minutes"] <= 30


@pytest.mark.parametrize("job", JOBS)
def test_no_text_is_pasted_into_a_command(job):
    commands = [step["run"] for step in job.get("steps", ()) if "run" in step]

    assert not [command for command in commands if "${{" in command]


@pytest.mark.parametrize("job", JOBS)
def test_a_checkout_leaves_no_key_behind(job):
    checkouts = [step for step in job.get("steps", ()) if step.get("uses", "").startswith("actions/checkout@")]

    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_the_job_that_reads_feeds_may_write_nothing_and_holds_no_key():
    build = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))["jobs"]["build"]

    assert any("rookery collect" in step.get("run", "") for step in build["steps"])
    assert {"read"} == set(build["permissions"].values())
    assert not re.search(r"secrets\.|github\.token", str(build))


def test_the_site_is_built_with_the_address_that_pages_gave_it():
    build = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))["jobs"]["build"]
    (step,) = (step for step in build["steps"] if "rookery build" in step.get("run", ""))
    settings = step["run"].rpartition("--settings ")[2]
    code = f"from runpy import run_path; print(run_path({settings!r})['SITEURL'])"
    said = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **dict.fromkeys(step["env"], "https://example.org/hub")},
        check=True,
        capture_output=True,
        text=True,
    )

    assert "https://example.org/hub\n" == said.stdout


def test_the_clock_has_a_workflow_of_its_own():
    """GitHub stops idle schedules after 60 days, and with one the whole file that holds it."""
    assert "schedule" not in triggers("publish.yml")
    assert {"schedule"} == set(triggers("schedule.yml"))


def test_the_caller_grants_what_the_called_jobs_need():
    levels = {"read": 1, "write": 2}
    called = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))["jobs"].values()
    caller = yaml.safe_load((ROOT / ".github/workflows/schedule.yml").read_text("utf-8"))["jobs"]["publish"]
    needed = {}
    for job in called:
        for name, level in job["permissions"].items():
            needed[name] = max(needed.get(name, level), level, key=levels.__getitem__)

    assert needed == caller["permissions"]


@pytest.mark.parametrize("script", [".ci/run", ".github/guarded", ".github/bundle-archive", ".github/push-archive"])
def test_a_script_may_be_run_and_stops_at_the_first_failure(script):
    path = ROOT / script
    subprocess.run(["bash", "-n", path], check=True)

    assert os.access(path, os.X_OK)
    assert "set -euo pipefail" in path.read_text("utf-8")
