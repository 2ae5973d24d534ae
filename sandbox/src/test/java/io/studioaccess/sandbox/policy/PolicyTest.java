package io.studioaccess.sandbox.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

  private static final Access CREATE =
      Access.to(
          "sagemaker:CreateUserProfile", "arn:aws:sagemaker:eu-west-1:1:user-profile/d-1/ada");

  private static Decision decide(Access access, Map<?, ?>... statements) {
    var policy = PolicyDocument.of(Map.of("Statement", List.of(statements)));
    return Principal.role("r", "s", "1", List.of(policy)).decide(access);
  }

  private static Map<String, Object> statement(String effect, Object action, Object resource) {
    return Map.of("Effect", effect, "Action", action, "Resource", resource);
  }

  private static Map<String, Object> when(Map<String, ?> condition) {
    return Map.of("Effect", "Allow", "Action", "*", "Resource", "*", "Condition", condition);
  }

  @Test
  void deniesWhatNoStatementAllows() {
    assertThat(decide(CREATE, statement("Allow", "sagemaker:DeleteUserProfile", "*")))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void comparesActionsRegardlessOfCase() {
    assertThat(decide(CREATE, statement("Allow", "SageMaker:createuserprofile", "*")))
        .isEqualTo(Decision.ALLOWED);
  }

  /** What AWS does not document: whether StringEquals matches a key that holds a set of one. */
  @Test
  void aSetIsMatchedByForAllValuesOnlyIfReadStrictly() {
    var plain = Access.to("events:PutEvents", "*").with("events:source", "aws.identitystore");
    var equals = when(Map.of("StringEquals", Map.of("events:source", "aws.identitystore")));
    var forAll =
        when(
            Map.of(
                "ForAllValues:StringEquals",
                Map.of("events:source", "aws.identitystore"),
                "Null",
                Map.of("events:source", "false")));

    assertThat(decide(plain, equals)).isEqualTo(Decision.ALLOWED);
    assertThat(decide(plain.asSet("events:source"), equals)).isEqualTo(Decision.NOT_ALLOWED);
    assertThat(decide(plain, forAll)).isEqualTo(Decision.ALLOWED);
    assertThat(decide(plain.asSet("Events:Source"), forAll)).isEqualTo(Decision.ALLOWED);
    assertThat(decide(Access.to("events:PutEvents", "*"), forAll)).isEqualTo(Decision.NOT_ALLOWED);
    assertThat(decide(plain.with("events:source", "other").asSet("events:source"), forAll))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void explicitDenyOverridesAllow() {
    assertThat(decide(CREATE, statement("Allow", "*", "*"), statement("Deny", "sagemaker:*", "*")))
        .isEqualTo(Decision.DENIED);
  }

  @Test
  void comparesResourcesCaseSensitively() {
    assertThat(
            decide(CREATE, statement("Allow", "*", "arn:aws:sagemaker:*:1:user-profile/d-1/Ada")))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @ParameterizedTest
  @CsvSource({
    "a*c, abbc, true",
    "a*c, ab, false",
    "a?c, abc, true",
    "a?c, ac, false",
    "*, anything:at/all, true",
    "a*b*c, aXbXbc, true",
    "arn:aws:iam::*:role/studio/*, arn:aws:iam::111122223333:role/studio/a/b, true",
    "arn:aws:iam::*:role/studio/*, arn:aws:iam::111122223333:role/other, false"
  })
  void matchesWildcards(String pattern, String candidate, boolean expected) {
    assertThat(new Pattern(pattern).matches(candidate)).isEqualTo(expected);
  }

  @Test
  void evaluatesResourceTagConditions() {
    var condition = when(Map.of("StringEquals", Map.of("aws:ResourceTag/managed-by", "us")));
    assertThat(decide(CREATE.with("aws:ResourceTag/managed-by", "us"), condition))
        .isEqualTo(Decision.ALLOWED);
    assertThat(decide(CREATE.with("aws:ResourceTag/managed-by", "them"), condition))
        .isEqualTo(Decision.NOT_ALLOWED);
    assertThat(decide(CREATE, condition)).isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void combinesConditionsWithAndAndValuesWithOr() {
    var condition =
        when(
            Map.of(
                "StringEquals", Map.of("aws:RequestTag/a", List.of("1", "2")),
                "StringLike", Map.of("aws:RequestTag/b", "x*")));
    var access = CREATE.with("aws:RequestTag/a", "2");
    assertThat(decide(access, condition)).isEqualTo(Decision.NOT_ALLOWED);
    assertThat(decide(access.with("aws:RequestTag/b", "xyz"), condition))
        .isEqualTo(Decision.ALLOWED);
  }

  @Test
  void forAllValuesRejectsOtherTagKeys() {
    var condition =
        when(Map.of("ForAllValues:StringEquals", Map.of("aws:TagKeys", List.of("a", "b"))));
    assertThat(decide(CREATE, condition)).isEqualTo(Decision.ALLOWED);
    assertThat(decide(CREATE.with("aws:TagKeys", "a", "b"), condition)).isEqualTo(Decision.ALLOWED);
    assertThat(decide(CREATE.with("aws:TagKeys", "a", "c"), condition))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void evaluatesNullConditions() {
    var absent = when(Map.of("Null", Map.of("aws:TagKeys", "true")));
    var present = when(Map.of("Null", Map.of("aws:TagKeys", false)));
    assertThat(decide(CREATE, absent)).isEqualTo(Decision.ALLOWED);
    assertThat(decide(CREATE, present)).isEqualTo(Decision.NOT_ALLOWED);
    assertThat(decide(CREATE.with("aws:TagKeys", "a"), present)).isEqualTo(Decision.ALLOWED);
  }

  @Test
  void comparesArnsPartByPart() {
    var condition = when(Map.of("ArnLike", Map.of("aws:PrincipalArn", "arn:aws:iam::*:role/a")));
    assertThat(decide(CREATE.with("aws:PrincipalArn", "arn:aws:iam::1:role/a"), condition))
        .isEqualTo(Decision.ALLOWED);
    assertThat(decide(CREATE.with("aws:PrincipalArn", "arn:aws:iam::1:user:role/a"), condition))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void aNegatedOperatorHoldsWithoutTheKey() {
    var others = when(Map.of("ArnNotLike", Map.of("aws:PrincipalArn", "arn:aws:iam::*:role/a")));
    assertThat(decide(CREATE, others)).isEqualTo(Decision.ALLOWED);
    assertThat(decide(CREATE.with("aws:PrincipalArn", "arn:aws:iam::1:role/b"), others))
        .isEqualTo(Decision.ALLOWED);
    assertThat(decide(CREATE.with("aws:PrincipalArn", "arn:aws:iam::1:role/a"), others))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void ifExistsHoldsWithoutTheKey() {
    var condition =
        when(Map.of("StringEqualsIfExists", Map.of("aws:RequestTag/a", List.of("1", "2"))));
    assertThat(decide(CREATE, condition)).isEqualTo(Decision.ALLOWED);
    assertThat(decide(CREATE.with("aws:RequestTag/a", "2"), condition)).isEqualTo(Decision.ALLOWED);
    assertThat(decide(CREATE.with("aws:RequestTag/a", "3"), condition))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void comparesMoments() {
    var old = when(Map.of("DateLessThan", Map.of("aws:TokenIssueTime", "2026-03-02T09:00:00Z")));
    assertThat(decide(CREATE.with("aws:TokenIssueTime", "2026-03-02T08:59:59Z"), old))
        .isEqualTo(Decision.ALLOWED);
    assertThat(decide(CREATE.with("aws:TokenIssueTime", "2026-03-02T09:00:00Z"), old))
        .isEqualTo(Decision.NOT_ALLOWED);
    assertThat(decide(CREATE, old)).isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void resolvesAPolicyVariable() {
    var own =
        statement(
            "Allow", "*", "arn:aws:sagemaker:*:1:user-profile/d-1/${sagemaker:UserProfileName}");
    assertThat(decide(CREATE.with("sagemaker:UserProfileName", "ada"), own))
        .isEqualTo(Decision.ALLOWED);
    assertThat(decide(CREATE.with("sagemaker:UserProfileName", "bob"), own))
        .isEqualTo(Decision.NOT_ALLOWED);
    assertThat(decide(CREATE, own)).isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void rejectsAnUnsupportedOperator() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decide(CREATE, when(Map.of("IpAddress", Map.of("aws:TagKeys", "x")))))
        .withMessageContaining("IpAddress");
  }

  @Test
  void rejectsAnUnsupportedConditionKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decide(CREATE, when(Map.of("Bool", Map.of("aws:SecureTransport", true)))))
        .withMessageContaining("aws:SecureTransport");
  }

  @Test
  void rejectsAnUnsupportedElement() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PolicyDocument.of(
                    Map.of(
                        "Statement", Map.of("Effect", "Allow", "NotAction", "a", "Resource", "*"))))
        .withMessageContaining("NotAction");
  }

  @Test
  void rejectsAPolicyVariable() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decide(CREATE, statement("Allow", "*", "arn:aws:s3:::${aws:username}")))
        .withMessageContaining("${aws:username}");
  }

  @Test
  void rejectsAnUnresolvedIntrinsicFunction() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                decide(CREATE, statement("Allow", "*", Map.of("Fn::GetAtt", List.of("Q", "Arn")))))
        .withMessageContaining("Fn::GetAtt");
  }
}
