package dev.daybook.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The sources of all modules below a folder, and what is wrong with them. */
record SourceTree(Path root) {

    static final int MOST_LINES = 350;

    private static final String PACKAGE_INFO = "package-info.java";

    /** The Java files below the modules' folders {@code src/main/java}, relative to the root. */
    List<Path> mainFiles() {
        return files("main");
    }

    /** The packages of main code that do not say what belongs into them. */
    List<Path> packagesWithoutInfo() {
        TreeSet<Path> packages = new TreeSet<>();
        TreeSet<Path> explained = new TreeSet<>();
        for (Path file : mainFiles()) {
            Path folder = file.resolveSibling("");
            packages.add(folder);
            if (file.endsWith(PACKAGE_INFO)) {
                explained.add(folder);
            }
        }
        packages.removeAll(explained);
        return List.copyOf(packages);
    }

    /** The Java files, tests included, that are too long to be read in one go. */
    List<Path> filesThatAreTooLong() {
        return Stream.of("main", "test")
                .flatMap(kind -> files(kind).stream())
                .filter(file -> lines(file) > MOST_LINES)
                .toList();
    }

    private List<Path> files(String kind) {
        List<Path> files = new ArrayList<>();
        for (Path module : modules(root)) {
            Path sources = module.resolve("src").resolve(kind).resolve("java");
            if (Files.isDirectory(sources)) {
                try (Stream<Path> found = Files.walk(sources)) {
                    found.filter(file -> file.toString().endsWith(".java"))
                            .map(root::relativize)
                            .sorted()
                            .forEach(files::add);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }
        return files;
    }

    /** The folders that hold modules: beside each other, or one level below, as in {@code tools}. */
    private static List<Path> modules(Path folder) {
        try (Stream<Path> modules = Files.find(folder, 2, (path, attributes) -> attributes.isDirectory())) {
            return modules.sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private long lines(Path file) {
        try (Stream<String> lines = Files.lines(root.resolve(file))) {
            return lines.count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
