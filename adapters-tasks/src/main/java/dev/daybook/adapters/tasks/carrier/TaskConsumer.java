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
 * Carries out the task of each message. One distributed transaction, which the container begins and ends, acknowledges
 * the message and writes the ledger.
 *
 * <p>A message only says that there is a task. A message that comes twice, too early or too late does no harm: the
 * ledger says what is to be done. The sweeper replaces a lost message.
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

    /**
     * Waits for the checks of the start: the schema may not exist yet, and recovery must first end the transactions
     * that an earlier run left in doubt.
     */
    private void awaitReadiness() {
        long start = System.nanoTime();
        while (!readiness.isReady()) {
            if (System.nanoTime() - start > START_PATIENCE.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("No commands are accepted yet, so tasks wait. GET /status says why.");
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
