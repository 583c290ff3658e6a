package dev.daybook.adapters.rest.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The name of this build. */
final class Build {

    static final String VERSION = version();

    private Build() {}

    private static String version() {
        try (InputStream properties = Build.class.getResourceAsStream("build.properties")) {
            Properties build = new Properties();
            build.load(properties);
            return build.getProperty("version");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
