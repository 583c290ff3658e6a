package dev.daybook.adapters.rest.bulk;

import io.undertow.servlet.handlers.ServletRequestContext;
import java.io.Closeable;

/** The connection on which a request came. The servlet API cannot close it, so the server is asked. */
final class ClientConnection {

    private ClientConnection() {}

    /** The connection of the request that this thread answers. */
    static Closeable ofThisRequest() {
        return ServletRequestContext.requireCurrent().getExchange().getConnection();
    }
}
