"""Operations that differ, and why."""

DIFFERENCES = {}
