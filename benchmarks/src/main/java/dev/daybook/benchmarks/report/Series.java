package dev.daybook.benchmarks.report;

import dev.daybook.benchmarks.load.Point;
import dev.daybook.benchmarks.load.Window;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The rounds of one workload: medians, and what they are medians of. */
final class Series {

    private final List<Point> points;

    /** All points of that workload. */
    Series(Results results, String workload) {
        this.points = results.points().stream()
                .map(Results.Measured::point)
                .filter(point -> point.workload().equals(workload))
                .toList();
    }

    /** The numbers of callers that were measured. */
    Set<Integer> callers() {
        Set<Integer> callers = new TreeSet<>();
        points.forEach(point -> callers.add(point.callers()));
        return callers;
    }

    /** Median, least and most of the rounds. */
    record Spread(double median, double least, double most) {

        static Spread of(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            int middle = sorted.length / 2;
            double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
            return new Spread(median, sorted[0], sorted[sorted.length - 1]);
        }
    }

    /** Throughput with that many callers, empty if it was not measured. */
    Stream<Spread> perSecond(int callers) {
        return spread(closed(callers).mapToDouble(Window::perSecond).toArray());
    }

    /** The median throughput with that many callers. */
    OptionalDouble median(int callers) {
        return perSecond(callers).mapToDouble(Spread::median).findFirst();
    }

    /** The best of the medians over all numbers of callers. */
    OptionalDouble best() {
        return callers().stream()
                .flatMapToDouble(callers -> median(callers).stream())
                .max();
    }

    /** Something about latency in the window at a fixed rate. */
    Stream<Spread> open(int callers, ToDoubleFunction<Window> what) {
        return spread(points.stream()
                .filter(point -> point.callers() == callers)
                .flatMap(point -> Stream.ofNullable(point.open()))
                .mapToDouble(what)
                .toArray());
    }

    /** Something about latency in the window in which callers send as fast as they are answered. */
    Stream<Spread> closed(int callers, ToDoubleFunction<Window> what) {
        return spread(closed(callers).mapToDouble(what).toArray());
    }

    private Stream<Window> closed(int callers) {
        return points.stream().filter(point -> point.callers() == callers).map(Point::closed);
    }

    private static Stream<Spread> spread(double[] values) {
        return values.length == 0 ? Stream.empty() : Stream.of(Spread.of(values));
    }
}
