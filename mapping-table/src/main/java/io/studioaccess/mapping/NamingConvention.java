package io.studioaccess.mapping;

/** What the names of groups say by themselves: rows that nobody has to write. */
public interface NamingConvention {

  /** The row that follows from the name, or why none can; neither where the name is not meant. */
  MappingRows rowsOf(GroupName group);

  /**
   * The domain that all of its rows speak of.
   *
   * @param home the region of the functions
   */
  DomainArn domain(Region home);
}
