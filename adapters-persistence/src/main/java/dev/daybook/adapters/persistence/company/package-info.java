/** Companies as rows of the table {@code company}; start with {@code JpaCompanyRepository}. */
@NullMarked
package dev.daybook.adapters.persistence.company;

import org.jspecify.annotations.NullMarked;
