package io.studioaccess.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.file.MappingFile;
import java.io.StringReader;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {

  @ParameterizedTest
  @CsvSource({
    "aws, eu-west-1",
    "aws, ap-southeast-7",
    "aws-cn, cn-northwest-1",
    "aws-us-gov, us-gov-west-1",
    "aws-iso, us-iso-east-1",
    "aws-iso-b, us-isob-east-1",
    "aws-iso-e, eu-isoe-west-1",
    "aws-iso-f, us-isof-south-1",
    "aws-eusc, eusc-de-east-1"
  })
  void regionsAndDomainsOfAllPartitionsAreLegal(String partition, String region) {
    MappingFile file =
        MappingFile.parse(
            new StringReader(
                """
                rows:
                  - groupName: a
                    domainId: d-abc
                    region: %s
                    roleArn: arn:%s:iam::111122223333:role/studio/a
                """
                    .formatted(region, partition)));

    assertThat(file.findings()).isEmpty();
    MappingRow row = file.rows().getFirst().row();
    assertThat(row.region()).isEqualTo(Optional.of(new Region(region)));
    DomainArn domain = DomainArn.of(row.domain(), row.role(), new Region(region));
    assertThat(domain.partition()).isEqualTo(partition);
    assertThat(domain.region()).isEqualTo(new Region(region));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "eu", "west-1", "eu-west", "e-west-1", "EU-west-1", "eu-west-1a", "eu west-1"})
  void otherTextsAreNoRegion(String text) {
    assertThatThrownBy(() -> new Region(text)).hasMessageContaining("is not a region");
  }
}
