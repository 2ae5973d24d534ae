package io.studioaccess.mapping.file;

import io.studioaccess.mapping.PrintableText;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads the text of a file into nodes, within {@link FileLimits}. */
final class YamlFile {
  private YamlFile() {}

  /** The text, up to one character more than the limit. */
  static String text(Reader reader) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[1 << 16];
    while (text.length() <= FileLimits.CHARACTERS) {
      int read = reader.read(buffer);
      if (read < 0) {
        break;
      }
      text.append(buffer, 0, read);
    }
    return text.toString();
  }

  /** What makes it useless to parse the text; empty for nothing. */
  static Optional<Finding> problem(String text) {
    if (text.length() > FileLimits.CHARACTERS) {
      return Optional.of(
          Finding.error(
              Place.START,
              "the file has more than %,d characters: split it, and load the parts with --keep-others"
                  .formatted(FileLimits.CHARACTERS)));
    }
    return illegalCharacter(text).or(() -> tooDeep(text));
  }

  private static Optional<Finding> illegalCharacter(String text) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int character = text.codePointAt(i);
      if (!StreamReader.isPrintable(character)) {
        return Optional.of(
            Finding.error(
                new Place(line, column),
                "invalid YAML: this character is not allowed; in double quotes, write \"%s\""
                    .formatted(PrintableText.escape(character))));
      }
      boolean isBreak =
          character == '\n'
              || (character == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      line += isBreak ? 1 : 0;
      column = isBreak ? 1 : column + 1;
    }
    return Optional.empty();
  }

  /** Composing is recursive, so the depth is checked first. */
  private static Optional<Finding> tooDeep(String text) {
    Parser parser = parser(text);
    int depth = 0;
    while (!parser.checkEvent(Event.ID.StreamEnd)) {
      Event event = parser.getEvent();
      depth +=
          switch (event.getEventId()) {
            case MappingStart, SequenceStart -> 1;
            case MappingEnd, SequenceEnd -> -1;
            default -> 0;
          };
      if (depth > FileLimits.DEPTH) {
        return Optional.of(
            Finding.error(
                Place.of(event.getStartMark()),
                "nested more than %d levels deep".formatted(FileLimits.DEPTH)));
      }
    }
    return Optional.empty();
  }

  /**
   * The root node; null for an empty file. Aliases are nodes that occur several times.
   *
   * @throws org.yaml.snakeyaml.error.YAMLException if the text is not YAML
   */
  static @Nullable Node compose(String text) {
    return new Composer(parser(text), new CoreSchema(), options()).getSingleNode();
  }

  private static Parser parser(String text) {
    return new ParserImpl(new StreamReader(text), options());
  }

  /** Without the limits of the library: {@link FileLimits} has others. */
  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    options.setNestingDepthLimit(Integer.MAX_VALUE);
    return options;
  }
}
