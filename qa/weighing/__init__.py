"""Weighing: named signals, one weight each, put the sentence that best answers first."""
