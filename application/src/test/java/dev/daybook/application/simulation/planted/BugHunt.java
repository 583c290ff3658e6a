package dev.daybook.application.simulation.planted;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles the engine with a planted bug, and runs the simulation on it in a class loader of its own. */
final class BugHunt {

    private static final Duration LONGEST_WORLD = Duration.ofSeconds(10);
    private static final String SIMULATION = "dev.daybook.application.simulation.Simulation";

    private final Path repository;
    private final String classPath;

    BugHunt() {
        repository = Path.of("..").toAbsolutePath().normalize();
        classPath = Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .or(() -> Optional.ofNullable(System.getProperty("java.class.path")))
                .orElseThrow();
    }

    /** How the simulation found the bug; empty if it did not within that time. */
    Optional<String> find(PlantedBug bug, Path classes, Duration time) throws IOException {
        compile(bug, classes);
        List<URL> urls = new ArrayList<>();
        urls.add(classes.toUri().toURL());
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            return runInTime(loader, time);
        }
    }

    /** A bug may keep the engine from ever coming to an end, which shows it as well. */
    private static Optional<String> runInTime(ClassLoader loader, Duration time) {
        CompletableFuture<Optional<String>> found = new CompletableFuture<>();
        Thread runner = new Thread(() -> found.complete(run(loader, time)), "bug-hunt");
        runner.setDaemon(true);
        runner.setContextClassLoader(loader);
        runner.start();
        try {
            return found.get(time.plus(LONGEST_WORLD).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException endless) {
            runner.interrupt();
            return Optional.of("A world did not come to an end within " + LONGEST_WORLD + ".");
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Optional<String> run(ClassLoader loader, Duration time) {
        try {
            Object result = loader.loadClass(SIMULATION)
                    .getMethod("run", long.class, Duration.class)
                    .invoke(null, 1L, time);
            Optional<?> defect =
                    (Optional<?>) result.getClass().getMethod("defect").invoke(result);
            return defect.map(String::valueOf);
        } catch (InvocationTargetException failed) {
            // a world that comes to an end by an exception shows the bug as well
            return Optional.of(String.valueOf(failed.getCause()));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void compile(PlantedBug bug, Path classes) throws IOException {
        Path source = repository.resolve(bug.source());
        String planted = bug.plantedIn(Files.readString(source));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean isCompiled = compiler.getTask(
                        null,
                        null,
                        null,
                        List.of("-nowarn", "-proc:none", "-cp", classPath, "-d", classes.toString()),
                        null,
                        List.of(new Source(source.toUri(), planted)))
                .call();
        if (!isCompiled) {
            throw new IllegalStateException("The bug \"" + bug.name() + "\" does not compile.");
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(URI uri, String text) {
            super(uri, Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
