package dev.daybook.benchmarks.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daybook.benchmarks.load.Order;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A peer's process: one line of JSON in, one line of JSON out. Argument: the peer's class. */
public final class PeerMain {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PeerMain() {}

    /** Serves orders until the input ends. */
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        // output of libraries must not mix with the answers
        System.setOut(System.err);
        Logger.getLogger("").setLevel(Level.WARNING);
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                Peer peer = Class.forName(arguments[0])
                        .asSubclass(Peer.class)
                        .getConstructor()
                        .newInstance()) {
            PeerSettings settings = JSON.readValue(line(orders), PeerSettings.class);
            peer.prepare(settings);
            answer(answers, "ready");
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                answer(answers, peer.measure(JSON.readValue(line, Order.class)));
            }
        }
        System.exit(0);
    }

    private static String line(BufferedReader orders) throws IOException {
        String line = orders.readLine();
        if (line == null) {
            throw new IOException("No settings came");
        }
        return line;
    }

    private static void answer(PrintStream answers, Object answer) throws IOException {
        answers.println(JSON.writeValueAsString(answer));
        answers.flush();
    }
}
