package dev.daybook.architecture;

import java.util.List;
import java.util.stream.Stream;

/** All rules for the code under a root package. */
final class ArchitectureRules {

    private ArchitectureRules() {}

    static List<Rule> of(String root) {
        return Stream.of(
                        new DomainRules(root).all(),
                        new EngineRules(root).all(),
                        new JsonRules(root).all(),
                        new EdgeRules(root).all())
                .flatMap(List::stream)
                .toList();
    }
}
