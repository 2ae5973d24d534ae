package io.studioaccess.scale;

/** The bursts of joins, as Markdown. */
final class BurstTable {
  static final String HEAD =
      """
      | joins at once | Identity Store, calls a second | seconds | events a second | throttled calls | function seconds | concurrency in use | limited by |
      | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |\
      """
          .stripTrailing();

  private BurstTable() {}

  static String line(JoinBurst.Result result) {
    double functionSeconds =
        result.usage().functions().values().stream().mapToDouble(Usage.FunctionUse::seconds).sum();
    return "| %s | %s | %s | %s | %s | %s | %.0f %% | %s |"
        .formatted(
            GrowthTable.number(result.joins()),
            result.limit() == 0 ? "any" : GrowthTable.number(result.limit()),
            GrowthTable.number(result.seconds()),
            GrowthTable.number(result.perSecond()),
            GrowthTable.number(result.throttled()),
            GrowthTable.number(functionSeconds),
            result.busy() * 100,
            result.limitedBy());
  }
}
