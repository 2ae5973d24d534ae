package io.studioaccess.studioctl.sweep;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How long a command waits for the functions, which continue on their own after that. */
public final class TimeoutOption {

  private static final class Minutes implements ITypeConverter<Integer> {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    @Override
    public Integer convert(String text) {
      if (!NUMBER.matcher(text).matches()) {
        throw new TypeConversionException(
            "expected a whole number of minutes from 0 to 999999, found '%s'".formatted(text));
      }
      return Integer.valueOf(text);
    }
  }

  @Option(
      names = "--timeout",
      paramLabel = "MINUTES",
      defaultValue = "30",
      converter = Minutes.class,
      description = "How long to wait for completion. Default: ${DEFAULT-VALUE}")
  private int minutes;

  public Duration timeout() {
    return Duration.ofMinutes(minutes);
  }
}
