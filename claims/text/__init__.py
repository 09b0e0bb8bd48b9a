"""Reads text: spans, sentences, quantities and the claims they suggest. Plain Python; never imports Django."""
