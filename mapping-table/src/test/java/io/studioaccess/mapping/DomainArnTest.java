package io.studioaccess.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainArnTest {
  private static final DomainId ID = new DomainId("d-abcdefghijkl");
  private static final RoleArn ROLE =
      new RoleArn("arn:aws-cn:iam::444455556666:role/studio/data-scientist");

  @Test
  void takesAccountAndPartitionFromTheRole() {
    DomainArn arn = DomainArn.of(ID, ROLE, new Region("cn-north-1"));

    assertThat(arn)
        .hasToString("arn:aws-cn:sagemaker:cn-north-1:444455556666:domain/d-abcdefghijkl");
    assertThat(arn.id()).isEqualTo(ID);
    assertThat(arn.account()).isEqualTo("444455556666");
    assertThat(arn.partition()).isEqualTo("aws-cn");
    assertThat(arn.region()).isEqualTo(new Region("cn-north-1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "d-abcdefghijkl",
        "arn:aws:sagemaker:eu-west-1:111122223333:user-profile/d-abcdefghijkl/ana",
        "arn:aws:sagemaker:eu-west-1:111122223333:domain/studio"
      })
  void rejectsTextThatIsNotADomainArn(String text) {
    assertThatThrownBy(() -> new DomainArn(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void movesARoleToAnotherAccount() {
    assertThat(ROLE.inAccount("111122223333"))
        .hasToString("arn:aws-cn:iam::111122223333:role/studio/data-scientist");
  }
}
