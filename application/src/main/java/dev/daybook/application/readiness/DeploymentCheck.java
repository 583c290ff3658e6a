package dev.daybook.application.readiness;

import java.util.List;

/** Something that must be so before Daybook can keep its promises; asked at every start. */
public interface DeploymentCheck {

    /** What is not in order, a sentence each that says what to do about it; empty if all is well. */
    List<String> obstacles();
}
