/**
 * Companies: the owners of accounts.
 *
 * <p>{@link dev.daybook.domain.company.CompanyFeature} is the table of contents. If a company's address changes, a
 * letter tells its old and its new contact, once. {@link dev.daybook.domain.company.AddressChangeLetter} is this task.
 */
package dev.daybook.domain.company;
