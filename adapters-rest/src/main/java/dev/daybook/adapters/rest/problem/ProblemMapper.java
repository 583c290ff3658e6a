package dev.daybook.adapters.rest.problem;

import dev.daybook.domain.kernel.Rejection;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes an answer of whatever was thrown. */
@Provider
@Singleton
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    /** Headers of the HTTP layer's own refusals that belong to their meaning. */
    private static final List<String> KEPT_HEADERS = List.of("Allow", "WWW-Authenticate");

    @Context
    private @Nullable UriInfo uri;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException refusal) {
            return ofRefusal(refusal);
        }
        return answer(new ProblemTranslation(this::isNamedByPath).problem(failure), failure);
    }

    private Response ofRefusal(WebApplicationException refusal) {
        // converters of parameters may throw nothing else than this, so what they mean is its cause
        if (refusal.getCause() instanceof Rejection || refusal.getCause() instanceof ProblemException) {
            return toResponse(refusal.getCause());
        }
        Response original = refusal.getResponse();
        if (original.getStatus() < 400) {
            return original;
        }
        Response problem = answer(ProblemTranslation.ofStatus(original.getStatus()), refusal);
        for (String header : KEPT_HEADERS) {
            String value = original.getHeaderString(header);
            if (value != null) {
                problem.getHeaders().putSingle(header, value);
            }
        }
        return problem;
    }

    private Response answer(Problem problem, Throwable failure) {
        Problem told = problem;
        if (problem.status() == 500) {
            String errorId = UUID.randomUUID().toString();
            LOG.errorf(failure, "Error %s at %s", errorId, path());
            told = problem.logged(errorId);
        }
        Response.ResponseBuilder answer =
                Response.status(told.status()).type(Problem.MEDIA_TYPE).entity(told.at(path()));
        if (told.status() == 503) {
            answer.header("Retry-After", "1");
        }
        return answer.build();
    }

    private String path() {
        return uri == null ? "" : uri.getRequestUri().getRawPath();
    }

    private boolean isNamedByPath(Rejection.Subject missing) {
        return uri != null
                && uri.getPathParameters()
                        .getOrDefault(missing.noun(), List.of())
                        .contains(missing.id());
    }
}
