package dev.daybook.adapters.rest.parameter;

import dev.daybook.adapters.rest.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Refuses paths that servers and proxies may read differently: {@code ..} segments, empty segments, matrix parameters,
 * encoded slashes and control characters. No valid path of this API has any of them.
 */
@Provider
@PreMatching
@Singleton
public class PathGuard implements ContainerRequestFilter {

    private static final Pattern ODD = Pattern.compile(
            ";|\\\\|//|%2f|%5c|%3b|%25|%[01][0-9a-f]|%7f|(^|/)(\\.|%2e){1,2}(/|$)", Pattern.CASE_INSENSITIVE);

    @Override
    public void filter(ContainerRequestContext request) {
        requirePlain(request.getUriInfo().getRequestUri().getRawPath());
        // RESTEasy answers OPTIONS by throwing an exception of its own, which cannot be mapped
        if (request.getMethod().toUpperCase(Locale.ROOT).equals(HttpMethod.OPTIONS)) {
            request.abortWith(Response.status(Response.Status.NO_CONTENT).build());
        }
    }

    /**
     * Checks that the path is plain.
     *
     * @throws ProblemException otherwise
     */
    static void requirePlain(String rawPath) {
        if (ODD.matcher(rawPath).find()) {
            throw ProblemException.unreadable(
                    "request.odd-path",
                    "A path must have no matrix parameters, no empty segments, no . or .. segments and no encoded slashes.");
        }
    }
}
