package io.studioaccess.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.awssdk.core.SdkPojo;

/** Reads shapes outside a call: what {@link ShapeWriter#members} has written. */
public final class Shapes {
  private Shapes() {}

  /**
   * Fills the builder.
   *
   * @throws ServiceException if the JSON does not have the shape
   */
  public static void fill(SdkPojo builder, JsonNode json) {
    ShapeReader.read(json, builder, new Constraints());
  }
}
