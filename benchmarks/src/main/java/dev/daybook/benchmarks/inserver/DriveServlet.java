package dev.daybook.benchmarks.inserver;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daybook.application.append.AppendUnavailable;
import dev.daybook.application.append.EventAppender;
import dev.daybook.benchmarks.load.Load;
import dev.daybook.benchmarks.load.Order;
import dev.daybook.benchmarks.load.Point;
import dev.daybook.domain.kernel.Rejection;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;

/** Takes an order, carries it out inside the server, and answers what was measured. */
@WebServlet("/benchmark")
@SuppressWarnings("NullAway.Init")
public class DriveServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    private transient EventAppender appender;

    /** Bytes of the heap that are in use; with {@code ?collect} after a collection. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isFromOutside(request, response)) {
            return;
        }
        if (request.getParameter("collect") != null) {
            ManagementFactory.getMemoryMXBean().gc();
        }
        response.setContentType("text/plain");
        response.getWriter()
                .print(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isFromOutside(request, response)) {
            return;
        }
        Order order = JSON.readValue(request.getInputStream(), Order.class);
        try {
            Point point = Load.run(order, new Workload(appender, order)::caller, DriveServlet::kind);
            response.setContentType("application/json");
            JSON.writeValue(response.getOutputStream(), point);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static boolean isFromOutside(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
            return false;
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
        return true;
    }

    private static String kind(Throwable failure) {
        if (failure instanceof Rejection rejection) {
            return rejection.code();
        }
        if (failure instanceof AppendUnavailable unavailable) {
            return unavailable.reason().code();
        }
        return failure.getClass().getSimpleName();
    }
}
