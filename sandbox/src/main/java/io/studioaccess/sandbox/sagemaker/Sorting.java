package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What listings can be asked for. Orders other than the default are not offered, and are refused
 * and not ignored.
 */
final class Sorting {

  private Sorting() {}

  static void refuse(@Nullable Object sortBy, @Nullable Object sortOrder) {
    if (sortBy != null || sortOrder != null) {
      throw Refusal.validation("The sandbox does not sort listings.");
    }
  }

  static boolean contains(String name, @Nullable String part) {
    return part == null || Arns.lower(name).contains(Arns.lower(part));
  }
}
