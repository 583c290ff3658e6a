package dev.daybook.adapters.persistence.replay;

import dev.daybook.adapters.persistence.state.RepositoryBinding;
import dev.daybook.domain.kernel.Feature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The code that determines a state: events, materializers, repositories, all classes of Daybook that these refer to, and the
 * changelog of the tables. Its digest changes with any of them. A version number could be forgotten.
 */
final class StateCode {

    /** The names of classes as class files contain them. */
    private static final Pattern OWN_CLASS = Pattern.compile("dev/daybook/[A-Za-z0-9_/$]+");

    private static final String CHANGELOG = "db/application-state.sql";
    private static final int DIGITS = 16;

    private final ClassLoader loader;
    private final Map<String, byte[]> files = new TreeMap<>();

    private StateCode(ClassLoader loader) {
        this.loader = loader;
    }

    /** The digest of the code that those bindings and the registered features consist of. */
    static String digest(List<RepositoryBinding> bindings) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        StateCode code = new StateCode(loader);
        List<Class<?>> roots = new ArrayList<>();
        bindings.forEach(binding -> roots.add(binding.getClass()));
        ServiceLoader.load(Feature.class, loader).forEach(feature -> roots.add(feature.getClass()));
        code.gather(roots);
        return code.digest();
    }

    private void gather(List<Class<?>> roots) {
        Deque<String> toRead = new ArrayDeque<>();
        roots.forEach(root -> toRead.add(root.getName().replace('.', '/')));
        while (!toRead.isEmpty()) {
            String name = toRead.remove();
            byte[] bytes = files.containsKey(name) ? null : read(name + ".class");
            if (bytes != null) {
                files.put(name, bytes);
                Matcher names = OWN_CLASS.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
                while (names.find()) {
                    toRead.add(names.group());
                }
            }
        }
        byte[] changelog = read(CHANGELOG);
        if (changelog != null) {
            files.put(CHANGELOG, changelog);
        }
    }

    private byte @Nullable [] read(String path) {
        try (InputStream file = loader.getResourceAsStream(path)) {
            return file == null ? null : file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The file " + path + " of the deployment cannot be read, so the code of the state has no digest.",
                    failure);
        }
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, bytes) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
