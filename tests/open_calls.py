OPEN_CALLS: list[tuple[str, str]] = []
