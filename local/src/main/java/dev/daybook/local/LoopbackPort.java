package dev.daybook.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Free ports on this machine's loopback interface. */
final class LoopbackPort {
    private LoopbackPort() {}

    /** A port that is free at this moment; another process may take it before the caller does. */
    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LocalStartException("There is no free port", e);
        }
    }

    /** Refuses a port that is in use, and names the variable that chooses another one. */
    static void mustBeFree(int port, String variable) {
        try (ServerSocket probe = new ServerSocket()) {
            // A port with only closed connections is free: WildFly can use it, too.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new LocalStartException(
                    "Port %d on this machine is taken: stop what uses it, or set %s to another one."
                            .formatted(port, variable),
                    e);
        }
    }
}
