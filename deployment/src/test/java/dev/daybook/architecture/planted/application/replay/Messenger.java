package dev.daybook.architecture.planted.application.replay;

import dev.daybook.architecture.planted.application.task.TaskCarrier;
import dev.daybook.architecture.planted.domain.kernel.Breaks;

@Breaks("a replay cannot reach the Task Gateway")
class Messenger {

    void tell() {
        new TaskCarrier().wake();
    }
}
