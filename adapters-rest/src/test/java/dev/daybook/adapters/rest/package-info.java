/** Tests of the HTTP adapter without a server; what only a server shows is tested in the module {@code deployment}. */
@NullMarked
package dev.daybook.adapters.rest;

import org.jspecify.annotations.NullMarked;
