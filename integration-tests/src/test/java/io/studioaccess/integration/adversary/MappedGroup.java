package io.studioaccess.integration.adversary;

import io.studioaccess.integration.adapters.TablesUnderTest;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.policy.Principal;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** One mapped group, {@code scientists}, and the functions that grant its role. */
final class MappedGroup implements AutoCloseable {
  /** A profile is created, then the group is assigned, then the grant is reported. */
  private static final int RECONCILES = 3;

  final InterceptedCalls calls = new InterceptedCalls();
  final MappedDomain domain;
  final String id;
  private final CloudUnderTest aws;
  private final TablesUnderTest tables;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();

  MappedGroup(CloudUnderTest aws, TablesUnderTest tables) {
    this.aws = aws;
    this.tables = tables;
    domain = new MappedDomain(aws, tables);
    domain.map("scientists", 20);
    id = domain.directory.addGroup("scientists").groupId();
  }

  InProcessFunctions functions() {
    return new InProcessFunctions(aws, tables, calls, http);
  }

  /**
   * @param limit {@code MaxRevocationsPerHour}
   */
  InProcessFunctions functions(int limit) {
    return new InProcessFunctions(aws, tables, calls, http, limit);
  }

  /** The functions with the permissions of one of them. */
  InProcessFunctions functionsAs(Principal role) {
    return new InProcessFunctions(
        aws, tables, calls, http, 10_000, aws.cloud.endpoint().accessKeyFor(role));
  }

  /** A new user who has joined the group and got its role. */
  UserId granted(String name, InProcessFunctions functions) {
    UserId user = domain.user(name);
    domain.directory.join(user.value(), id);
    for (int i = 0; i < RECONCILES; i++) {
      functions.reconcile(user, Direction.GRANT).throwFailure();
      aws.clock.advance(Duration.ofMinutes(2));
    }
    return user;
  }

  @Override
  public void close() {
    http.close();
  }
}
