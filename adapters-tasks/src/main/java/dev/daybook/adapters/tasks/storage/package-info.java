/** Files in object storage that speaks S3. */
@NullMarked
package dev.daybook.adapters.tasks.storage;

import org.jspecify.annotations.NullMarked;
