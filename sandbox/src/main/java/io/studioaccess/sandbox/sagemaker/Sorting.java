package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * Name filters of listings. The sandbox supports only the default order, and rejects any other
 * rather than ignoring it.
 */
final class Sorting {

  private Sorting() {}

  static void rejectSorting(@Nullable Object sortBy, @Nullable Object sortOrder) {
    if (sortBy != null || sortOrder != null) {
      throw ServiceException.validation("The sandbox does not sort listings.");
    }
  }

  static boolean contains(String name, @Nullable String part) {
    return part == null || Arns.lower(name).contains(Arns.lower(part));
  }
}
