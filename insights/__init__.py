"""What an owner can read out of the ledger."""
