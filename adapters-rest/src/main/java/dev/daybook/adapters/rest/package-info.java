/**
 * The HTTP API: what a caller says becomes a creator or a question, and what comes of it becomes an answer.
 *
 * <p>One package a noun, flat: {@code company}, {@code account}, {@code event}, {@code operation}; each has its resources,
 * {@code …Request} records for bodies and {@code …View} records for answers. What they share: {@code command} sends
 * creators through the corridor, {@code read} asks the state and cuts pages, {@code parameter} reads what is in
 * paths, queries and headers, {@code json} reads and writes bodies, {@code problem} says no.
 *
 * <p>Start with {@link dev.daybook.adapters.rest.account.AccountResource}. Nothing here decides anything, and nothing
 * here knows how events or state are stored.
 */
@NullMarked
package dev.daybook.adapters.rest;

import org.jspecify.annotations.NullMarked;
