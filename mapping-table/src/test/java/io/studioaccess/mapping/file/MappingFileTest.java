package io.studioaccess.mapping.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.UserSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingFileTest {
  @TempDir Path folder;

  @Test
  void readsTheSampleFile() throws IOException {
    List<MappingRow> rows = MappingFile.read(Path.of("mapping.sample.yaml"));

    assertThat(rows)
        .extracting(MappingRow::group)
        .containsExactly(new GroupName("data-scientists"), new GroupName("ml-engineers"));
    assertThat(rows.getFirst().userSettings().fields()).isNotEmpty();
    assertThat(rows.getLast().pinnedGroup()).isPresent();
  }

  @Test
  void everyFindingNamesItsLine() throws IOException {
    Path file =
        write(
            """
            rows:
              - groupName: a
                domainId: d-abc
                roleArn: nonsense
              - groupName: b
                roleArn: arn:aws:iam::111122223333:role/studio/b
              - just text
            """);

    assertThatThrownBy(() -> MappingFile.read(file))
        .isInstanceOf(BadMappingFile.class)
        .hasMessageContaining("line 4, column 14: roleArn: 'nonsense' is not a role ARN")
        .hasMessageContaining("line 5, column 5: domainId: missing")
        .hasMessageContaining("line 7, column 5: a row must have fields");
  }

  @Test
  void readsTagsAndNamesThePlaceOfAFault() throws IOException {
    String rows =
        """
        rows:
          - groupName: a
            domainId: d-abc
            roleArn: arn:aws:iam::111122223333:role/studio/a
            tags:
              team: research
              cost-center: "4711"
        """;

    assertThat(MappingFile.read(write(rows)).getFirst().tags().byKey())
        .isEqualTo(Map.of("team", "research", "cost-center", "4711"));
    assertThatThrownBy(
            () ->
                MappingFile.read(
                    write(rows.replace("team:", "aws:team:").replace("\"4711\"", "[4711]"))))
        .hasMessageContaining(
            "line 6, column 7: tags.aws:team: keys that begin with aws: are reserved for AWS")
        .hasMessageContaining("line 7, column 20: tags.cost-center: expected text");
  }

  @Test
  void readsSettingsAndNamesTheLineOfAFault() throws IOException {
    String rows =
        """
        rows:
          - groupName: a
            domainId: d-abc
            roleArn: arn:aws:iam::111122223333:role/studio/a
            userSettings:
              SpaceStorageSettings:
                DefaultEbsStorageSettings:
                  DefaultEbsVolumeSizeInGb: 10
                  MaximumEbsVolumeSizeInGb: 100
        """;

    assertThat(MappingFile.read(write(rows)).getFirst().userSettings())
        .isEqualTo(
            new UserSettings(
                Map.of(
                    "SpaceStorageSettings",
                    Map.of(
                        "DefaultEbsStorageSettings",
                        Map.of("DefaultEbsVolumeSizeInGb", 10, "MaximumEbsVolumeSizeInGb", 100)))));
    assertThatThrownBy(() -> MappingFile.read(write(rows.replace("100", "1000000"))))
        .hasMessageContaining(
            "line 9, column 37:"
                + " userSettings.SpaceStorageSettings.DefaultEbsStorageSettings.MaximumEbsVolumeSizeInGb:"
                + " 1000000 is not between 5 and 16384");
  }

  @Test
  void readsTheSettingsInTheDocumentation() throws IOException {
    Path example = Path.of("../docs/examples/user-settings.yaml");

    assertThat(MappingFile.read(example).getFirst().userSettings().fields())
        .containsKeys("JupyterLabAppSettings", "StudioWebPortalSettings");
  }

  @Test
  void rejectsADuplicateField() throws IOException {
    Path file =
        write(
            """
            rows:
              - groupName: a
                domainId: d-abc
                roleArn: arn:aws:iam::111122223333:role/studio/a
                roleArn: arn:aws:iam::111122223333:role/studio/b
            """);

    assertThatThrownBy(() -> MappingFile.read(file))
        .isInstanceOf(BadMappingFile.class)
        .hasMessageContaining("duplicate key roleArn")
        .hasMessageContaining("line 5, column 5");
  }

  @Test
  void rejectsASecondRowForAGroupAndDomain() throws IOException {
    String row =
        """
          - groupName: a
            domainId: d-abc
            roleArn: arn:aws:iam::111122223333:role/studio/a
        """;
    Path file = write("rows:\n" + row + row);

    assertThatThrownBy(() -> MappingFile.read(file))
        .hasMessageContaining("line 5, column 5: a second row for group 'a' and domain d-abc");
  }

  @Test
  void rejectsAFileOfAnotherForm() throws IOException {
    assertThatThrownBy(() -> MappingFile.read(write("groups: []")))
        .hasMessageContaining("one list, named rows:");
    assertThatThrownBy(() -> MappingFile.read(write("")))
        .hasMessageContaining("one list, named rows:");
    assertThatThrownBy(() -> MappingFile.read(write("rows: ["))).isInstanceOf(BadMappingFile.class);
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("mapping.yaml"), yaml);
  }
}
