"""Moments in a time zone, as feeds and pages can write them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


def in_zone(moment: datetime, zone: ZoneInfo) -> datetime:
    """`moment` in `zone`, which is also that of a moment that has none. Its offset is in whole minutes.

    The offsets of sundials have seconds (+07:07:12 in Jakarta, until 1924), and no feed may hold these.
    Raises OverflowError at the ends of the calendar.
    """
    moment = moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    offset = moment.utcoffset() or timedelta()
    if not offset.seconds % 60:
        return moment
    minutes = timedelta(minutes=round(offset.total_seconds() / 60))
    return moment.replace(tzinfo=timezone(minutes, moment.tzname() or ""))
