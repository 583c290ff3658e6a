package dev.daybook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daybook.adapters.rest.DaybookApi;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The description says what there is, and what there is stands in the description. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class OpenApiIT {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private static JsonNode description() {
        return Daybook.get(Daybook.READER, "/openapi?format=JSON", "Accept", "application/json")
                .isStatus(200)
                .json();
    }

    @Test
    void the_description_the_resources_and_the_tested_routes_are_the_same() throws Exception {
        Set<String> described = new TreeSet<>();
        description()
                .at("/paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        assertThat(described).isEqualTo(routesOfResources());
        assertThat(described)
                .isEqualTo(Route.ALL.stream().map(Route::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void every_operation_says_what_it_is_and_how_it_refuses() {
        description()
                .at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String name = operation.getKey() + " " + path.getKey();
                    if (METHODS.contains(operation.getKey())) {
                        assertThat(operation.getValue().at("/summary").asText())
                                .as(name)
                                .isNotBlank();
                        assertThat(operation.getValue().at("/tags")).as(name).isNotEmpty();
                        assertThat(operation.getValue().at("/responses").fieldNames())
                                .toIterable()
                                .as(name)
                                .contains("400", "401", "403", "503")
                                .containsAnyOf("200", "202");
                    }
                }));
    }

    @Test
    void every_reference_leads_somewhere() {
        JsonNode description = description();
        for (String reference : description.findValuesAsText("$ref")) {
            assertThat(description.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
    }

    @Test
    void values_are_described_as_they_are_written() {
        JsonNode schemas = description().at("/components/schemas");
        for (String text : new String[] {"ClientId", "EventName", "CurrencyCode", "InterestRate", "CompanyId"}) {
            assertThat(schemas.at("/" + text + "/type").asText()).as(text).isEqualTo("string");
        }
        assertThat(schemas.at("/Money/properties/value/type").asText()).isEqualTo("string");
        assertThat(schemas.at("/OpenAccountRequest/required"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("company", "currency", "annualInterestRate", "openedOn");
        assertThat(schemas.at("/ChangeAddressRequest/required"))
                .extracting(JsonNode::asText)
                .containsExactly("address");
    }

    private static Set<String> routesOfResources() throws IOException, URISyntaxException {
        String base = DaybookApi.class.getAnnotation(ApplicationPath.class).value();
        Set<String> routes = new TreeSet<>();
        for (Class<?> resource : resources()) {
            for (Method method : resource.getMethods()) {
                for (Annotation annotation : method.getAnnotations()) {
                    HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (verb != null) {
                        Path path = method.getAnnotation(Path.class);
                        routes.add(verb.value() + " " + base + "/"
                                + resource.getAnnotation(Path.class).value()
                                + (path == null ? "" : "/" + path.value()));
                    }
                }
            }
        }
        return routes;
    }

    private static Set<Class<?>> resources() throws IOException, URISyntaxException {
        URI location = DaybookApi.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        if (Files.isDirectory(java.nio.file.Path.of(location))) {
            return resourcesBelow(java.nio.file.Path.of(location));
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + location), Map.of())) {
            return resourcesBelow(jar.getPath("/"));
        }
    }

    private static Set<Class<?>> resourcesBelow(java.nio.file.Path root) throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith("Resource.class"))
                    .map(file -> file.replace(".class", "").replace('/', '.'))
                    .<Class<?>>map(OpenApiIT::load)
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .collect(Collectors.toSet());
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
