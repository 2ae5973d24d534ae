package io.studioaccess.sandbox.dynamodb;

import io.studioaccess.sandbox.process.JavaProcess;
import io.studioaccess.sandbox.process.Repository;
import io.studioaccess.sandbox.process.ScratchFolder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local in a process of its own. It keeps a separate set of tables for each access key and
 * region, so that several sandboxes can share it.
 */
public final class DynamoDbProcess implements AutoCloseable {
  private static final int MEGABYTES = 512;

  private static final int SECONDS_TO_START = 300;
  private static final String SECRET_HEADER = "X-Sandbox-Secret";
  private static @Nullable DynamoDbProcess shared;

  private final JavaProcess process;
  private final ScratchFolder folder;
  private final Access access;

  private DynamoDbProcess(JavaProcess process, ScratchFolder folder, Access access) {
    this.process = process;
    this.folder = folder;
    this.access = access;
  }

  /**
   * What the process prints once it listens.
   *
   * @param secret which each request must carry, so that callers cannot bypass the sandbox's
   *     authorization
   */
  private record Access(int port, String secret) {

    private static final Pattern LINE = Pattern.compile("(\\d{1,5}) ([0-9a-f]{64})");

    static Optional<Access> of(String line) {
      return Optional.of(LINE.matcher(line))
          .filter(Matcher::matches)
          .map(found -> new Access(Integer.parseInt(found.group(1)), found.group(2)));
    }
  }

  /** The process that all sandboxes of this JVM may share. It ends with the JVM. */
  public static synchronized DynamoDbProcess shared(Repository repository) {
    DynamoDbProcess running = shared;
    if (running == null || !running.process.isAlive()) {
      running = start(repository, MEGABYTES);
      Runtime.getRuntime().addShutdownHook(new Thread(running::close, "shared DynamoDB shutdown"));
      shared = running;
    }
    return running;
  }

  /**
   * @param megabytes of its heap, at most
   */
  public static DynamoDbProcess start(Repository repository, int megabytes) {
    var access = new CompletableFuture<Access>();
    Queue<String> complaints = new ConcurrentLinkedQueue<>();
    // The process leaves files there, such as its native library.
    ScratchFolder folder = new ScratchFolder();
    JavaProcess process =
        JavaProcess.start(
            new JavaProcess.Command(
                repository.dynamoDbLocal(),
                List.of(
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx%dm".formatted(megabytes),
                    "-Xshare:auto",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Djava.io.tmpdir=" + folder.path(),
                    "-Dorg.apache.logging.log4j.level=OFF"),
                "io.studioaccess.sandbox.dynamodblocal.DynamoDbLocal",
                List.of(),
                Map.of(),
                Optional.empty()),
            line -> Access.of(line).ifPresentOrElse(access::complete, () -> complaints.add(line)));
    var unused =
        process
            .ended()
            .thenAccept(
                status ->
                    access.completeExceptionally(
                        new IllegalStateException("DynamoDB Local ended: " + complaints)));
    try {
      return new DynamoDbProcess(process, folder, access.get(SECONDS_TO_START, TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException e) {
      process.close();
      folder.close();
      throw new IllegalStateException("DynamoDB Local did not start", e);
    } catch (InterruptedException e) {
      process.close();
      folder.close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + access.port());
  }

  /** The header without which the process refuses a request. */
  Map<String, String> secretHeader() {
    return Map.of(SECRET_HEADER, access.secret());
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.close();
    folder.close();
  }
}
