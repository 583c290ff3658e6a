package dev.daybook.application.inmemory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Lets every call of a port fail, before it takes effect or after. */
public final class FaultyPort {

    private FaultyPort() {}

    /** That adapter as one server calls it; each call is such a step. */
    public static <T> T of(Class<T> port, T adapter, Faults faults, Step step) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    faults.before(step);
                    Object answer;
                    try {
                        answer = method.invoke(adapter, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause() == null ? failed : failed.getCause();
                    }
                    faults.after(step);
                    return answer;
                }));
    }
}
