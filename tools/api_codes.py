"""Which codes each endpoint may answer with, read from the source.

    python tools/api_codes.py           writes api_codes.txt anew

From every endpoint the names that it uses are followed through the package, and theirs,
down to the errors that they make: what may be refused is never listed by hand. What is
called on a value whose type the source does not say is followed to every method of that
name, so a list may hold a code too many, and none too few; a test asks the endpoints.
"""

from __future__ import annotations

import ast
import asyncio
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "api_codes.txt"
SIDE_ROOMS = {
    "migrations",
    "store",
    "tests",
    "tools",
    "docs",
    "bench",
    "node_modules",
    ".venv",
    ".build",
}
STATUS = {
    "InvalidInput": 400,
    "NotProved": 401,
    "NotAllowed": 403,
    "NotFound": 404,
    "Conflict": 409,
    "TooMany": 429,
}
# Codes that are put together while the program runs.
MADE = {
    "badges.services:_add": {"too_many_badges", "too_many_issuers"},
    "badges.services:remove": {"badge_not_found", "issuer_not_found"},
    "importing.reading:_key": {"bad_pubkey"},
    "nostr.remotely:connect": {"signer_away", "signer_refused", "signer_lied"},
    "web:other_signer": {"other_proof_used", "bad_other_proof"},
}
# Whatever LNbits says of a key, and what the route class says by itself.
ALWAYS = {(400, "malformed"), (404, "not_found")}
OF_KEYS = {(401, "not_proved"), (403, "not_allowed"), (404, "not_found")}
TOO_LARGE = (413, "too_large")
Code = tuple[int, str]
Function = ast.FunctionDef | ast.AsyncFunctionDef
METHODS = {"get", "post", "put", "delete"}
# What a name means that a list, a task or a transaction has, too, is never ours.
_THEIRS = (dict, list, set, str, bytes, int, asyncio.Task, asyncio.Queue, asyncio.Event)
_TX = {"execute", "all", "one", "insert", "later", "flush", "read", "write", "run"}
FOREIGN = _TX.union(*map(dir, _THEIRS)) - {"count"}
PROPERTIES = {"property", "cached_property"}


class Module:
    """One file: what its names mean, and what stands in it."""

    def __init__(self, name: str, file: Path, is_package: bool) -> None:
        self.name = name
        self.tree = ast.parse(file.read_text())
        self._package = name if is_package else name.rpartition(".")[0]
        self.imports: dict[str, tuple[str, str]] = {}
        self.nodes: dict[str, ast.AST] = {}
        for node in self.tree.body:
            self._take(node)

    def _take(self, node: ast.stmt) -> None:
        if isinstance(node, ast.ImportFrom) and node.level:
            parts = self._package.split(".") if self._package else []
            kept = parts[: len(parts) - (node.level - 1)]
            source = ".".join([*kept, *([node.module] if node.module else [])])
            for alias in node.names:
                self.imports[alias.asname or alias.name] = (source, alias.name)
        elif isinstance(node, Function | ast.ClassDef):
            self.nodes[node.name] = node
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    self.nodes[target.id] = node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            if node.value:
                self.nodes[node.target.id] = node.value


class Package:
    """All of it, as a graph: `module:name` and `module:Class.method`."""

    def __init__(self) -> None:
        self.modules = {m.name: m for m in _modules()}
        self.methods: dict[str, list[str]] = defaultdict(list)
        self.properties: dict[str, list[str]] = defaultdict(list)
        self.bodies: dict[str, tuple[Module, ast.AST]] = {}
        for module in self.modules.values():
            for name, node in module.nodes.items():
                self._put(module, name, node)
        self._direct: dict[str, tuple[set[Code], set[str]]] = {}

    def _put(self, module: Module, name: str, node: ast.AST) -> None:
        key = f"{module.name}:{name}"
        if not isinstance(node, ast.ClassDef):
            self.bodies[key] = module, node
            return
        for part in node.body:
            if isinstance(part, Function):
                method = f"{key}.{part.name}"
                self.bodies[method] = module, part
                if not (part.name.startswith("__") or part.name in FOREIGN):
                    marks = {getattr(d, "id", "") for d in part.decorator_list}
                    kind = self.properties if marks & PROPERTIES else self.methods
                    kind[part.name].append(method)

    def find(self, module: str, name: str) -> str | None:
        """What a name means, through those that only hand it on."""
        for _ in range(9):
            if (inner := f"{module}.{name}".lstrip(".")) in self.modules:
                return inner
            known = self.modules.get(module)
            if known is None:
                return None
            if name in known.nodes:
                return f"{module}:{name}"
            if name not in known.imports:
                return None
            module, name = known.imports[name]
        return None

    def codes(self, key: str) -> set[Code]:
        """Everything that may come of it."""
        found: set[Code] = set()
        seen, waiting = {key}, [key]
        while waiting:
            codes, used = self.direct(waiting.pop())
            found |= codes
            waiting += used - seen
            seen |= used
        return found

    def direct(self, key: str) -> tuple[set[Code], set[str]]:
        """The codes that are made right there, and what is used there."""
        if key not in self._direct:
            self._direct[key] = self._read(key)
        return self._direct[key]

    def _read(self, key: str) -> tuple[set[Code], set[str]]:
        codes: set[Code] = set()
        used: set[str] = set()
        if key not in self.bodies:  # a class: making one may fail
            module, kind = self._class(key)
            bases = [self.find(module.name, getattr(b, "id", "")) for b in kind.bases]
            used = {base for base in bases if base and ":" in base}
            return codes, used | ({f"{key}.__init__"} & self.bodies.keys())
        module, body = self.bodies[key]
        called = {id(n.func) for n in ast.walk(body) if isinstance(n, ast.Call)}
        for node in ast.walk(body):
            if isinstance(node, ast.Name):
                used |= self._named(module, node.id)
            elif isinstance(node, ast.Attribute):
                used |= self._of(module, key, node, id(node) in called)
            elif isinstance(node, ast.Call):
                codes |= self._made(module, key, node)
        return codes, used

    def _named(self, module: Module, name: str) -> set[str]:
        found = self.find(module.name, name)
        return {found} if found and ":" in found else set()

    def _of(
        self, module: Module, key: str, node: ast.Attribute, is_called: bool
    ) -> set[str]:
        """What an attribute may be: of a module, of `self`, or of whatever has it."""
        owner = node.value.id if isinstance(node.value, ast.Name) else ""
        if owner == "self":
            return {f"{key.rpartition('.')[0]}.{node.attr}"} & self.bodies.keys()
        found = self.find(module.name, owner)
        if found and ":" not in found:
            return self._named(self.modules[found], node.attr)
        return set((self.methods if is_called else self.properties)[node.attr])

    def _class(self, key: str) -> tuple[Module, ast.ClassDef]:
        name, _, kind = key.partition(":")
        node = self.modules[name].nodes[kind]
        assert isinstance(node, ast.ClassDef)
        return self.modules[name], node

    def _made(self, module: Module, key: str, call: ast.Call) -> set[Code]:
        """The codes of the error that a call makes, if it is one of ours."""
        status, place, before = self._maker(module, key, call.func)
        if not status or module.name == "exceptions" or len(call.args) <= place:
            return set()
        said = call.args[place]
        if _handed_on(said)[0] in self._parameters(key):
            return set()  # whoever calls this says it
        words = self._texts(module, said) or MADE.get(key)
        if words is None:
            where = f"{key}, line {call.lineno}"
            raise LookupError(f"{where}: say in MADE which codes these are")
        return {(status, before + code) for code in words}

    def _maker(self, module: Module, key: str, func: ast.expr) -> tuple[int, int, str]:
        """The status of what a call makes, which argument is the code, and what is put
        before it; 0: it makes no error."""
        if isinstance(func, ast.Attribute):
            is_super = isinstance(func.value, ast.Call) and func.attr == "__init__"
            owner = key.rpartition(".")[0] if is_super else ""
            is_ours = owner in self.error_classes and self._takes_code(owner)
            return (self.error_classes[owner] if is_ours else 0), 0, ""
        found = self.find(module.name, func.id) if isinstance(func, ast.Name) else None
        if found in self.error_classes and found.startswith("exceptions:"):
            return self.error_classes[found], 0, ""
        return self.makers.get(found or "", (0, 0, ""))

    def _takes_code(self, owner: str) -> bool:
        """Whether a class is derived from an error of `exceptions` itself."""
        module, node = self._class(owner)
        found = [
            self.find(module.name, getattr(base, "id", "")) or "" for base in node.bases
        ]
        return any(base.startswith("exceptions:") for base in found)

    def _parameters(self, key: str) -> list[str]:
        node = self.bodies[key][1]
        if not isinstance(node, Function):
            return []
        names = [argument.arg for argument in node.args.args]
        return names[1:] if "self" in names[:1] else names

    @cached_property
    def makers(self) -> dict[str, tuple[int, int, str]]:
        """Functions and errors that are handed the code, as `_maker` has it."""
        found: dict[str, tuple[int, int, str]] = {}
        self.__dict__["makers"] = found
        for key, (module, body) in self.bodies.items():
            for node in ast.walk(body):
                if not isinstance(node, ast.Call) or not node.args:
                    continue
                status = self._maker(module, key, node.func)[0]
                named, before = _handed_on(node.args[0])
                if status and named in self._parameters(key):
                    place = self._parameters(key).index(named)
                    found[key.removesuffix(".__init__")] = status, place, before
        return found

    @cached_property
    def error_classes(self) -> dict[str, int]:
        """Our errors and what is derived from them, with the status of each."""
        found = {f"exceptions:{name}": status for name, status in STATUS.items()}
        for _ in range(3):
            for module in self.modules.values():
                for name, node in module.nodes.items():
                    if not isinstance(node, ast.ClassDef):
                        continue
                    for base in node.bases:
                        of = self.find(module.name, getattr(base, "id", ""))
                        if of in found:
                            found.setdefault(f"{module.name}:{name}", found[of])
        return found

    def _texts(self, module: Module, node: ast.expr) -> set[str] | None:
        """Which texts an expression may be, if the source says."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return {node.value}
        if isinstance(node, ast.IfExp):
            both = [self._texts(module, part) for part in (node.body, node.orelse)]
            return both[0] | both[1] if both[0] and both[1] else None
        if isinstance(node, ast.Name):
            found = self.find(module.name, node.id)
            if found and found in self.bodies:
                owner, value = self.bodies[found]
                return (
                    self._texts(owner, value) if isinstance(value, ast.expr) else None
                )
        return None


def _handed_on(node: ast.expr) -> tuple[str, str]:
    """The name that a code is handed on by, and what is put before it."""
    if isinstance(node, ast.Name):
        return node.id, ""
    if isinstance(node, ast.JoinedStr) and len(node.values) == 2:
        text, value = node.values
        if isinstance(text, ast.Constant) and isinstance(value, ast.FormattedValue):
            if isinstance(value.value, ast.Name):
                return value.value.id, str(text.value)
    return "", ""


def _modules() -> Iterator[Module]:
    for file in sorted(ROOT.rglob("*.py")):
        parts = file.relative_to(ROOT).with_suffix("").parts
        if parts[0] in SIDE_ROOMS:
            continue
        is_package = parts[-1] == "__init__"
        yield Module(".".join(parts[:-1] if is_package else parts), file, is_package)


def endpoints(package: Package) -> Iterator[tuple[str, str, Function]]:
    """Each function that a route leads to: where it is, and by which method."""
    for key, (_, node) in package.bodies.items():
        if not isinstance(node, Function):
            continue
        for decorator in node.decorator_list:
            func = decorator.func if isinstance(decorator, ast.Call) else None
            if isinstance(func, ast.Attribute) and func.attr in METHODS:
                yield key, func.attr, node


@lru_cache(maxsize=1)
def table() -> dict[str, set[Code]]:
    """Every endpoint, as `module:function`, with what it may answer."""
    package = Package()
    found = {}
    for key, method, node in endpoints(package):
        codes = package.codes(key)
        arguments = [*node.args.args, *node.args.kwonlyargs]
        if arguments:
            codes |= ALWAYS
        if method != "get":
            codes.add(TOO_LARGE)
        if "web:any_proof" in _reached(package, key):
            codes |= OF_KEYS
        found[key] = codes
    return found


def _reached(package: Package, key: str) -> set[str]:
    seen, waiting = {key}, [key]
    while waiting:
        used = package.direct(waiting.pop())[1]
        waiting += used - seen
        seen |= used
    return seen


def text() -> str:
    """The file: an endpoint a line, its statuses apart by `;`."""
    lines = ["# Made by tools/api_codes.py from the source; read by web.py."]
    for key, codes in sorted(table().items()):
        by_status = defaultdict(list)
        for status, code in sorted(codes):
            by_status[status].append(code)
        said = "; ".join(f"{s} {' '.join(c)}" for s, c in by_status.items())
        lines.append(f"{key} {said}".rstrip())
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(text())
    sys.stdout.write(f"{TABLE.name} is up to date.\n")
