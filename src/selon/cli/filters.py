"""The filters of the lists, one table for options, help and docs."""

from __future__ import annotations

# Parameter, flag, type, what stands for the value.
FILTERS: tuple[tuple[str, str, type, str], ...] = (
    ("since", "--since", str, "DAY"),
    ("until", "--until", str, "DAY"),
    ("near", "--near", str, "PLACE"),
    ("radius_km", "--radius", float, "KM"),
    ("within", "--in", str, "UNIT"),
    ("type", "--type", str, "TYPE"),
    ("kind", "--kind", str, "KIND"),
    ("speaker", "--speaker", str, "NAME"),
    ("status", "--status", str, "STATUS"),
    ("publisher", "--publisher", str, "NAME"),
    ("text", "--text", str, "WORDS"),
    ("box", "--box", str, "REGION"),
    ("placed", "--placed", str, "yes|no"),
    ("dated", "--dated", str, "yes|no"),
)
TRUTH = {"yes": True, "no": False}
"""What `placed` and `dated` take, here as in the addresses of the desk."""
LISTS = ("incidents", "claims", "contested", "speakers", "timeline")
