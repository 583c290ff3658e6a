/** Companies over HTTP; start with {@link dev.daybook.adapters.rest.company.CompanyResource}. */
@NullMarked
package dev.daybook.adapters.rest.company;

import org.jspecify.annotations.NullMarked;
