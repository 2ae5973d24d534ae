package io.studioaccess.sandbox.wire;

import io.studioaccess.sandbox.policy.Access;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/**
 * Amazon S3, for uploads of {@code aws cloudformation package}, {@code deploy} and {@code sam
 * deploy}: objects whole or in parts, with the bucket in the path.
 */
record S3Service(ObjectStore objects) implements AwsService {

  static final String NAME = "s3";
  private static final String XML = "application/xml";
  private static final int HEXADECIMAL = 16;

  /** The operation of a request, which S3 names by method and query. */
  static String operation(IncomingRequest incoming) {
    Map<String, String> query = query(incoming);
    boolean hasKey = incoming.path().indexOf('/', 1) > 0;
    return switch (incoming.method()) {
      case "PUT" -> query.containsKey("partNumber") ? "UploadPart" : "PutObject";
      case "POST" ->
          query.containsKey("uploads") ? "CreateMultipartUpload" : "CompleteMultipartUpload";
      case "HEAD" -> hasKey ? "HeadObject" : "HeadBucket";
      case "GET" ->
          hasKey
              ? "GetObject"
              : query.containsKey("location") ? "GetBucketLocation" : "ListObjects";
      default -> incoming.method();
    };
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ParsedRequest parse(String operation, IncomingRequest incoming, Caller caller) {
    Map<String, String> query = query(incoming);
    String path = incoming.path();
    String upload = query.getOrDefault("uploadId", "");
    Supplier<Reply> handler =
        switch (operation) {
          case "PutObject" -> () -> stored(path, content(incoming));
          case "CreateMultipartUpload" -> () -> started(path);
          case "UploadPart" ->
              () -> part(upload, Integer.parseInt(query.get("partNumber")), content(incoming));
          case "CompleteMultipartUpload" -> () -> completed(path, upload);
          case "HeadObject" -> () -> found(path).withBody(new byte[0]);
          case "GetObject" -> () -> found(path);
          case "HeadBucket" -> () -> xml("");
          case "GetBucketLocation" ->
              () -> xml("<LocationConstraint>" + caller.region() + "</LocationConstraint>");
          default ->
              throw new ServiceException(
                  "NotImplemented", 501, "The sandbox does not support " + operation, Map.of());
        };
    return new ParsedRequest(
        Map.of("Path", path), List.of(Access.to(action(operation), arn(path))), handler);
  }

  /** The action that IAM names for the operation. */
  private static String action(String operation) {
    return switch (operation) {
      case "HeadObject", "GetObject" -> "s3:GetObject";
      case "HeadBucket" -> "s3:ListBucket";
      case "GetBucketLocation" -> "s3:GetBucketLocation";
      default -> "s3:PutObject";
    };
  }

  private static String arn(String path) {
    return "arn:aws:s3:::" + path.substring(1);
  }

  private Reply stored(String path, byte[] content) {
    objects.put(path, content);
    return xml("").with("ETag", etag(content));
  }

  private Reply started(String path) {
    String[] parts = path.split("/", 3);
    return xml(
        "<InitiateMultipartUploadResult><Bucket>%s</Bucket><Key>%s</Key><UploadId>%s</UploadId></InitiateMultipartUploadResult>"
            .formatted(parts[1], parts[2], objects.startUpload()));
  }

  private Reply part(String upload, int number, byte[] content) {
    objects.putPart(upload, number, content);
    return xml("").with("ETag", etag(content));
  }

  private Reply completed(String path, String upload) {
    objects.completeUpload(upload, path);
    String[] parts = path.split("/", 3);
    return xml(
        "<CompleteMultipartUploadResult><Bucket>%s</Bucket><Key>%s</Key><ETag>\"1\"</ETag></CompleteMultipartUploadResult>"
            .formatted(parts[1], parts[2]));
  }

  private Reply found(String path) {
    byte[] content =
        objects
            .find(path)
            .orElseThrow(
                () ->
                    new ServiceException(
                        "NoSuchKey", 404, "The specified key does not exist.", Map.of()));
    return Reply.of(200, "binary/octet-stream", content).with("ETag", etag(content));
  }

  @Override
  public Reply errorReply(ServiceException error, String requestId) {
    Reply reply =
        xml(
            "<Error><Code>%s</Code><Message>%s</Message><RequestId>%s</RequestId></Error>"
                .formatted(error.code(), error.message().replace("<", "&lt;"), requestId));
    return new Reply(error.status(), reply.headers(), reply.body());
  }

  private static Reply xml(String text) {
    return Reply.of(200, XML, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Callers only compare it. */
  private static String etag(byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(content);
    return "\"" + HexFormat.of().toHexDigits(sum.getValue()) + "\"";
  }

  private static Map<String, String> query(IncomingRequest incoming) {
    var query = new LinkedHashMap<String, String>();
    for (String pair : incoming.query().split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    return query;
  }

  /** The body, without the chunks of a body that is signed or summed up piece by piece. */
  private static byte[] content(IncomingRequest incoming) {
    boolean isChunked =
        incoming.header("Content-Encoding").filter(it -> it.contains("aws-chunked")).isPresent();
    if (!isChunked) {
      return incoming.body();
    }
    var content = new ByteArrayOutputStream();
    byte[] body = incoming.body();
    int at = 0;
    while (at < body.length) {
      int end = at;
      while (body[end] != '\r') {
        end++;
      }
      String head = new String(body, at, end - at, StandardCharsets.US_ASCII);
      int size = Integer.parseInt(head.split(";", 2)[0], HEXADECIMAL);
      if (size == 0) {
        return content.toByteArray();
      }
      content.write(body, end + 2, size);
      at = end + 2 + size + 2;
    }
    return content.toByteArray();
  }
}
