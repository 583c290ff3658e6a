package dev.daybook.adapters.persistence.state;

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
 * The code of which a state is made: events, materializers, repositories, and whatever of ours they refer to, with the
 * changelog of the tables. Its digest is another one as soon as any of it has changed; a version number would have to be
 * thought of.
 */
final class StateCode {

    /** As names of classes stand in the files of classes. */
    private static final Pattern OWN_CLASS = Pattern.compile("dev/daybook/[A-Za-z0-9_/$]+");

    private static final String CHANGELOG = "db/application-state.sql";
    private static final int DIGITS = 16;

    private final ClassLoader loader;
    private final Map<String, byte[]> files = new TreeMap<>();

    private StateCode(ClassLoader loader) {
        this.loader = loader;
    }

    /** The digest of all that those bindings, and the features that there are, consist of. */
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
            throw new UncheckedIOException("The code of the state cannot be read: " + path, failure);
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
