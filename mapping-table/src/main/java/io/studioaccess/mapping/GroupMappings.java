package io.studioaccess.mapping;

/** Where the mapping comes from. */
@FunctionalInterface
public interface GroupMappings {

  /**
   * The whole mapping. A read that failed or came back partial throws; it is never an empty answer.
   */
  MappingRows current();
}
