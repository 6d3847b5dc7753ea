"""Makes draft fragments of documentation pages and OpenAPI documents. What a good fragment is, `generation` says."""
