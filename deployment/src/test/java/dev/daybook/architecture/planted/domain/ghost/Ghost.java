package dev.daybook.architecture.planted.domain.ghost;

/** A noun that uses nothing of the kernel, so that the kernel which uses it makes no cycle. */
public record Ghost(String name) {}
