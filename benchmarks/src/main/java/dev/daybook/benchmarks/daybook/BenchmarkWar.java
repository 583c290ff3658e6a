package dev.daybook.benchmarks.daybook;

import dev.daybook.benchmarks.inserver.DriveServlet;
import dev.daybook.benchmarks.inserver.NoticeFeature;
import dev.daybook.benchmarks.inserver.PoisonFeature;
import dev.daybook.benchmarks.load.Load;
import dev.daybook.domain.kernel.Feature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** A copy of the product's WAR with the runner's door in it; nothing of the product is changed. */
final class BenchmarkWar {

    private static final List<Class<?>> PACKAGES = List.of(DriveServlet.class, Load.class);

    /** As in the product's own modules. */
    private static final String BEANS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="all"><trim/></beans>
            """;

    private BenchmarkWar() {}

    static void make(Path product, Path copy) throws IOException {
        Files.copy(product, copy, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem war = FileSystems.newFileSystem(copy, Map.of())) {
            Path libraries = war.getPath("WEB-INF", "lib");
            Files.write(libraries.resolve("daybook-benchmarks-door.jar"), door());
            Files.copy(origin(Histogram.class), libraries.resolve("HdrHistogram.jar"));
        }
    }

    private static byte[] door() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            add(jar, "META-INF/beans.xml", BEANS.getBytes(StandardCharsets.UTF_8));
            add(
                    jar,
                    "META-INF/services/" + Feature.class.getName(),
                    (PoisonFeature.class.getName() + "\n" + NoticeFeature.class.getName())
                            .getBytes(StandardCharsets.UTF_8));
            Path origin = origin(DriveServlet.class);
            if (Files.isDirectory(origin)) {
                addPackages(jar, origin);
            } else {
                try (FileSystem archive = FileSystems.newFileSystem(origin, Map.of())) {
                    addPackages(jar, archive.getPath("/"));
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void addPackages(JarOutputStream jar, Path root) throws IOException {
        for (Class<?> member : PACKAGES) {
            String folder = member.getPackageName().replace('.', '/');
            try (Stream<Path> files = Files.list(root.resolve(folder))) {
                for (Path file :
                        (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                    add(jar, folder + "/" + file.getFileName(), Files.readAllBytes(file));
                }
            }
        }
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }

    /** The folder or JAR that a class comes from. */
    private static Path origin(Class<?> type) {
        try {
            URI location =
                    type.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(location);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
