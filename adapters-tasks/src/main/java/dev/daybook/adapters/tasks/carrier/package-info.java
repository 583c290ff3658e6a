/**
 * Messages about tasks, by JMS: from the server that recorded a task to the server that carries it out.
 *
 * <p>{@link dev.daybook.adapters.tasks.carrier.JmsTaskCarrier} sends,
 * {@link dev.daybook.adapters.tasks.carrier.TaskConsumer} receives. Nothing of a task but its id is in a message.
 */
@NullMarked
package dev.daybook.adapters.tasks.carrier;

import org.jspecify.annotations.NullMarked;
