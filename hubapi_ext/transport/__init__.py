"""What becomes of one request: tokens, versions, limits, retries, deadlines, errors. It knows no batch."""
