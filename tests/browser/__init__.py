"""Tests of the built site as readers meet it: served, and in a real browser."""
