package io.studioaccess.bench.yardstick;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;

/**
 * The least that a call of an AWS JSON API takes: a signature (version 4), a connection and a
 * parser. It has neither retries nor time limits nor credentials that change.
 */
final class LightClient {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String HEADERS = "content-type;host;x-amz-date;x-amz-target";

  private final URI endpoint = URI.create(System.getenv("AWS_ENDPOINT_URL") + "/");
  private final String region = System.getenv("AWS_REGION");
  private final String keyId = System.getenv("AWS_ACCESS_KEY_ID");
  private final String secret = System.getenv("AWS_SECRET_ACCESS_KEY");
  private final JsonNodeParser parser = JsonNodeParser.create();
  private final Map<String, byte[]> signingKeys = new HashMap<>();

  /**
   * Calls an operation.
   *
   * @param service its name in signatures
   * @param version of the JSON protocol
   * @param target the header {@code X-Amz-Target}
   */
  JsonNode call(String service, String version, String target, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String type = "application/x-amz-json-" + version;
    String time = TIME.format(Instant.now());
    HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(bytes.length);
    connection.setRequestProperty("Content-Type", type);
    connection.setRequestProperty("X-Amz-Date", time);
    connection.setRequestProperty("X-Amz-Target", target);
    connection.setRequestProperty("Authorization", signature(service, type, time, target, bytes));
    try (OutputStream out = connection.getOutputStream()) {
      out.write(bytes);
    }
    if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
      throw new IOException(target + ": " + connection.getResponseCode());
    }
    try (InputStream in = connection.getInputStream()) {
      return parser.parse(in);
    }
  }

  private String signature(String service, String type, String time, String target, byte[] body) {
    try {
      String request =
          "POST\n/\n\ncontent-type:%s\nhost:%s\nx-amz-date:%s\nx-amz-target:%s\n\n%s\n%s"
              .formatted(type, endpoint.getAuthority(), time, target, HEADERS, hash(body));
      String day = time.substring(0, 8);
      String scope = day + "/" + region + "/" + service + "/aws4_request";
      String text =
          "AWS4-HMAC-SHA256\n"
              + time
              + "\n"
              + scope
              + "\n"
              + hash(request.getBytes(StandardCharsets.UTF_8));
      byte[] key = signingKeys.get(scope);
      if (key == null) {
        key = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), day);
        for (String part : new String[] {region, service, "aws4_request"}) {
          key = hmac(key, part);
        }
        signingKeys.put(scope, key);
      }
      return "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
          .formatted(keyId, scope, HEADERS, HexFormat.of().formatHex(hmac(key, text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hash(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
