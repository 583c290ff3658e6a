package dev.daybook.checker;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects findings; of each invariant it keeps the first ones and counts the rest, so that memory stays bounded. */
final class Findings {

    private static final int MOST_KEPT = 100;

    private final Map<Invariant, List<Finding>> kept = new EnumMap<>(Invariant.class);
    private final Map<Invariant, Long> further = new EnumMap<>(Invariant.class);

    void add(Invariant invariant, String sentence, String... evidence) {
        List<Finding> those = kept.computeIfAbsent(invariant, none -> new ArrayList<>());
        if (those.size() < MOST_KEPT) {
            those.add(new Finding(invariant, sentence, List.of(evidence)));
        } else {
            further.merge(invariant, 1L, Long::sum);
        }
    }

    void addAll(Findings others) {
        others.kept
                .values()
                .forEach(those -> those.forEach(one ->
                        add(one.invariant(), one.sentence(), one.evidence().toArray(String[]::new))));
        others.further.forEach((invariant, count) -> further.merge(invariant, count, Long::sum));
    }

    List<Finding> toList() {
        List<Finding> all = new ArrayList<>();
        for (Map.Entry<Invariant, List<Finding>> those : kept.entrySet()) {
            all.addAll(those.getValue());
            long more = further.getOrDefault(those.getKey(), 0L);
            if (more > 0) {
                all.add(new Finding(
                        those.getKey(),
                        more + " more findings of " + those.getKey() + " are not listed. Explain the first ones first.",
                        List.of()));
            }
        }
        return all;
    }
}
