package io.studioaccess.mapping.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A valid row file and rules that break it. Each rule breaks every line that it applies to, one
 * line per file.
 */
final class BrokenFiles {
  static final List<String> GOOD =
      """
      rows:
        - groupName: data-scientists
          domainId: d-abcdefghijkl
          region: eu-central-1
          roleArn: arn:aws:iam::111122223333:role/studio/data-scientist
          priority: 20
          groupId: 0a1b2c3d4e-11111111-1111-4111-8111-111111111111
          enabled: true
          privateSpaces: keep
          description: Notebooks on the team's own bucket
          userSettings:
            JupyterLabAppSettings:
              DefaultResourceSpec:
                InstanceType: ml.t3.medium
              CustomImages:
                - ImageName: ours
                  AppImageConfigName: ours
              AppLifecycleManagement:
                IdleSettings:
                  LifecycleManagement: ENABLED
                  IdleTimeoutInMinutes: 120
            SecurityGroups: [sg-0123456789abcdef0]
            SpaceStorageSettings:
              DefaultEbsStorageSettings:
                DefaultEbsVolumeSizeInGb: 10
                MaximumEbsVolumeSizeInGb: 100
            StudioWebPortalSettings:
              HiddenAppTypes: [Canvas, RStudioServerPro]
        - groupName: ml engineers
          domainId: d-abcdefghijkl
          roleArn: arn:aws:iam::111122223333:role/studio/ml-engineer
      """
          .lines()
          .toList();

  /**
   * A broken file.
   *
   * @param line the broken line
   * @param column the broken column; 0 if several columns are possible
   */
  record Broken(String fault, List<String> lines, int line, int column) {
    @Override
    public String toString() {
      return "%s in line %d".formatted(fault, line);
    }

    String yaml() {
      return String.join("\n", lines) + "\n";
    }
  }

  /** A field of the valid file. */
  private record Line(int number, String indent, String name, String value) {
    private static final Pattern FIELD = Pattern.compile("( *(?:- )?)([A-Za-z]+):(?: (.+))?");

    static Optional<Line> of(int number) {
      Matcher field = FIELD.matcher(GOOD.get(number - 1));
      return field.matches()
          ? Optional.of(
              new Line(
                  number,
                  field.group(1),
                  field.group(2),
                  Optional.ofNullable(field.group(3)).orElse("")))
          : Optional.empty();
    }

    String text() {
      return GOOD.get(number - 1);
    }

    int nameColumn() {
      return indent.length() + 1;
    }

    int valueColumn() {
      return nameColumn() + name.length() + 2;
    }

    boolean isIndented() {
      return indent.isBlank() && !indent.isEmpty();
    }

    boolean hasValue() {
      return !value.isEmpty();
    }

    boolean isScalar() {
      return isIndented() && hasValue();
    }

    /** The first field of a structure may have any indentation. */
    boolean followsScalar() {
      return isScalar() && Line.of(number - 1).filter(Line::hasValue).isPresent();
    }

    boolean isNumber() {
      return value.matches("[0-9]+");
    }

    boolean isRangeChecked() {
      return isNumber() && !name.equals("priority");
    }

    boolean isList() {
      return value.startsWith("[");
    }

    boolean isShapeChecked() {
      return hasValue() && !Set.of("groupName", "description").contains(name);
    }

    boolean isRequired() {
      return Set.of("domainId", "roleArn").contains(name);
    }

    Broken with(String fault, String broken) {
      return with(fault, List.of(broken), number, 0);
    }

    Broken withValue(String fault, String other) {
      String broken = "%s%s: %s".formatted(indent, name, other);
      return with(fault, List.of(broken), number, valueColumn());
    }

    Broken with(String fault, List<String> broken, int brokenLine, int column) {
      List<String> lines = new ArrayList<>(GOOD);
      lines.remove(number - 1);
      lines.addAll(number - 1, broken);
      return new Broken(fault, lines, brokenLine, column);
    }
  }

  private BrokenFiles() {}

  static Stream<Broken> all() {
    return Stream.of(
            where(_ -> true, BrokenFiles::misspelt),
            where(Line::hasValue, line -> line.withValue("a value of the wrong type", "{a: 1}")),
            where(
                Line::isShapeChecked,
                line -> line.withValue("a text of the wrong shape", "'no; no'")),
            where(Line::isNumber, line -> line.withValue("a number that is not whole", "1.5")),
            where(Line::isRangeChecked, line -> line.withValue("a number out of range", "-1")),
            where(Line::isScalar, BrokenFiles::duplicated),
            where(
                Line::isIndented, line -> line.with("a tab", line.text().replaceFirst(" ", "\t"))),
            where(Line::isList, BrokenFiles::unclosed),
            where(Line::hasValue, line -> line.withValue("an open quote", '"' + line.value())),
            where(
                Line::followsScalar,
                line -> line.with("a missing colon", line.indent() + line.name())),
            where(
                Line::followsScalar,
                line -> line.with("a space missing", line.text().substring(1))),
            where(Line::isRequired, BrokenFiles::missing),
            Stream.of(secondRow(), textInsteadOfARow()))
        .flatMap(broken -> broken);
  }

  private static Stream<Broken> where(Predicate<Line> fits, Function<Line, Broken> rule) {
    return IntStream.rangeClosed(1, GOOD.size())
        .mapToObj(Line::of)
        .flatMap(Optional::stream)
        .filter(fits)
        .map(rule);
  }

  private static Broken misspelt(Line line) {
    String misspelt = "%s%ss: %s".formatted(line.indent(), line.name(), line.value());
    return line.with("a misspelled field", List.of(misspelt), line.number(), line.nameColumn());
  }

  private static Broken duplicated(Line line) {
    return line.with(
        "a duplicate field",
        List.of(line.text(), line.text()),
        line.number() + 1,
        line.nameColumn());
  }

  private static Broken unclosed(Line line) {
    return line.with(
        "an open bracket",
        List.of(line.text().replace("]", "")),
        line.number(),
        line.valueColumn());
  }

  /** A row starts on the line of its group name. */
  private static Broken missing(Line line) {
    int row = line.number();
    while (!GOOD.get(row - 1).startsWith("  - ")) {
      row--;
    }
    return line.with("a missing " + line.name(), List.of(), row, 5);
  }

  private static Broken secondRow() {
    List<String> lines = new ArrayList<>(GOOD);
    lines.addAll(GOOD.subList(1, 5));
    return new Broken("a second row for a group", lines, GOOD.size() + 1, 5);
  }

  private static Broken textInsteadOfARow() {
    List<String> lines = new ArrayList<>(GOOD);
    lines.add("  - ml-engineers: d-abcdefghijkl".replace(":", ""));
    return new Broken("a text instead of a row", lines, lines.size(), 5);
  }
}
