"""Who may see figures, take lists in and out, move a programme: the office's calls."""

from __future__ import annotations

from call import Call

OFFICE_CALLS = [
    Call("GET", "/analytics/{merchant}", "admin", {"read"}),
    Call("GET", "/analytics/{merchant}/days.csv", "admin", {"read"}),
    Call("GET", "/merchants/{merchant}/report?month=2026-01", "admin", {"read"}),
    Call("GET", "/merchants/{merchant}/report.csv?month=2026-01", "admin", {"read"}),
    Call("GET", "/merchants/{merchant}/customers.csv", "admin", {"read"}),
    Call("GET", "/merchants/{merchant}/everything.zip", "admin"),
    Call("POST", "/merchants/{merchant}/customers/import", "admin", also=("bad_file",)),
    Call("GET", "/merchants/{merchant}/move", "admin"),
    Call(
        "POST",
        "/merchants/{merchant}/move",
        "admin",
        body={"confirm": "Some other name"},
        also=("not_confirmed",),
    ),
]
