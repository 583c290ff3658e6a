package dev.daybook.domain.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;

/** An application state in memory: one repository a port. Its contents are immutable values, so a copy costs nothing. */
public final class InMemoryState implements CommandState {

    private static final List<InMemoryNoun> NOUNS = ServiceLoader.load(InMemoryNoun.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private final Map<Class<? extends StateRepository>, StateRepository> repositories = new LinkedHashMap<>();
    private final Map<InMemoryRepository, Object> kept = new LinkedHashMap<>();

    /** An empty state with the repositories of every {@link InMemoryNoun} on the class path. */
    public static InMemoryState empty() {
        InMemoryState state = new InMemoryState();
        NOUNS.forEach(noun -> noun.register(state));
        return state;
    }

    /** Adds the repository of one more port. */
    public <P extends StateRepository, R extends P> R register(Class<P> port, R repository) {
        if (!(repository instanceof InMemoryRepository inMemory)) {
            throw new IllegalArgumentException(repository.getClass() + " cannot show its contents");
        }
        if (repositories.putIfAbsent(port, repository) != null) {
            throw new IllegalArgumentException(port + " has a repository already");
        }
        kept.put(inMemory, inMemory.contents());
        return repository;
    }

    @Override
    public <R extends StateRepository> R state(Class<R> port) {
        StateRepository repository = repositories.get(port);
        if (repository == null) {
            throw new IllegalArgumentException("No in-memory repository is registered for " + port);
        }
        return port.cast(repository);
    }

    @Override
    public void keep() {
        kept.replaceAll((repository, contents) -> repository.contents());
    }

    @Override
    public boolean discard() {
        kept.forEach(InMemoryRepository::restore);
        return true;
    }

    /** From now on, keys that must be new are taken for new, also if they are there; or they are looked up. */
    public void presumeNewKeys(boolean presumes) {
        kept.keySet().forEach(repository -> repository.presumeNewKeys(presumes));
    }

    /** The keys that were taken for new since then, and were there. */
    public List<?> presumedWrongly() {
        return kept.keySet().stream()
                .flatMap(repository -> repository.presumedWrongly().stream())
                .toList();
    }

    /** The keys of which there are two rows. */
    public List<?> doubled() {
        return kept.keySet().stream()
                .flatMap(repository -> repository.doubled().stream())
                .toList();
    }

    /** The contents of all repositories, by the names of their ports. */
    public Map<String, Object> contents() {
        Map<String, Object> contents = new LinkedHashMap<>();
        repositories.forEach(
                (port, repository) -> contents.put(port.getName(), ((InMemoryRepository) repository).contents()));
        return contents;
    }

    /** Replaces all contents by those that a state with the same repositories gave. */
    public void restore(Map<String, Object> contents) {
        repositories.forEach((port, repository) -> {
            InMemoryRepository inMemory = (InMemoryRepository) repository;
            Object restored = Objects.requireNonNull(contents.get(port.getName()));
            inMemory.restore(restored);
            kept.put(inMemory, restored);
        });
    }
}
