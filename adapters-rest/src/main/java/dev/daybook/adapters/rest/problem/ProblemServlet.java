package dev.daybook.adapters.rest.problem;

import dev.daybook.adapters.rest.json.ApiJson;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;

/** Answers refusals outside of JAX-RS as problems, for instance a failed authentication. */
public class ProblemServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final String BASIC = "Basic ";

    private final transient ApiJson json;

    @Inject
    public ProblemServlet(ApiJson json) {
        this.json = json;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = 404;
        String path = request.getRequestURI();
        // a request to this servlet's own path gets a 404
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer refused) {
            status = refused == 500 && hasUnreadableCredentials(request) ? 401 : refused;
            path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        }
        if (status == 401 && !response.containsHeader(CHALLENGE)) {
            response.setHeader(CHALLENGE, "Basic realm=\"daybook\"");
        }
        write(json, response, ProblemTranslation.ofStatus(status).at(path));
    }

    /** The server's mechanism fails at credentials that are not in base 64, instead of refusing them. */
    private static boolean hasUnreadableCredentials(HttpServletRequest request) {
        String credentials = request.getHeader("Authorization");
        if (credentials == null || !credentials.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return false;
        }
        try {
            Base64.getDecoder().decode(credentials.substring(BASIC.length()).strip());
            return false;
        } catch (IllegalArgumentException notBase64) {
            return true;
        }
    }

    /** Answers by that problem. */
    static void write(ApiJson json, HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream().write(json.bytes(problem));
    }
}
