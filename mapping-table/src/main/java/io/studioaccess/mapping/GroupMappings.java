package io.studioaccess.mapping;

/** The source of the mapping. */
@FunctionalInterface
public interface GroupMappings {

  /** The whole mapping. A failed or partial read throws; it never yields an empty mapping. */
  MappingRows current();
}
