/**
 * Bugs that are planted into the engine on purpose, each a small change that a careless person could make. The simulation
 * must find every one of them.
 */
@NullMarked
package dev.daybook.application.simulation.planted;

import org.jspecify.annotations.NullMarked;
