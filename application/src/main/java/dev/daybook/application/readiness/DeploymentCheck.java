package dev.daybook.application.readiness;

import java.util.List;

/** A condition that must hold before commands are accepted; checked at every start. */
public interface DeploymentCheck {

    /** What is wrong: a sentence for each problem, with what to do about it. Empty if the condition holds. */
    List<String> obstacles();
}
