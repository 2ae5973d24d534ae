package io.studioaccess.sandbox.wire;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The objects of Amazon S3, as far as a deployment uploads and reads them. Any bucket exists. */
public final class ObjectStore {

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final Map<String, Map<Integer, byte[]>> uploads = new ConcurrentHashMap<>();
  private final AtomicInteger started = new AtomicInteger();

  /**
   * @param path the bucket and the key, as {@code /bucket/key}
   */
  public Optional<byte[]> find(String path) {
    return Optional.ofNullable(objects.get(path));
  }

  void put(String path, byte[] content) {
    objects.put(path, content);
  }

  /** Starts an upload in parts; returns its id. */
  String startUpload() {
    String id = "upload-" + started.incrementAndGet();
    uploads.put(id, new ConcurrentSkipListMap<>());
    return id;
  }

  void putPart(String uploadId, int number, byte[] content) {
    upload(uploadId).put(number, content);
  }

  /** Puts the parts together, by number. */
  void completeUpload(String uploadId, String path) {
    var whole = new ByteArrayOutputStream();
    upload(uploadId).values().forEach(whole::writeBytes);
    uploads.remove(uploadId);
    put(path, whole.toByteArray());
  }

  /** The parts in the order of their numbers. */
  private Map<Integer, byte[]> upload(String id) {
    return Optional.ofNullable(uploads.get(id))
        .orElseThrow(
            () ->
                new ServiceException(
                    "NoSuchUpload", 404, "The specified upload does not exist.", Map.of()));
  }
}
