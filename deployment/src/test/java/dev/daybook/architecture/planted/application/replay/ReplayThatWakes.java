package dev.daybook.architecture.planted.application.replay;

import dev.daybook.architecture.planted.domain.kernel.Breaks;

@Breaks("a replay cannot reach the Task Gateway")
public class ReplayThatWakes {

    private final Messenger messenger = new Messenger();

    public void run() {
        messenger.tell();
    }
}
