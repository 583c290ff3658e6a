package dev.daybook.domain.kernel;

/**
 * What a materializer is given: the event's metadata, the state to write, and the gateways to the outside.
 *
 * <p>Live and replay contexts differ only in what they hand out; no materializer can tell one from the other.
 */
public interface MaterializationContext extends StateAccess {

    /** Position, id, time and actor of the event that is materialized. */
    EventMetadata metadata();

    /** Takes work for the outside world: once for a new event, never on a replay. */
    TaskGateway tasks();

    /** Takes reports of problems that do not stop the event. */
    ProblemReporter problems();
}
