package dev.daybook.architecture.planted.application.task;

public final class TaskCarrier {

    public void wake() {}
}
