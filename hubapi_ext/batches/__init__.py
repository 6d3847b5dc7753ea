"""Batches: any number of inputs become requests, and each input gets one outcome. It knows no operation."""
