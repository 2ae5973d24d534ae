package io.studioaccess.mapping;

/**
 * A row that cannot be right. Nobody gains by it, and nobody of its group loses by it either.
 *
 * @param groupName as it stands in the row, legal or not
 * @param domainId as it stands in the row, legal or not
 * @param reason names the field at fault and what it should be
 */
public record RefusedRow(String groupName, String domainId, String reason) {

  public boolean isAbout(GroupName name) {
    return name.value().equals(groupName);
  }
}
