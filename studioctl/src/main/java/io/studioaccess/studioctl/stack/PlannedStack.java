package io.studioaccess.studioctl.stack;

import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * The stack that {@code init} plans. Once it is set, clients, ports and checks are those of the
 * plan instead of a deployed stack's.
 */
@Singleton
public final class PlannedStack {
  private Optional<Installation> installation = Optional.empty();
  private MappingRows rows = new MappingRows(List.of(), List.of());

  /**
   * Plans a stack.
   *
   * @param planned with the outputs that the stack would have
   * @param first the rows that the mapping table would have
   * @throws IllegalStateException if there is a plan already: beans of it may exist
   */
  public void set(Installation planned, List<MappingRow> first) {
    if (installation.isPresent()) {
      throw new IllegalStateException("a stack is planned already");
    }
    installation = Optional.of(planned);
    rows = new MappingRows(first, List.of());
  }

  /** Whether the stack is planned, and not deployed. */
  public boolean isSet() {
    return installation.isPresent();
  }

  Optional<Installation> installation() {
    return installation;
  }

  MappingRows rows() {
    return rows;
  }
}
