package dev.daybook.adapters.rest.parameter;

/** What an import does at a refused line: {@code stop}, or {@code collect} it and go on. */
public record OnRefusedLine(boolean isCollected) {}
