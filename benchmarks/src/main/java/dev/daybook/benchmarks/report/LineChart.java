package dev.daybook.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;

/** A plot as SVG: callers to the right, something upwards, both logarithmic; one line a series. */
final class LineChart {

    private static final int WIDTH = 1040;
    private static final int HEIGHT = 520;
    private static final int LEFT = 70;
    private static final int RIGHT = 440;
    private static final int TOP = 50;
    private static final int BOTTOM = 50;
    private static final List<String> COLOURS = List.of(
            "#0b6e4f", "#1f77b4", "#d62728", "#9467bd", "#ff7f0e", "#8c564b", "#e377c2", "#555555", "#bcbd22",
            "#17becf", "#000000", "#7fc97f");

    private final StringBuilder svg = new StringBuilder();
    private final double leastX;
    private final double mostX;
    private final double leastY;
    private final double mostY;

    private LineChart(Map<String, NavigableMap<Integer, Double>> lines) {
        leastX = 1;
        mostX = Math.max(
                2,
                lines.values().stream().mapToDouble(NavigableMap::lastKey).max().orElse(2));
        double least = lines.values().stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(1);
        double most = lines.values().stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(10);
        leastY = Math.pow(10, Math.floor(Math.log10(least)));
        mostY = Math.max(leastY * 10, Math.pow(10, Math.ceil(Math.log10(most))));
    }

    /** The plot; lines without a value are left out. */
    static String of(String title, String unit, Map<String, NavigableMap<Integer, Double>> all) {
        Map<String, NavigableMap<Integer, Double>> lines = new LinkedHashMap<>(all);
        lines.values().removeIf(Map::isEmpty);
        return new LineChart(lines).draw(title, unit, lines);
    }

    private String draw(String title, String unit, Map<String, NavigableMap<Integer, Double>> lines) {
        add(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='13'>",
                WIDTH, HEIGHT);
        add("<rect width='%d' height='%d' fill='white'/>", WIDTH, HEIGHT);
        add("<text x='%d' y='28' font-size='17'>%s</text>", LEFT, escaped(title));
        add("<text x='%d' y='%d'>callers</text>", WIDTH - RIGHT - 40, HEIGHT - 12);
        add("<text x='12' y='%d'>%s</text>", TOP - 6, escaped(unit));
        grid();
        int n = 0;
        for (Map.Entry<String, NavigableMap<Integer, Double>> line : lines.entrySet()) {
            draw(n, line.getKey(), line.getValue());
            n++;
        }
        add("</svg>");
        return svg.toString();
    }

    private void grid() {
        for (double value = leastY; value <= mostY * 1.001; value *= 10) {
            for (int part : new int[] {1, 2, 5}) {
                double y = value * part;
                if (y <= mostY * 1.001) {
                    add(
                            "<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' stroke='%s'/>",
                            LEFT, WIDTH - RIGHT, y(y), y(y), part == 1 ? "#bbbbbb" : "#eeeeee");
                    add(
                            "<text x='%d' y='%.1f' text-anchor='end' fill='#555555'>%s</text>",
                            LEFT - 6, y(y) + 4, y >= 1 ? String.format(Locale.ROOT, "%,.0f", y) : String.valueOf(y));
                }
            }
        }
        for (int x = 1; x <= mostX; x *= 2) {
            add("<text x='%.1f' y='%d' text-anchor='middle' fill='#555555'>%d</text>", x(x), HEIGHT - BOTTOM + 18, x);
        }
    }

    private void draw(int number, String name, NavigableMap<Integer, Double> line) {
        String colour = COLOURS.get(number % COLOURS.size());
        StringBuilder path = new StringBuilder();
        line.forEach((callers, value) -> {
            path.append(
                    String.format(Locale.ROOT, "%s%.1f %.1f ", path.length() == 0 ? "M" : "L", x(callers), y(value)));
            add("<circle cx='%.1f' cy='%.1f' r='3.5' fill='%s'/>", x(callers), y(value), colour);
        });
        add("<path d='%s' fill='none' stroke='%s' stroke-width='2'/>", path, colour);
        int y = TOP + 12 + number * 22;
        add("<rect x='%d' y='%d' width='14' height='4' fill='%s'/>", WIDTH - RIGHT + 16, y - 6, colour);
        add("<text x='%d' y='%d' font-size='12'>%s</text>", WIDTH - RIGHT + 36, y, escaped(name));
    }

    private double x(double callers) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.log(callers / leastX) / Math.log(mostX / leastX);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * Math.log(value / leastY) / Math.log(mostY / leastY);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
