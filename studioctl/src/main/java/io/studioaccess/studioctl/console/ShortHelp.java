package io.studioaccess.studioctl.console;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The help of a command: the options of every command are listed by {@code studioctl} alone. */
final class ShortHelp extends Help {
  ShortHelp(CommandSpec command, ColorScheme colours) {
    super(command, colours);
  }

  @Override
  public String optionList(
      Layout layout, Comparator<OptionSpec> order, IParamLabelRenderer labels) {
    String own = super.optionList(layout, order, labels);
    return isRoot()
        ? own
        : "%s%nGlobal options such as -o, --profile and --region: %s --help%n"
            .formatted(own, commandSpec().root().name());
  }

  @Override
  public String optionListExcludingGroups(
      List<OptionSpec> options,
      Layout layout,
      Comparator<OptionSpec> order,
      IParamLabelRenderer labels) {
    return super.optionListExcludingGroups(own(options), layout, order, labels);
  }

  @Override
  protected Ansi.Text createDetailedSynopsisOptionsText(
      Collection<ArgSpec> done,
      List<OptionSpec> options,
      Comparator<OptionSpec> order,
      boolean clustered) {
    return super.createDetailedSynopsisOptionsText(done, own(options), order, clustered);
  }

  private List<OptionSpec> own(List<OptionSpec> options) {
    return isRoot()
        ? options
        : options.stream().filter(it -> !it.inherited() && !it.versionHelp()).toList();
  }

  private boolean isRoot() {
    return commandSpec().parent() == null;
  }
}
