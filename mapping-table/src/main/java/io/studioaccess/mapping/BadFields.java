package io.studioaccess.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** The fields of a row are not legal. The message names every fault. */
public final class BadFields extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient List<FieldFault> faults;

  BadFields(List<FieldFault> faults) {
    super(faults.stream().map(FieldFault::toString).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  static BadFields badValue(FieldPath path, String reason) {
    return new BadFields(List.of(new FieldFault(path, false, reason)));
  }

  static BadFields badName(FieldPath path, String reason) {
    return new BadFields(List.of(new FieldFault(path, true, reason)));
  }

  public List<FieldFault> faults() {
    return faults;
  }
}
