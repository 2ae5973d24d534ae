package io.studioaccess.sandbox.lambda;

import io.studioaccess.sandbox.process.Repository;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * What all functions of a sandbox share.
 *
 * @param endpoint where the functions find AWS
 * @param clockFile see {@link ClockFile}
 * @param concurrency how many environments a function may have at most, whatever the template
 *     allows
 * @param waitDivisor what the SDK waits inside a function lasts one part in so many
 * @param snapshots whether functions with SnapStart run their hooks around a snapshot, and become
 *     inactive without invocations
 * @param log gets every line that a function writes, in the thread that reads it
 */
public record FunctionHost(
    Repository repository,
    URI endpoint,
    String region,
    String accountId,
    Clock clock,
    Path clockFile,
    NativeLibrary nativeLibrary,
    int concurrency,
    int waitDivisor,
    boolean snapshots,
    Consumer<LogLine> log) {}
