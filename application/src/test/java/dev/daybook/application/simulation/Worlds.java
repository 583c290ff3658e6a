package dev.daybook.application.simulation;

import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.domain.account.AccountFeature;
import dev.daybook.domain.kernel.Creator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the tests of the simulation need of a world. */
final class Worlds {

    private Worlds() {}

    static RequestMaker requestMaker(long seed) {
        InMemoryDatabases databases = InMemoryDatabases.empty(World.CATALOGUE);
        return new RequestMaker(
                new Random(seed),
                databases.catalogue(),
                databases.codec(),
                () -> databases.state().live().contents());
    }

    /** The names of all creators in the domain's classes, of every noun. */
    static Set<String> creatorsOfTheBusiness() throws IOException, URISyntaxException {
        URI domain = AccountFeature.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        if (Files.isDirectory(Path.of(domain))) {
            return creatorsBelow(Path.of(domain));
        }
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(domain), Map.of())) {
            return creatorsBelow(jar.getPath("/"));
        }
    }

    private static Set<String> creatorsBelow(Path root) {
        Set<String> creators = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("package-info"))
                    .map(name -> name.replace('/', '.').substring(0, name.length() - ".class".length()))
                    .forEach(name -> {
                        Class<?> candidate = load(name);
                        if (Creator.class.isAssignableFrom(candidate) && candidate.isRecord()) {
                            creators.add(candidate.getSimpleName());
                        }
                    });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return creators;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Worlds.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
