package dev.daybook.application.readiness;

/** Brings both databases' schemas to the shape that this build needs. */
@FunctionalInterface
public interface SchemaMigration {

    /** Applies what has not been applied yet; safe to be run by several nodes at once. */
    void migrate();
}
