package dev.daybook.xaguard;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * Remembers for each database that connections go through the guard, that recovery goes through it, and how long the
 * two phases of a commit take.
 */
public final class RecoveryEvidence {
    /** The name of the platform MBean that shows this. */
    public static final String OBJECT_NAME = "dev.daybook:type=XaGuard";

    private static final Map<String, Seen> SEEN = new ConcurrentSkipListMap<>();

    private RecoveryEvidence() {}

    private record Seen(AtomicLong connections, AtomicLong lastScanMillis, PhaseTime prepare, PhaseTime commit) {
        Seen() {
            this(new AtomicLong(), new AtomicLong(), new PhaseTime(), new PhaseTime());
        }
    }

    private record PhaseTime(LongAdder branches, LongAdder nanos) {
        PhaseTime() {
            this(new LongAdder(), new LongAdder());
        }

        void add(long taken) {
            branches.increment();
            nanos.add(taken);
        }
    }

    private static final class Told implements XaGuardMXBean {
        @Override
        public List<String> getDatabases() {
            return List.copyOf(SEEN.keySet());
        }

        @Override
        public long connectionsOpened(String database) {
            return RecoveryEvidence.connectionsOpened(database);
        }

        @Override
        public long lastRecoveryScanMillis(String database) {
            return RecoveryEvidence.lastRecoveryScanMillis(database);
        }

        @Override
        public long branchesPrepared(String database) {
            return sum(database, seen -> seen.prepare().branches().sum());
        }

        @Override
        public long prepareNanos(String database) {
            return sum(database, seen -> seen.prepare().nanos().sum());
        }

        @Override
        public long branchesCommitted(String database) {
            return sum(database, seen -> seen.commit().branches().sum());
        }

        @Override
        public long commitNanos(String database) {
            return sum(database, seen -> seen.commit().nanos().sum());
        }
    }

    /** How many XA connections to the database, named by URL or bare name, were opened through the guard. */
    public static long connectionsOpened(String database) {
        return sum(database, seen -> seen.connections().get());
    }

    private static long sum(String database, ToLongFunction<Seen> number) {
        return SEEN.entrySet().stream()
                .filter(seen -> isAbout(seen.getKey(), database))
                .mapToLong(seen -> number.applyAsLong(seen.getValue()))
                .sum();
    }

    /** When recovery last succeeded for the database, named by URL or bare name, in epoch milliseconds; 0 is never. */
    public static long lastRecoveryScanMillis(String database) {
        return SEEN.entrySet().stream()
                .filter(seen -> isAbout(seen.getKey(), database))
                .mapToLong(seen -> seen.getValue().lastScanMillis().get())
                .max()
                .orElse(0);
    }

    static void connectionOpened(String url) {
        seen(url).connections().incrementAndGet();
    }

    static void recoveryScanned(String url) {
        seen(url).lastScanMillis().set(System.currentTimeMillis());
    }

    static void prepared(String url, long nanos) {
        seen(url).prepare().add(nanos);
    }

    static void committed(String url, long nanos) {
        seen(url).commit().add(nanos);
    }

    static void register() {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            ObjectName name = new ObjectName(OBJECT_NAME);
            synchronized (SEEN) {
                if (server.isRegistered(name)) {
                    server.unregisterMBean(name);
                }
                server.registerMBean(new StandardMBean(new Told(), XaGuardMXBean.class, true), name);
            }
        } catch (JMException e) {
            throw new IllegalStateException("Cannot register " + OBJECT_NAME, e);
        }
    }

    private static Seen seen(String url) {
        return SEEN.computeIfAbsent(withoutParameters(url), key -> new Seen());
    }

    private static boolean isAbout(String url, String database) {
        return url.equals(withoutParameters(database)) || url.endsWith("/" + database);
    }

    private static String withoutParameters(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }
}
