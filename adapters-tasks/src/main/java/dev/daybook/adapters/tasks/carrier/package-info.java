/**
 * How word of a task travels from where it was recorded to where it is carried out: by JMS.
 *
 * <p>{@link dev.daybook.adapters.tasks.carrier.JmsTaskCarrier} sends,
 * {@link dev.daybook.adapters.tasks.carrier.TaskConsumer} receives. Nothing of a task but its id is in a message.
 */
@NullMarked
package dev.daybook.adapters.tasks.carrier;

import org.jspecify.annotations.NullMarked;
