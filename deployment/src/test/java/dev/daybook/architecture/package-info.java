/**
 * The walls of the architecture, as rules that are checked on the compiled code and on the sources.
 *
 * <p>Each rule is a function of a root package: {@link dev.daybook.architecture.ArchitectureTest} checks it on the code,
 * {@link dev.daybook.architecture.PlantedArchitectureTest} on a small tree of classes that break it, because a rule that
 * can never fail protects nothing. Start with {@link dev.daybook.architecture.ArchitectureRules}, which lists them all.
 */
package dev.daybook.architecture;
