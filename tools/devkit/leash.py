"""Run a command that dies with the process that started it.

    python leash.py SIGNAL ACCOUNT PARENT_PID COMMAND...

Used as a program, never imported: it becomes the command, so the process id that
the starter knows is the command's own. The kernel delivers SIGNAL when the starter
ends, however it ends, which no cleanup code can promise. ACCOUNT is `-`, or an
account to become first: PostgreSQL refuses to run as root.
"""

import ctypes
import os
import pwd
import signal
import sys

PR_SET_PDEATHSIG = 1


def become(account: str) -> None:
    entry = pwd.getpwnam(account)
    os.setgroups([])
    os.setgid(entry.pw_gid)
    os.setuid(entry.pw_uid)


def follow(parent: int, number: int) -> None:
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, number)
    # The starter may have died before the kernel was told to watch it.
    if os.getppid() != parent:
        sys.exit(1)


def main(name: str, account: str, parent: str, *command: str) -> None:
    # A change of account clears the kernel's promise, so it comes first.
    if account != "-":
        become(account)
    follow(int(parent), getattr(signal, name))
    os.execvp(command[0], command)  # noqa: S606


main(*sys.argv[1:])
