package dev.daybook.architecture.planted.adapters.persistence.replay;

/** A replay builds states; it may know them. */
public final class Rebuild {}
