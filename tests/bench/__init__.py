"""Benchmarks: how long things take, measured apart from the tests."""
