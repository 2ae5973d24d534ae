package io.studioaccess.studioctl.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.file.MappingFile;
import io.studioaccess.mapping.file.WrittenRow;
import io.studioaccess.studioctl.console.Display;
import java.io.StringReader;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DateCheckTest {
  private static final String ROWS =
      """
      rows:
        - groupName: guests
          domainId: d-one
          roleArn: arn:aws:iam::111122223333:role/studio/guest
          notAfter: 2027-03-31
      """;

  @Test
  void warnsOfARowThatIsOver() {
    WrittenRow row = MappingFile.parse(new StringReader(ROWS)).rows().getFirst();

    assertThat(new DateCheck(Instant.parse("2027-03-31T23:59:59Z")).finding(row)).isEmpty();
    assertThat(new DateCheck(Instant.parse("2027-04-01T00:00:00Z")).finding(row).orElseThrow())
        .hasToString(
            "line 5, column 15: ended on %s: the row grants nothing, and its members lose what it granted"
                .formatted(Display.timestamp(Instant.parse("2027-04-01T00:00:00Z"))));
  }
}
