"""Long work beside the requests, whose progress can be seen: verifying, rebuilding."""
