package dev.daybook.application.simulation;

import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryStateDatabase.Standing;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.InMemoryReplayLedger;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.ReplayLedger;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.domain.account.AccountFeature;
import dev.daybook.domain.company.CompanyFeature;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.period.PeriodFeature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * One run: two servers over the same two databases, some clients, and what goes wrong, all decided by a seed.
 *
 * <p>There is one thread. At every step of a database, other servers and clients may act in between, up to some depth; a
 * server that is in the middle of something takes no other turn meanwhile. In the end everything heals, and the
 * {@link Judgement} looks at what is left.
 */
final class World {

    /** The catalogue is immutable; every world uses this one. */
    static final EventCatalogue CATALOGUE = new EventCatalogue(
            List.of(new AccountFeature(), new CompanyFeature(), new PeriodFeature(), new Mischief.MischiefFeature()));

    private static final int NODES = 2;
    private static final int CLIENTS = 5;
    private static final int MOST_DEPTH = 2;
    private static final int TURNS_TO_HEAL = 3_000;

    private final Random random;
    private final SimulatedTime time;
    private final InMemoryDatabases databases = InMemoryDatabases.empty(CATALOGUE);
    private final ReplayLedger replays;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Node> dead = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private final List<Attempt> history = new ArrayList<>();
    private final List<Standing> seen = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private final int oneStepIn;
    private boolean healing;
    private int depth;
    private long idsGiven;

    World(long seed) {
        random = new Random(seed);
        time = new SimulatedTime(random);
        replays = new InMemoryReplayLedger(time.databaseClock());
        // some worlds are calm, some are rough
        oneStepIn = new int[] {Integer.MAX_VALUE, 400, 100, 30}[random.nextInt(4)];
        RequestMaker maker = new RequestMaker(
                random,
                CATALOGUE,
                databases.codec(),
                () -> databases.state().live().contents());
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new Client(maker, time, history));
        }
        for (int i = 0; i < NODES; i++) {
            nodes.add(startNode());
        }
    }

    /** Nothing fails in this world; there are only two servers and the locks between them. */
    private boolean isCalm() {
        return oneStepIn == Integer.MAX_VALUE;
    }

    private Node startNode() {
        SimulatedFaults faults = new SimulatedFaults(random, time, this::interleave);
        faults.oneIn(healing ? Integer.MAX_VALUE : oneStepIn);
        return new Node(databases, replays, faults, time, this::newId);
    }

    /** Like the ids that the product makes: they grow. */
    private UUID newId() {
        return new UUID(++idsGiven << 16 | 7L << 12, 1L << 63 | random.nextInt());
    }

    /** What a run came to. */
    record Run(int attempts, int events, List<String> findings) {}

    /** Takes so many steps, heals everything, and judges. */
    Run run(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
        heal();
        new Judgement(databases, history, seen, findings).judge(isCalm());
        new ClosedPeriodJudgement(databases, history, findings).judge();
        new ReplayJudgement(databases.state(), replays, findings).judge(isCalm());
        long unanswered = clients.stream().mapToLong(Client::unanswered).sum();
        if (unanswered > 0) {
            findings.add(unanswered + " commands were never answered by a server that lives.");
        }
        return new Run(history.size(), databases.log().events().size(), findings);
    }

    private void interleave() {
        // not in a turn: a replay that starts further down the stack would wait for the locks of the turn
        if (random.nextInt(50) == 0 && nodes.stream().noneMatch(Node::takesTurn)) {
            nodes.stream()
                    .filter(Node::isBusy)
                    .filter(node -> !node.isCrashed())
                    .forEach(Node::runJobs);
        }
        if (!healing && depth < MOST_DEPTH && random.nextInt(20) == 0) {
            depth++;
            try {
                step();
            } finally {
                depth--;
            }
        }
    }

    private void step() {
        int choice = random.nextInt(1_000);
        if (choice < 500) {
            clients.get(random.nextInt(CLIENTS)).act(nodes.get(random.nextInt(NODES)), !healing);
        } else if (choice < 932) {
            turn(random.nextInt(NODES));
        } else if (choice < 962) {
            look(nodes.get(random.nextInt(NODES)));
        } else if (choice < 977) {
            recover();
        } else if (choice < 987) {
            time.pass(Duration.ofMillis(random.nextInt(700)));
        } else if (choice < 990) {
            if (depth == 0) {
                // further down the stack a server would hold its locks for as long as the replay waits for them
                workOnReplays(random.nextInt(NODES));
            }
        } else if (choice < 993) {
            time.jump();
        } else if (choice < 995) {
            restoreTheState();
        } else if (!isCalm() && !healing) {
            end(random.nextInt(NODES));
        }
    }

    private void turn(int index) {
        Node node = nodes.get(index);
        work(index, () -> {
            try {
                node.turn();
            } catch (InterruptedException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    /** A server does something, and may die of it. */
    private void work(int index, Runnable work) {
        Node node = nodes.get(index);
        if (node.isBusy()) {
            return;
        }
        try {
            node.busyWith(work);
        } catch (SimulatedCrash crash) {
            node.faults().crash();
        }
        if (node.isCrashed() || node.isStopping()) {
            replace(index);
        }
    }

    /** A server dies, or is stopped by a person. */
    private void end(int index) {
        Node node = nodes.get(index);
        if (random.nextBoolean()) {
            node.stop();
            work(index, node::runJobs);
        } else if (node.isBusy()) {
            // dies at its next step
            node.faults().crash();
        } else {
            replace(index);
        }
    }

    private void replace(int index) {
        Node node = nodes.get(index);
        node.bury();
        dead.add(node);
        nodes.set(index, startNode());
    }

    private void recover() {
        dead.removeIf(node -> {
            node.recover();
            return !node.isInDoubt();
        });
        nodes.forEach(Node::recover);
    }

    /** A client reads; what it saw is compared with the log in the end. */
    private void look(Node node) {
        try {
            ApplicationState.Snapshot<Boolean> snapshot = node.state().read(state -> true);
            Standing live = databases.state().live();
            if (live.at().position() == snapshot.position()) {
                seen.add(live);
            }
        } catch (StorageFailure failure) {
            return; // the client is told
        } catch (SimulatedCrash crash) {
            node.faults().crash();
        }
    }

    /** The state's database is restored from a backup while no server works at it, and no replay looks at it. */
    private void restoreTheState() {
        if (depth == 0 && databases.state().isUnlocked() && databases.log().isUnlocked() && !seen.isEmpty()) {
            databases.state().replace(seen.get(random.nextInt(seen.size())));
        }
    }

    /** Begins a replay, or resumes one whose server has ended, and runs it. */
    private void workOnReplays(int index) {
        Node node = nodes.get(index);
        work(index, () -> {
            try {
                node.replays().takeUpInterrupted();
                if (!healing) {
                    node.replays().begin(random.nextBoolean() ? Kind.REBUILD : Kind.VERIFY, false, "operator");
                }
            } catch (StorageFailure failed) {
                return; // the operator is told, and the next look resumes what was interrupted
            }
            if (random.nextInt(20) != 0) {
                node.runJobs();
            }
        });
    }

    private void heal() {
        healing = true;
        nodes.forEach(node -> node.faults().oneIn(Integer.MAX_VALUE));
        for (int i = 0; i < TURNS_TO_HEAL && !isHealed(); i++) {
            recover();
            for (int node = 0; node < NODES; node++) {
                turn(node);
            }
            for (Client client : clients) {
                if (client.isOpen()) {
                    client.act(nodes.get(random.nextInt(NODES)), false);
                }
            }
            workOnReplays(random.nextInt(NODES));
            time.pass(isReplayRunning() ? Duration.ofSeconds(5) : Duration.ofMillis(50));
        }
        if (!isHealed()) {
            findings.add("After " + TURNS_TO_HEAL + " turns without a fault there are still open requests, or a server"
                    + " does not accept commands.");
        }
        probe();
    }

    /** A healed system appends: this also brings a state up to date that was restored and that no command has met since. */
    private void probe() {
        Client client = clients.get(0);
        Request probe = new Request(
                "probe",
                new Request.Command(new Mischief.MakeMischief("probe", Mischief.Kind.TASKS)),
                Optional.empty(),
                false,
                false);
        if (!client.isOpen()) {
            client.send(probe, nodes.get(0));
            turn(0);
            client.act(nodes.get(0), false);
        }
        boolean isDone = history.get(history.size() - 1).request().equals(probe)
                && history.get(history.size() - 1).result() == Attempt.Result.OK;
        if (!isDone) {
            findings.add("The probe after healing was not carried out: " + history.get(history.size() - 1));
        }
    }

    private boolean isReplayRunning() {
        return replays.findRunning().isPresent();
    }

    private boolean isHealed() {
        return !isReplayRunning()
                && clients.stream().noneMatch(Client::isOpen)
                && nodes.stream().allMatch(Node::isReady)
                && nodes.stream().noneMatch(Node::isInDoubt)
                && dead.isEmpty();
    }
}
