package io.studioaccess.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** Fields that make no row. The message names all that is wrong with them. */
public final class BadFields extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient List<FieldFault> faults;

  BadFields(List<FieldFault> faults) {
    super(faults.stream().map(FieldFault::toString).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  static BadFields value(FieldPath path, String reason) {
    return new BadFields(List.of(new FieldFault(path, false, reason)));
  }

  static BadFields name(FieldPath path, String reason) {
    return new BadFields(List.of(new FieldFault(path, true, reason)));
  }

  public List<FieldFault> faults() {
    return faults;
  }
}
