package dev.daybook.adapters.persistence.state;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.sql.Connection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

/** The persistence unit of the application state: the nouns, their entities, and the tables that are derived from these. */
@Singleton
public class StateUnit {

    private final List<RepositoryBinding> bindings;
    private final Map<Class<?>, EntityTable<?>> tables = new ConcurrentHashMap<>();

    @PersistenceUnit(unitName = "application-state")
    private @Nullable EntityManagerFactory entityManagers;

    /** The unit with the nouns that the service loader finds; the container injects the factory. */
    @Inject
    public StateUnit() {
        this(ServiceLoader.load(RepositoryBinding.class, Thread.currentThread().getContextClassLoader()));
    }

    private StateUnit(Iterable<RepositoryBinding> bindings) {
        this.bindings = StreamSupport.stream(bindings.spliterator(), false)
                .sorted(Comparator.comparingInt(RepositoryBinding::writeOrder))
                .toList();
    }

    /** A unit outside of a container. */
    public StateUnit(Iterable<RepositoryBinding> bindings, EntityManagerFactory entityManagers) {
        this(bindings);
        this.entityManagers = entityManagers;
    }

    /** What the nouns contribute, in the order in which their tables are written. */
    public List<RepositoryBinding> bindings() {
        return bindings;
    }

    /** Reads and writes over that connection, which stays the caller's. */
    public StateConnection connect(Connection connection, IndexUse indexes) {
        return new StateConnection(this, sessions().openStatelessSession(connection), connection, indexes, null);
    }

    /** Reads over that connection, which has no transaction: each statement tells the position that it has seen. */
    StateConnection connect(Connection connection, AgreedPosition agreed) {
        return new StateConnection(
                this, sessions().openStatelessSession(connection), connection, IndexUse.PLANNED, agreed);
    }

    /** The table of that entity, which is derived once. */
    @SuppressWarnings("unchecked") // the key is the class of the table's entities
    <E> EntityTable<E> table(Class<E> entity) {
        return (EntityTable<E>) tables.computeIfAbsent(
                entity, key -> new EntityTable<>(key, sessions().unwrap(SessionFactoryImplementor.class)));
    }

    private SessionFactory sessions() {
        if (entityManagers == null) {
            throw new IllegalStateException("The persistence unit application-state was not injected. Check that"
                    + " META-INF/persistence.xml is in the deployment.");
        }
        return entityManagers.unwrap(SessionFactory.class);
    }
}
