import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Runs studioctl against a server in this JVM, which answers like the account of an installation
 * with one user. Started from source:
 *
 * <ul>
 *   <li>{@code list JAVA CLASS-PATH FILE}: the classes that the commands load, for the class
 *       archive of a release. A class that is missing here is loaded from its jar instead, a little
 *       later
 *   <li>{@code run COMMAND …}: any command in that account
 * </ul>
 *
 * <p>The list is the same each time: it is sorted, and lacks what only a race between threads
 * loads.
 */
final class StudioctlTraining {

  /** With the exit code that each must have: one that fails would list too little. */
  private static final Map<String, Integer> COMMANDS =
      Map.of(
          "--help", 0,
          "explain --help", 0,
          "explain ana", 0,
          "status --output json", 0,
          "plan", 0,
          "doctor", 2,
          "mapping plan rows.yaml", 2,
          "history", 0,
          "report", 0);

  /**
   * Comments, classes of other class loaders, constants, and what the JDK loads only if a thread
   * has to wait for another.
   */
  private static final Pattern LEFT_OUT =
      Pattern.compile("#.*|.* source: .*|@cp .*|java/util/concurrent/.*");

  /** The caller's variables that would lead studioctl to another account, stack or proxy. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?:AWS|STUDIOCTL)_.*|.*_PROXY", Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBER = Pattern.compile(" id: [0-9]+$");
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private static final String PASSWORD = "studioctl";

  private StudioctlTraining() {}

  public static void main(String[] args) throws Exception {
    int exitCode = 1;
    try {
      exitCode = run(args[0], List.of(args).subList(1, args.length));
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
    } finally {
      // The server's thread would go on.
      System.exit(exitCode);
    }
  }

  private static int run(String mode, List<String> args)
      throws IOException, InterruptedException, GeneralSecurityException {
    switch (mode) {
      case "list" -> Files.write(Path.of(args.get(2)), list(args.get(0), args.get(1)));
      case "run" -> {
        return run(args);
      }
      default -> throw new IllegalStateException("list or run, not " + mode);
    }
    return 0;
  }

  private static int run(List<String> line) throws IOException, InterruptedException {
    HttpServer aws = start(HttpServer.create(ANY_PORT, 0));
    ProcessBuilder command = new ProcessBuilder(line).inheritIO();
    command.environment().keySet().removeIf(name -> ELSEWHERE.matcher(name).matches());
    command.environment().putAll(environment("http://127.0.0.1:" + aws.getAddress().getPort()));
    return command.start().waitFor();
  }

  /** With TLS, as AWS has it, and a certificate for this run. */
  private static SortedSet<String> list(String java, String classPath)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path folder = Files.createTempDirectory("studioctl");
    Path keys = folder.resolve("keys");
    Path list = folder.resolve("classes");
    Path rows = folder.resolve("rows.yaml");
    try {
      Files.writeString(rows, ROWS);
      createKey(keys);
      HttpsServer aws = HttpsServer.create(ANY_PORT, 0);
      aws.setHttpsConfigurator(new HttpsConfigurator(tls(keys)));
      start(aws);
      List<String> studioctl =
          List.of(
              java,
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-Xlog:disable",
              "-XX:DumpLoadedClassList=" + list,
              "-Djavax.net.ssl.trustStore=" + keys,
              "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
              "-cp",
              classPath,
              "io.studioaccess.studioctl.Studioctl");
      Map<String, String> environment =
          new HashMap<>(environment("https://localhost:" + aws.getAddress().getPort()));
      environment.put("HOME", folder.toString());
      SortedSet<String> all = new TreeSet<>(ORDER);
      for (Map.Entry<String, Integer> command : COMMANDS.entrySet()) {
        train(
            studioctl,
            command.getKey().replace("rows.yaml", rows.toString()),
            command.getValue(),
            environment);
        try (Stream<String> lines = Files.lines(list)) {
          lines
              .filter(line -> !LEFT_OUT.matcher(line).matches())
              .map(line -> NUMBER.matcher(line).replaceFirst(""))
              .forEach(all::add);
        }
      }
      return all;
    } finally {
      Files.deleteIfExists(list);
      Files.deleteIfExists(keys);
      Files.deleteIfExists(rows);
      Files.deleteIfExists(folder);
    }
  }

  private static void train(
      List<String> studioctl, String command, int exitCode, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(studioctl);
    line.addAll(List.of(command.split(" ")));
    ProcessBuilder process = new ProcessBuilder(line).redirectErrorStream(true);
    process.environment().clear();
    process.environment().putAll(environment);
    Process running = process.start();
    String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (running.waitFor() != exitCode) {
      throw new IllegalStateException(
          "studioctl %s: exit code %d, not %d, so the list would lack classes.%n%s"
              .formatted(command, running.exitValue(), exitCode, output));
    }
  }

  private static <S extends HttpServer> S start(S server) {
    server.createContext("/", StudioctlTraining::answer);
    server.start();
    return server;
  }

  private static void createKey(Path file) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.addAll(
        List.of(
            ("-genkeypair -alias aws -keyalg EC -dname CN=localhost -ext SAN=DNS:localhost"
                    + " -storetype PKCS12 -storepass %s -keystore %s")
                .formatted(PASSWORD, file)
                .split(" ")));
    Process keytool = new ProcessBuilder(line).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException("keytool failed: " + output);
    }
  }

  private static SSLContext tls(Path file) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return tls;
  }

  private static Map<String, String> environment(String endpoint) {
    return Map.of(
        "AWS_ENDPOINT_URL", endpoint,
        "AWS_REGION", "eu-west-1",
        "AWS_DEFAULT_REGION", "eu-west-1",
        "AWS_ACCESS_KEY_ID", "any",
        "AWS_SECRET_ACCESS_KEY", "any",
        "AWS_EC2_METADATA_DISABLED", "true",
        "AWS_CONFIG_FILE", "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
  }

  /** Classes first: the lines of "@" are about them. */
  private static final Comparator<String> ORDER =
      Comparator.<String, Boolean>comparing(line -> line.startsWith("@"))
          .thenComparing(Comparator.naturalOrder());

  private static void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String path = exchange.getRequestURI().getPath();
    byte[] response;
    if (path.contains("/operation/")) {
      // CloudWatch: an empty map in CBOR.
      exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
      exchange.getResponseHeaders().set("Content-Type", "application/cbor");
      response = new byte[] {(byte) 0xa0};
    } else if (target != null) {
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      response =
          json(target.substring(target.indexOf('.') + 1), body).getBytes(StandardCharsets.UTF_8);
    } else {
      Matcher action = ACTION.matcher(URLDecoder.decode(body, StandardCharsets.UTF_8));
      exchange.getResponseHeaders().set("Content-Type", "text/xml");
      response = xml(action.find() ? action.group(1) : "").getBytes(StandardCharsets.UTF_8);
    }
    exchange.sendResponseHeaders(200, response.length);
    exchange.getResponseBody().write(response);
    exchange.close();
  }

  private static String json(String operation, String body) {
    String json =
        switch (operation) {
          case "GetUserId" -> "{'UserId':'11111111-1111-4111-8111-111111111111'}";
          case "DescribeUser" -> USER;
          case "ListUsers" -> "{'Users':[%s]}".formatted(USER);
          case "GetGroupId" -> "{'GroupId':'21111111-1111-4111-8111-111111111111'}";
          case "DescribeGroup" -> GROUP;
          case "ListGroups" -> "{'Groups':[%s]}".formatted(GROUP);
          case "ListGroupMemberships", "ListGroupMembershipsForMember" ->
              "{'GroupMemberships':[{'MembershipId':'31111111-1111-4111-8111-111111111111','GroupId':'21111111-1111-4111-8111-111111111111','MemberId':{'UserId':'11111111-1111-4111-8111-111111111111'}}]}";
          case "DescribeDomain" ->
              "{'DomainId':'d-abcdefghijkl','DomainArn':'arn:aws:sagemaker:eu-west-1:111122223333:domain/d-abcdefghijkl','AuthMode':'SSO','Status':'InService'}";
          case "DescribeUserProfile" -> PROFILE;
          case "ListUserProfiles" -> "{'UserProfiles':[%s]}".formatted(PROFILE);
          case "GetQueueAttributes" ->
              "{'Attributes':{'ApproximateNumberOfMessages':'0','ApproximateNumberOfMessagesNotVisible':'0','ApproximateNumberOfMessagesDelayed':'0'}}";
          case "Scan" ->
              body.contains("mapping-table")
                  ? "{'Items':[{'groupName':{'S':'data-scientists'},'domainId':{'S':'d-abcdefghijkl'},'roleArn':{'S':'arn:aws:iam::111122223333:role/studio/data-scientist'}}],'Count':1,'ScannedCount':1}"
                  : EMPTY;
          case "Query" -> EMPTY;
          case "GetServiceQuota" -> "{'Quota':{'Value':60}}";
          default -> "{}";
        };
    return json.replace('\'', '"');
  }

  private static final String ROWS =
      """
      rows:
        - groupName: data-scientists
          domainId: d-abcdefghijkl
          roleArn: arn:aws:iam::111122223333:role/studio/data-scientist
          priority: 7
          description: the priority differs from the table's
      """;
  private static final String EMPTY = "{'Items':[],'Count':0,'ScannedCount':0}";
  private static final String USER =
      "{'IdentityStoreId':'d-1234567890','UserId':'11111111-1111-4111-8111-111111111111','UserName':'ana','UserStatus':'ENABLED'}";
  private static final String GROUP =
      "{'IdentityStoreId':'d-1234567890','GroupId':'21111111-1111-4111-8111-111111111111','DisplayName':'data-scientists'}";
  private static final String PROFILE =
      "{'DomainId':'d-abcdefghijkl','UserProfileName':'ana','UserProfileArn':'arn:aws:sagemaker:eu-west-1:111122223333:user-profile/d-abcdefghijkl/ana','Status':'InService','UserSettings':{'ExecutionRole':'arn:aws:iam::111122223333:role/studio/data-scientist'}}";

  /** The parameters and outputs that studioctl reads. */
  private static final Map<String, String> PARAMETERS =
      Map.ofEntries(
          Map.entry("IdentityStoreId", "d-1234567890"),
          Map.entry("MappingSource", "table"),
          Map.entry("ConventionPriority", "100"),
          Map.entry("GracePeriodDays", "7"),
          Map.entry("PrivateSpaces", "delete"),
          Map.entry("StuckAfterHours", "6"),
          Map.entry("MaxRevocationsPerHour", "25"),
          Map.entry("StopAppsOnRoleChange", "never"),
          Map.entry("NoticeDays", "7"),
          Map.entry("HistoryDays", "400"),
          Map.entry("SweepSchedule", "rate(1 hour)"),
          Map.entry("OutcomeEventBusName", "default"));

  private static final String QUEUES = "https://sqs.eu-west-1.amazonaws.com/111122223333/";

  private static final Map<String, String> OUTPUTS =
      Map.ofEntries(
          Map.entry("IdentityCenterRegionInUse", "eu-west-1"),
          Map.entry("MappingTableName", "mapping-table"),
          Map.entry("LedgerTableName", "ledger-table"),
          Map.entry("HistoryTableName", "history-table"),
          Map.entry("ProvisionerQueueUrl", QUEUES + "provisioner"),
          Map.entry("DeprovisionerQueueUrl", QUEUES + "deprovisioner"),
          Map.entry("SweeperQueueUrl", QUEUES + "sweeper"),
          Map.entry("ProvisionerDeadLetterQueueUrl", QUEUES + "provisioner-dead"),
          Map.entry("DeprovisionerDeadLetterQueueUrl", QUEUES + "deprovisioner-dead"),
          Map.entry("SweeperDeadLetterQueueUrl", QUEUES + "sweeper-dead"),
          Map.entry("AllowedRoleArnsInUse", "arn:aws:iam::111122223333:role/studio/*"),
          Map.entry("QuarantineRoleArn", "arn:aws:iam::111122223333:role/quarantine"),
          Map.entry("ProvisionerFunctionName", "provisioner"),
          Map.entry("DeprovisionerFunctionName", "deprovisioner"),
          Map.entry("SweeperFunctionName", "sweeper"),
          Map.entry("ProvisionerRoleArn", "arn:aws:iam::111122223333:role/provisioner"),
          Map.entry("DeprovisionerRoleArn", "arn:aws:iam::111122223333:role/deprovisioner"),
          Map.entry("SweeperRoleArn", "arn:aws:iam::111122223333:role/sweeper"));

  private static String xml(String action) {
    String result =
        switch (action) {
          case "DescribeStacks" ->
              "<Stacks><member><StackName>studio-access</StackName><StackId>arn:aws:cloudformation:eu-west-1:111122223333:stack/studio-access/1</StackId><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime><Parameters>%s</Parameters><Outputs>%s</Outputs></member></Stacks>"
                  .formatted(members("Parameter", PARAMETERS), members("Output", OUTPUTS));
          case "GetRole" ->
              "<Role><Path>/studio/</Path><RoleName>data-scientist</RoleName><RoleId>AROA1</RoleId><Arn>arn:aws:iam::111122223333:role/studio/data-scientist</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate><AssumeRolePolicyDocument>%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22Service%22%3A%22sagemaker.amazonaws.com%22%7D%2C%22Action%22%3A%22sts%3AAssumeRole%22%7D%5D%7D</AssumeRolePolicyDocument></Role>";
          default -> "";
        };
    return "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, result);
  }

  private static String members(String kind, Map<String, String> values) {
    StringBuilder members = new StringBuilder();
    values.forEach(
        (key, value) ->
            members.append(
                "<member><%1$sKey>%2$s</%1$sKey><%1$sValue>%3$s</%1$sValue></member>"
                    .formatted(kind, key, value)));
    return members.toString();
  }
}
