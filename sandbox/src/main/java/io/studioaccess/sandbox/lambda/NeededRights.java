package io.studioaccess.sandbox.lambda;

import io.studioaccess.sandbox.iam.Access;
import io.studioaccess.sandbox.iam.Decision;
import io.studioaccess.sandbox.iam.Principal;
import java.util.List;
import java.util.stream.Stream;

/** Lambda refuses an event source mapping whose function's role lacks one of these. */
record NeededRights(List<Access> needs) {

  static NeededRights toRead(String queueArn) {
    return on(queueArn, "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
  }

  static NeededRights toSend(String queueArn) {
    return on(queueArn, "sqs:SendMessage");
  }

  static NeededRights toReadStream(String streamArn) {
    String all = streamArn.substring(0, streamArn.lastIndexOf('/')) + "/*";
    return new NeededRights(
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

  private static NeededRights on(String arn, String... actions) {
    return new NeededRights(Stream.of(actions).map(action -> Access.to(action, arn)).toList());
  }

  void check(Principal role, String function) {
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
