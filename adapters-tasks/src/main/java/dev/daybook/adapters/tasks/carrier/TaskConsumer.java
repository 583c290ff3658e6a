package dev.daybook.adapters.tasks.carrier;

import dev.daybook.application.append.EventAppender;
import dev.daybook.application.readiness.Readiness;
import dev.daybook.application.task.TaskExecution;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Carries the task of each message out. The acknowledgement of the message and what is written into the ledger are one
 * distributed transaction, which the container begins and ends.
 *
 * <p>A message is no more than word that a task is there. One that comes too often, too early or too late does no harm: the
 * ledger says what is to be done. One that is lost is replaced by the sweeper.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/daybook/Tasks"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "${env.DAYBOOK_TASK_PARALLEL:8}")
        })
public class TaskConsumer implements MessageListener {

    private static final Logger LOG = Logger.getLogger(TaskConsumer.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(20);
    private static final long PAUSE_NANOS = 50_000_000;
    private static final Duration COMMANDS_FIRST = Duration.ofMillis(100);
    private static final long COMMANDS_PAUSE_NANOS = 10_000_000;

    @Inject
    @SuppressWarnings("NullAway.Init")
    TaskExecution execution;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Readiness readiness;

    @Inject
    @SuppressWarnings("NullAway.Init")
    EventAppender appender;

    @Override
    public void onMessage(Message message) {
        UUID taskId;
        try {
            taskId = UUID.fromString(message.getBody(String.class));
        } catch (JMSException | IllegalArgumentException | NullPointerException notOurs) {
            LOG.warn("A message that names no task is passed over", notOurs);
            return;
        }
        awaitReadiness();
        letCommandsPass();
        execution.execute(taskId);
    }

    /** The schema may not be there yet, and what an earlier run has left in doubt must be ended by recovery first. */
    private void awaitReadiness() {
        long start = System.nanoTime();
        while (!readiness.isReady()) {
            if (System.nanoTime() - start > START_PATIENCE.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("Tasks are carried out when commands are accepted; not yet.");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /**
     * A caller waits for each command, but not for a task. So while commands are queued, a task begins a little later; only a
     * little, so that tasks never stand still.
     */
    private void letCommandsPass() {
        long start = System.nanoTime();
        while (appender.queueLength() > 0 && System.nanoTime() - start < COMMANDS_FIRST.toNanos()) {
            LockSupport.parkNanos(COMMANDS_PAUSE_NANOS);
        }
    }
}
