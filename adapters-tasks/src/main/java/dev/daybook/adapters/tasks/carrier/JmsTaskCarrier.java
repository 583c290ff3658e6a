package dev.daybook.adapters.tasks.carrier;

import dev.daybook.application.setting.SettingTree;
import dev.daybook.application.setting.Settings;
import dev.daybook.application.task.TaskCarrier;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells consumers about tasks by JMS. There is one message for each task, and it holds only the task's id.
 *
 * <p>One thread sends the collected messages, in a transaction of the broker alone. The append that recorded the tasks
 * has committed before. So an append needs no third branch in its commit and does not wait for the broker's disk, and a
 * broker that cannot be reached delays no append.
 *
 * <p>The broker holds few messages, and makes the sender wait until some of them have been consumed. Meanwhile the
 * queue in this class fills up. The sweeper finds the tasks that no longer fit into it.
 */
@Singleton
public class JmsTaskCarrier implements TaskCarrier {

    private static final Logger LOG = Logger.getLogger(JmsTaskCarrier.class);
    private static final int MOST_WAITING = 1_000;

    /**
     * Fewer than the broker holds. A transaction that does not fit would wait for ever, because no consumer can see its
     * messages and make room.
     */
    private static final int MOST_AT_ONCE = 50;

    private static final long PAUSE_MILLIS = 1_000;

    private final Settings settings;
    private final BlockingQueue<UUID> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean lost = new AtomicBoolean();

    /** What the broker has not taken yet. A session that fails leaves it to the next one. Only the sender uses it. */
    private final List<UUID> unsent = new ArrayList<>();

    private volatile boolean closing;
    private boolean failing;
    private @Nullable Thread thread;

    @Resource
    private @Nullable ManagedThreadFactory threads;

    @Resource(lookup = "java:/jms/daybook/TaskSender")
    private @Nullable ConnectionFactory broker;

    @Resource(lookup = "java:/jms/daybook/Tasks")
    private @Nullable Queue tasks;

    @Inject
    public JmsTaskCarrier(Settings settings) {
        this.settings = settings;
    }

    @PostConstruct
    void start() {
        if (threads == null || broker == null || tasks == null) {
            throw new IllegalStateException(
                    "The server has no thread factory, connection factory or queue for tasks. Run"
                            + " configure-daybook.cli on it.");
        }
        ConnectionFactory factory = broker;
        Queue queue = tasks;
        Thread sender = threads.newThread(() -> work(factory, queue));
        sender.setName("daybook-task-sender");
        thread = sender;
        sender.start();
    }

    @Override
    public void wake(List<UUID> taskIds) {
        for (UUID id : taskIds) {
            if (!waiting.offer(id)) {
                lost.set(true);
                return;
            }
        }
    }

    @Override
    public int room() {
        return waiting.remainingCapacity();
    }

    @Override
    public boolean hasLost() {
        return lost.getAndSet(false);
    }

    private void work(ConnectionFactory factory, Queue queue) {
        try {
            while (!closing) {
                send(factory, queue);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Sends as long as the broker takes it. A commit that fails may have succeeded in the broker: then some messages come
     * twice, and the second consumer finds the task taken.
     */
    private void send(ConnectionFactory factory, Queue queue) throws InterruptedException {
        try (JMSContext session = open(factory)) {
            JMSProducer producer = session.createProducer().setDisableMessageTimestamp(true);
            while (!closing) {
                take();
                if (!unsent.isEmpty()) {
                    unsent.forEach(id -> producer.send(queue, id.toString()));
                    session.commit();
                    unsent.clear();
                    failing = false;
                }
            }
        } catch (JMSRuntimeException failure) {
            if (!failing && !closing) {
                LOG.warn(
                        "The broker accepts no messages about tasks. They are kept, and sending is tried again each"
                                + " second.",
                        failure);
            }
            failing = true;
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /** The broker in the server needs no user. */
    private JMSContext open(ConnectionFactory factory) {
        return settings.find(SettingTree.BROKER_USER)
                .map(user -> factory.createContext(
                        user, settings.find(SettingTree.BROKER_PASSWORD).orElse(""), JMSContext.SESSION_TRANSACTED))
                .orElseGet(() -> factory.createContext(JMSContext.SESSION_TRANSACTED));
    }

    private void take() throws InterruptedException {
        if (!unsent.isEmpty()) {
            return;
        }
        UUID first = waiting.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            unsent.add(first);
            waiting.drainTo(unsent, MOST_AT_ONCE - 1);
        }
    }

    @PreDestroy
    void stop() {
        closing = true;
        Thread sender = thread;
        if (sender != null) {
            sender.interrupt();
        }
    }
}
