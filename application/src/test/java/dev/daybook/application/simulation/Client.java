package dev.daybook.application.simulation;

import dev.daybook.application.append.AppendUnavailable;
import dev.daybook.application.append.PendingCommand;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.append.SteppedEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A caller with one request at a time: sends it, waits, and sends it again while its outcome is open and it has a key. */
final class Client {

    private final RequestMaker maker;
    private final SimulatedTime time;
    private final List<Attempt> history;
    private final List<GivenUp> givenUp = new ArrayList<>();
    private @Nullable Request request;
    private @Nullable PendingCommand pending;
    private @Nullable Node node;
    private long start;

    Client(RequestMaker maker, SimulatedTime time, List<Attempt> history) {
        this.maker = maker;
        this.time = time;
        this.history = history;
    }

    /** A command whose answer the client did not wait for any longer. */
    private record GivenUp(Node node, PendingCommand command) {}

    /** How many commands the corridor of a living server never answered. */
    long unanswered() {
        return givenUp.stream()
                .filter(one -> !one.node().isCrashed() && !SteppedEngine.isAnswered(one.command()))
                .count();
    }

    /** Whether it has a request whose outcome it does not know yet. */
    boolean isOpen() {
        return request != null;
    }

    /** Sends a request to that server, or asks what became of the one that it has sent. */
    void act(Node server, boolean mayBeginAnother) {
        if (pending != null) {
            ask();
            return;
        }
        if (request == null && !mayBeginAnother) {
            return;
        }
        send(request == null ? maker.next() : request, server);
    }

    /** Sends that request. */
    void send(Request toSend, Node server) {
        request = toSend;
        start = time.nanos();
        node = server;
        try {
            pending = toSend.begin(server.appender());
        } catch (AppendUnavailable refused) {
            told(toSend, result(refused), null, refused);
        }
    }

    private void ask() {
        Request sent = Objects.requireNonNull(request);
        PendingCommand command = Objects.requireNonNull(pending);
        if (node != null && node.isCrashed()) {
            told(sent, Attempt.Result.UNKNOWN, null, null);
            return;
        }
        try {
            Optional<Receipt> receipt = SteppedEngine.poll(command);
            receipt.ifPresent(one -> told(sent, Attempt.Result.OK, one, null));
        } catch (AppendUnavailable unavailable) {
            told(sent, result(unavailable), null, unavailable);
        } catch (RuntimeException refused) {
            told(sent, Attempt.Result.REFUSED, null, refused);
        }
    }

    private static Attempt.Result result(AppendUnavailable unavailable) {
        return unavailable.reason() == AppendUnavailable.Reason.OUTCOME_UNKNOWN
                ? Attempt.Result.UNKNOWN
                : Attempt.Result.NOT_NOW;
    }

    private void told(
            Request sent, Attempt.Result result, @Nullable Receipt receipt, @Nullable RuntimeException failure) {
        history.add(new Attempt(sent, start, time.nanos(), result, receipt, failure));
        if (result == Attempt.Result.UNKNOWN && pending != null && node != null) {
            givenUp.add(new GivenUp(node, pending));
        }
        pending = null;
        node = null;
        boolean again =
                sent.key().isPresent() && (result == Attempt.Result.UNKNOWN || result == Attempt.Result.NOT_NOW);
        request = again ? sent : null;
    }
}
