package dev.daybook.adapters.rest.problem;

import dev.daybook.domain.kernel.Rejection;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns every exception into a problem answer. */
@Provider
@Singleton
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    /** Headers of a refusal by JAX-RS that the answer keeps. */
    private static final List<String> KEPT_HEADERS = List.of("Allow", "WWW-Authenticate");

    @Context
    private @Nullable UriInfo uri;

    @Context
    private @Nullable Request request;

    @Context
    private @Nullable HttpHeaders headers;

    @Inject
    @Nullable
    BeanManager beans;

    private @Nullable Routes routes;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException refusal) {
            return ofRefusal(refusal);
        }
        return answer(new ProblemTranslation(this::isNamedByPath).problem(failure), failure);
    }

    private Response ofRefusal(WebApplicationException refusal) {
        // a parameter converter must throw a WebApplicationException; the real reason is its cause
        if (refusal.getCause() instanceof Rejection || refusal.getCause() instanceof ProblemException) {
            return toResponse(refusal.getCause());
        }
        Response original = refusal.getResponse();
        if (original.getStatus() < 400) {
            return original;
        }
        Response problem = answer(ofStatus(original.getStatus()), refusal);
        for (String header : KEPT_HEADERS) {
            String value = original.getHeaderString(header);
            if (value != null) {
                problem.getHeaders().putSingle(header, value);
            }
        }
        return problem;
    }

    private Problem ofStatus(int status) {
        if (uri == null || request == null || headers == null || beans == null) {
            return ProblemTranslation.ofStatus(status);
        }
        if (routes == null) {
            routes = routes(beans);
        }
        return new HttpRefusal(
                        status,
                        request.getMethod(),
                        uri.getPath(),
                        Optional.ofNullable(headers.getHeaderString(HttpHeaders.CONTENT_TYPE)),
                        Optional.ofNullable(headers.getHeaderString(HttpHeaders.ACCEPT)))
                .problem(routes);
    }

    private static Routes routes(BeanManager beans) {
        Set<Class<?>> resources = new HashSet<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            if (bean.getBeanClass().isAnnotationPresent(Path.class)) {
                resources.add(bean.getBeanClass());
            }
        }
        return Routes.of(resources);
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
