"""Reviews: visits are accepted, returned or rejected, and released to the client in batches."""
