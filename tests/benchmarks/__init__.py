"""Tests of what judges the reader."""
