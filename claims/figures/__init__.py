"""Reasons about numbers: hedges become bands, bands compare, months are calendar months. Never imports Django."""
