/** Tests of object storage against a real S3 server. */
@NullMarked
package dev.daybook.adapters.tasks.storage;

import org.jspecify.annotations.NullMarked;
