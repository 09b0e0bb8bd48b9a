"""Holds kept numbers against each other: comparisons, findings, origins, clocks, track records. Reads, never writes."""
