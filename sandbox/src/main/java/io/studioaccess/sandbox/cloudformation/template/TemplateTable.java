package io.studioaccess.sandbox.cloudformation.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DynamoDB table.
 *
 * @param attributes the types of the key attributes (S, N or B), by name
 * @param expiry the attribute that holds an item's time to live
 */
public record TemplateTable(
    String logicalId,
    String name,
    String arn,
    Map<String, String> attributes,
    List<Key> keys,
    List<Index> indexes,
    Optional<Stream> stream,
    Optional<String> expiry) {

  /**
   * The stream of a table's changes.
   *
   * @param viewType KEYS_ONLY, NEW_IMAGE, OLD_IMAGE or NEW_AND_OLD_IMAGES
   */
  public record Stream(String arn, String viewType) {}

  /**
   * One part of a key.
   *
   * @param type HASH or RANGE
   */
  public record Key(String attribute, String type) {}

  /**
   * A global secondary index.
   *
   * @param projection ALL, KEYS_ONLY or INCLUDE; only INCLUDE names further attributes
   */
  public record Index(String name, List<Key> keys, String projection, List<String> included) {}
}
