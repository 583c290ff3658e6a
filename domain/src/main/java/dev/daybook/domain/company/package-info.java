/**
 * Companies: whom accounts belong to.
 *
 * <p>{@link dev.daybook.domain.company.CompanyFeature} is the table of contents. A company's address may change; its
 * contact is told so by a letter to the old and the new address, once, which is what
 * {@link dev.daybook.domain.company.AddressChangeLetter} asks the task gateway for.
 */
package dev.daybook.domain.company;
