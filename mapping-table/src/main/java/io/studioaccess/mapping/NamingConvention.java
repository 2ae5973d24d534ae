package io.studioaccess.mapping;

import java.util.Optional;

/** Derives mapping rows from group names. */
public interface NamingConvention {

  /**
   * The row that follows from the name, or why it is refused; empty for a name that does not match.
   */
  Optional<RowOutcome> deriveRow(GroupName group);

  /**
   * The domain of all derived rows.
   *
   * @param home the region of the functions
   */
  DomainArn domain(Region home);
}
