/**
 * The HTTP API: a request becomes a creator or a question, and its result becomes an answer.
 *
 * <p>One flat package for each noun ({@code company}, {@code account}) and for each part of the engine ({@code event},
 * {@code integrity}, {@code replay}, {@code amendment}, {@code task}, {@code webhook}, {@code operation}). Each has its
 * resources, {@code …Request} records for bodies and {@code …View} records for answers. They share these packages:
 * {@code command} sends creators through the corridor, {@code read} asks the state and cuts pages, {@code parameter}
 * reads paths, queries and headers, {@code json} reads and writes bodies, {@code problem} makes the answers to errors,
 * {@code openapi} describes what all routes have in common. {@code bulk} takes many commands in one request.
 *
 * <p>Start with {@link dev.daybook.adapters.rest.account.AccountResource}. Nothing here decides anything, and nothing
 * here knows how events or state are stored.
 */
@NullMarked
package dev.daybook.adapters.rest;

import org.jspecify.annotations.NullMarked;
