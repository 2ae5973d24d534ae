package io.studioaccess.studioctl.init;

import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.UserSettings;
import java.util.List;
import java.util.Optional;

/** The first mapping rows, each pinned to its group. */
final class FirstRows {
  /** Room for rows before and between them: the lowest number wins. */
  private static final int STEP = 10;

  private FirstRows() {}

  static List<MappingRow> of(Answers answers) {
    int[] priority = {0};
    return answers.roles().entrySet().stream()
        .map(
            group ->
                new MappingRow(
                    group.getKey().name(),
                    answers.domain().arn().id(),
                    Optional.empty(),
                    group.getValue(),
                    priority[0] += STEP,
                    Optional.of(group.getKey().id()),
                    true,
                    "",
                    UserSettings.NONE,
                    Optional.empty()))
        .toList();
  }
}
