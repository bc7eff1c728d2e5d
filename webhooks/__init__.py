"""Webhooks: programs that follow a merchant are told what happens, signed (202)."""
