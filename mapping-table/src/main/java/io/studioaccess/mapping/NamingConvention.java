package io.studioaccess.mapping;

import java.util.Optional;

/** Derives mapping rows from the names of groups. */
public interface NamingConvention {

  /** The row that follows from the name, or why none can; empty for a name that does not match. */
  Optional<RowOutcome> rowOf(GroupName group);

  /**
   * The domain of all its rows.
   *
   * @param home the region of the functions
   */
  DomainArn domain(Region home);
}
