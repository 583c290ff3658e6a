package dev.daybook.application.task;

import dev.daybook.domain.kernel.Task;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A handler that does what a test tells it to. */
public final class Parcels implements TaskHandler<Parcels.Parcel> {

    /** The tasks that were carried out, in their order. */
    public final List<UUID> delivered = new CopyOnWriteArrayList<>();

    /** The settings that are missing. */
    public final List<String> missing = new CopyOnWriteArrayList<>();

    /** What is done next. */
    public volatile Doing doing = (task, delivery) -> "thank you";

    /** A task for these tests. */
    public record Parcel(String address) implements Task {

        @Override
        public String kind() {
            return "parcel";
        }
    }

    /** Carries a parcel out. */
    @FunctionalInterface
    public interface Doing {
        String handle(Parcel task, TaskDelivery delivery) throws Exception;
    }

    @Override
    public String kind() {
        return "parcel";
    }

    @Override
    public Class<Parcel> record() {
        return Parcel.class;
    }

    @Override
    public List<String> missing() {
        return missing;
    }

    @Override
    public String handle(Parcel task, TaskDelivery delivery) throws Exception {
        String answer = doing.handle(task, delivery);
        delivered.add(delivery.taskId());
        return answer;
    }
}
