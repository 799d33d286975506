"""Measurements that `make bench` prints; none is part of the tests."""
