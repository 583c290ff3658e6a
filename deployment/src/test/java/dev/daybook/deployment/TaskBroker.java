package dev.daybook.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** A broker outside of all servers, with a password and a journal on disk. */
final class TaskBroker {
    static final String USER = "daybook";
    static final String PASSWORD = "the-broker's-password";

    private final int port;
    private final EmbeddedActiveMQ broker;

    TaskBroker(Path folder, int port) throws Exception {
        this.port = port;
        SecurityConfiguration users = new SecurityConfiguration(Map.of(USER, PASSWORD), Map.of(USER, List.of("tasks")));
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setBrokerInstance(folder.toFile());
        configuration
                .setName("tasks")
                .addAcceptorConfiguration("tcp", "tcp://localhost:" + port + "?protocols=CORE")
                .setSecurityEnabled(true)
                .putSecurityRoles(
                        "#",
                        Set.of(new Role(
                                "tasks", true, true, true, true, true, true, true, true, true, true, false, false)))
                .addAddressSetting("#", new AddressSettings().setRedeliveryDelay(1_000))
                .addQueueConfiguration(QueueConfiguration.of("DaybookTasks").setRoutingType(RoutingType.ANYCAST));
        broker = new EmbeddedActiveMQ()
                .setConfiguration(configuration)
                .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
    }

    int port() {
        return port;
    }

    void open() throws Exception {
        broker.start();
    }

    void close() throws Exception {
        broker.stop();
    }
}
