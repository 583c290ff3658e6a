package dev.daybook.benchmarks;

import dev.daybook.benchmarks.Job.Contender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The jobs of a round, peers and Daybook in turn. */
final class Plan {

    private static final List<Integer> CEILING_CALLERS = List.of(1, 8, 16, 32);
    private static final List<Integer> AXON_CALLERS = List.of(1, 16, 32, 64, 256);
    private static final List<Integer> CACHED_CALLERS = List.of(16, 64);
    private static final List<Integer> BULK_CONNECTIONS = List.of(1, 4);
    private static final int READERS = 64;
    private static final int FULL_LOAD = 256;

    /** Each is read, and echoed. */
    private static final List<String> READS =
            List.of("account", "transaction", "event", "accounts", "postings", "events", "status");

    private Plan() {}

    static List<Job> round(Settings settings) {
        List<Job> peers = new ArrayList<>();
        if (settings.wants("ceilings")) {
            peers.add(new Job(Contender.CEILING, "bare-xa", 1, false));
            add(peers, Contender.CEILING, "one-database", few(CEILING_CALLERS, settings), false);
            add(peers, Contender.CEILING, "xa", few(CEILING_CALLERS, settings), false);
        }
        if (settings.wants("axon")) {
            add(peers, Contender.AXON, "axon-new", few(AXON_CALLERS, settings), true);
            add(peers, Contender.AXON, "axon-existing", few(AXON_CALLERS, settings), true);
            add(peers, Contender.AXON, "axon-existing-cached", few(CACHED_CALLERS, settings), false);
        }
        List<Job> ours = new ArrayList<>();
        for (int callers : settings.threads()) {
            if (settings.wants("in-server")) {
                ours.add(new Job(Contender.DAYBOOK, "deposits", callers, true));
                ours.add(new Job(Contender.DAYBOOK, "hot-deposits", callers, true));
                ours.add(new Job(Contender.DAYBOOK, "transfers", callers, true));
                ours.add(new Job(Contender.DAYBOOK, "poisoned-deposits", callers, true));
            } else if (settings.wants("tasks")) {
                ours.add(new Job(Contender.DAYBOOK, "deposits", callers, false));
            }
            if (settings.wants("tasks")) {
                ours.add(new Job(Contender.DAYBOOK, "deposits-with-a-task", callers, false));
                ours.add(new Job(Contender.DAYBOOK, "deposits-with-a-task-done", callers, false));
            }
            if (settings.wants("http")) {
                ours.add(new Job(Contender.DAYBOOK_HTTP, "http-deposits", callers, true));
                ours.add(new Job(Contender.DAYBOOK_HTTP, "http-echo", callers, false));
            }
        }
        if (settings.wants("http")) {
            add(ours, Contender.DAYBOOK_HTTP, "http-bulk", BULK_CONNECTIONS, false);
        }
        if (settings.wants("reads")) {
            addReads(ours, settings);
        }
        return inTurn(peers, ours);
    }

    private static void addReads(List<Job> jobs, Settings settings) {
        int readers = settings.full() ? READERS : settings.threads().get(0);
        for (String what : READS) {
            jobs.add(new Job(Contender.DAYBOOK_HTTP, "http-read-" + what, readers, false));
            jobs.add(new Job(Contender.DAYBOOK_HTTP, "http-echo-" + what, readers, false));
        }
        int load = settings.full() ? FULL_LOAD : readers;
        jobs.add(new Job(Contender.DAYBOOK, Contenders.READ_WHILE_DEPOSITING, load, false));
        if (!settings.wants("in-server") || !settings.threads().contains(load)) {
            jobs.add(new Job(Contender.DAYBOOK, "deposits", load, false));
        }
    }

    /** Each workload of those jobs once, with few callers of those that it has there, but not with one. */
    static List<Job> workloads(List<Job> jobs) {
        Map<String, Job> few = new LinkedHashMap<>();
        for (Job job : jobs) {
            few.merge(job.workload(), job, (one, other) -> one.callers() > 1 ? one : other);
        }
        return List.copyOf(few.values());
    }

    private static void add(List<Job> jobs, Contender contender, String workload, List<Integer> callers, boolean open) {
        callers.forEach(number -> jobs.add(new Job(contender, workload, number, open)));
    }

    /** A smoke run has enough of a few callers. */
    private static List<Integer> few(List<Integer> callers, Settings settings) {
        return settings.full() ? callers : callers.subList(0, 2);
    }

    private static List<Job> inTurn(List<Job> peers, List<Job> ours) {
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < Math.max(peers.size(), ours.size()); i++) {
            if (i < peers.size()) {
                jobs.add(peers.get(i));
            }
            if (i < ours.size()) {
                jobs.add(ours.get(i));
            }
        }
        return jobs;
    }
}
