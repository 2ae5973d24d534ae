package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.ServiceException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Order and name filters of listings. The sandbox sorts spaces, and nothing else: it rejects an
 * order rather than ignoring it.
 */
final class Sorting {

  private static final long SAME_LENGTH = 1_000_000_000_000_000L;

  private Sorting() {}

  static void rejectSorting(@Nullable Object sortBy, @Nullable Object sortOrder) {
    if (sortBy != null || sortOrder != null) {
      throw ServiceException.validation("The sandbox does not sort listings.");
    }
  }

  /** A key whose order as text is that of the moments. */
  static String key(Instant moment, String name) {
    return (moment.toEpochMilli() + SAME_LENGTH) + "/" + name;
  }

  static boolean contains(String name, @Nullable String part) {
    return part == null || Arns.lower(name).contains(Arns.lower(part));
  }
}
