package io.studioaccess.studioctl;

import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The company of several classes, which run one after the other, because a start takes as long as a
 * dozen tests. Each class finds it as if it had just started, but on a later day. It ends after the
 * last test.
 */
final class ReusedCompany {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Queue<SandboxedCompany> STARTED = new ConcurrentLinkedQueue<>();

  private final SandboxOptions options;
  private Optional<SandboxedCompany> company = Optional.empty();

  ReusedCompany(SandboxOptions options) {
    this.options = options;
  }

  synchronized SandboxedCompany likeNew() {
    company.ifPresent(ReusedCompany::empty);
    SandboxedCompany likeNew = company.orElseGet(this::start);
    company = Optional.of(likeNew);
    return likeNew;
  }

  private SandboxedCompany start() {
    SandboxedCompany started = new SandboxedCompany(options);
    STARTED.add(started);
    return started;
  }

  static void closeAll() {
    STARTED.forEach(SandboxedCompany::close);
  }

  private static void empty(SandboxedCompany company) {
    Sandbox sandbox = company.sandbox;
    sandbox.endpoint().faults().clear();
    emptyQueues(sandbox);
    emptyCloud(sandbox);
    emptyTables(sandbox);
    nextDay(sandbox);
    sandbox.settle(); // the sweeps of the deleted rows, and of the schedules that were due
    emptyQueues(sandbox);
    emptyTables(sandbox);
    company.fill();
    sandbox.endpoint().calls().clear();
  }

  private static void emptyCloud(Sandbox sandbox) {
    Directory directory = sandbox.cloud().directory();
    directory.users().forEach(user -> directory.deleteUser(user.userId()));
    directory.groups().forEach(group -> directory.deleteGroup(group.groupId()));
    directory.limitPagesTo(Directory.AWS_PAGE_SIZE);
    Studio studio = sandbox.cloud().studio();
    studio.domains().forEach(domain -> studio.deleteDomain(domain.domainId()));
    studio.limitPagesTo(Studio.AWS_PAGE_SIZE);
    sandbox.cloud().assignments().all().forEach(sandbox.cloud().assignments()::remove);
  }

  private static void emptyQueues(Sandbox sandbox) {
    sandbox.template().queues().values().forEach(queue -> sandbox.queues().purge(queue.name()));
  }

  private static void emptyTables(Sandbox sandbox) {
    sandbox
        .template()
        .tables()
        .values()
        .forEach(
            table ->
                sandbox
                    .dynamoDb()
                    .scanPaginator(scan -> scan.tableName(table.name()).consistentRead(true))
                    .items()
                    .forEach(
                        item -> {
                          Map<String, AttributeValue> key =
                              table.keys().stream()
                                  .map(part -> part.attribute())
                                  .collect(Collectors.toMap(name -> name, item::get));
                          sandbox
                              .dynamoDb()
                              .deleteItem(delete -> delete.tableName(table.name()).key(key));
                        }));
  }

  /**
   * The time of day at which the stack started, so that no schedule is due soon, no function
   * remembers anything, and the hour of the last held change is over.
   */
  private static void nextDay(Sandbox sandbox) {
    Instant start = SandboxedCompany.options().frozenAt().orElseThrow();
    Duration past = Duration.between(start, sandbox.clock().instant());
    sandbox.clock().advanceTo(start.plus(DAY.multipliedBy(past.dividedBy(DAY) + 1)));
  }
}
