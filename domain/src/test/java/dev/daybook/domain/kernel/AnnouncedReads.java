package dev.daybook.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * A state that requires that rows are announced before they are looked up by their key. Otherwise a batch of commands
 * would read them one by one, in a query each.
 */
final class AnnouncedReads implements CommandState {

    private final CommandState state;
    private final Set<Key> announced = new HashSet<>();

    /** A key of a row of that port, such as a client id. */
    private record Key(Class<?> port, Object value) {}

    AnnouncedReads(CommandState state) {
        this.state = state;
    }

    @Override
    public <R extends StateRepository> R state(Class<R> port) {
        R repository = state.state(port);
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            if (takesAKey(port, method)) {
                check(new Key(port, arguments[0]), method);
            }
            return call(repository, method, arguments);
        };
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    /** Whether its one argument is a key that the port lets be announced. */
    private static boolean takesAKey(Class<?> port, Method method) {
        return method.getParameterCount() == 1
                && Arrays.stream(port.getMethods())
                        .filter(AnnouncedReads::announces)
                        .anyMatch(other -> Arrays.equals(other.getParameterTypes(), method.getParameterTypes()));
    }

    private static boolean announces(Method method) {
        return method.getName().startsWith("expect");
    }

    private void check(Key key, Method method) {
        if (announces(method)) {
            announced.add(key);
        } else {
            assertThat(announced)
                    .as("the announced rows, when %s(%s) is called", method.getName(), key.value())
                    .contains(key);
        }
    }

    private static Object call(StateRepository repository, Method method, Object[] arguments) throws Throwable {
        try {
            method.setAccessible(true);
            return method.invoke(repository, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }

    @Override
    public void keep() {
        state.keep();
    }

    @Override
    public boolean discard() {
        return state.discard();
    }
}
