from __future__ import annotations

import pytest

from digest.engines.deadlines import Deadline


def taught(*seconds: float, size: int = 100, limit: float = 30.0) -> Deadline:
    deadline = Deadline(limit)
    for number, duration in enumerate(seconds):
        deadline.met(size, began=number * 10.0, ended=number * 10.0 + duration)
    return deadline


def test_before_anything_is_known_the_limit_counts() -> None:
    assert Deadline(30.0).seconds(100) == 30.0
    assert taught(*[0.2] * 7).seconds(100) == 30.0


def test_a_service_that_answers_soon_is_not_waited_for_long() -> None:
    assert taught(*[0.2] * 8).seconds(100) == 5.0


def test_the_slowest_of_the_last_answers_counts() -> None:
    assert taught(*[0.2] * 8, 1.5).seconds(100) == pytest.approx(15.0)
    assert taught(1.5, *[0.2] * 20).seconds(100) == 5.0


def test_a_longer_text_gets_longer_in_proportion() -> None:
    assert taught(*[0.2] * 8).seconds(1000) == pytest.approx(20.0)
    assert taught(*[0.2] * 8).seconds(100_000) == 30.0


def test_who_ran_out_of_time_doubles_what_the_next_gets_until_an_answer_comes() -> None:
    deadline = taught(*[0.2] * 8)
    deadline.missed(began=100.0, ended=105.0)
    assert deadline.seconds(100) == 10.0
    deadline.missed(began=104.0, ended=109.0)
    assert deadline.seconds(100) == 10.0
    deadline.missed(began=106.0, ended=116.0)
    assert deadline.seconds(100) == 20.0
    deadline.met(100, began=117.0, ended=117.2)
    assert deadline.seconds(100) == 5.0


def test_a_time_that_somebody_chose_is_kept_to() -> None:
    deadline = Deadline(3.0, learns=False)
    for _ in range(20):
        deadline.met(10, began=0.0, ended=0.1)
    assert deadline.seconds(10) == 3.0
