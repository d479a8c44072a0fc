"""Tests of digest.interchange."""
