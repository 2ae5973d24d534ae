package io.studioaccess.sandbox.lambda;

import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.policy.Decision;
import io.studioaccess.sandbox.policy.Principal;
import java.util.List;
import java.util.stream.Stream;

/** Lambda refuses an event source mapping whose function's role lacks one of these. */
public record RequiredActions(List<Access> needs) {

  public static RequiredActions toRead(String queueArn) {
    return on(queueArn, "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
  }

  public static RequiredActions toSend(String queueArn) {
    return on(queueArn, "sqs:SendMessage");
  }

  public static RequiredActions toReadStream(String streamArn) {
    String all = streamArn.substring(0, streamArn.lastIndexOf('/')) + "/*";
    return new RequiredActions(
        Stream.of(
                on(
                    streamArn,
                    "dynamodb:DescribeStream",
                    "dynamodb:GetShardIterator",
                    "dynamodb:GetRecords"),
                on(all, "dynamodb:ListStreams"))
            .flatMap(rights -> rights.needs().stream())
            .toList());
  }

  private static RequiredActions on(String arn, String... actions) {
    return new RequiredActions(Stream.of(actions).map(action -> Access.to(action, arn)).toList());
  }

  public void check(Principal role, String function) {
    List<Access> missing =
        needs.stream().filter(access -> role.decide(access) != Decision.ALLOWED).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "the role of %s may not %s on %s: Lambda refuses the event source mapping"
              .formatted(
                  function,
                  String.join(", ", missing.stream().map(Access::action).toList()),
                  missing.getFirst().resource()));
    }
  }
}
