package io.studioaccess.sandbox.wire;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The objects of Amazon S3, as far as a deployment uploads and reads them. Any bucket exists. */
public final class ObjectStore {

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final Map<String, TreeMap<Integer, byte[]>> uploads = new ConcurrentHashMap<>();
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
    uploads.put(id, new TreeMap<>());
    return id;
  }

  void putPart(String uploadId, int number, byte[] content) {
    TreeMap<Integer, byte[]> parts = upload(uploadId);
    synchronized (parts) {
      parts.put(number, content);
    }
  }

  /** Puts the parts together, by number. */
  void completeUpload(String uploadId, String path) {
    TreeMap<Integer, byte[]> parts = upload(uploadId);
    var whole = new ByteArrayOutputStream();
    synchronized (parts) {
      parts.values().forEach(whole::writeBytes);
    }
    uploads.remove(uploadId);
    put(path, whole.toByteArray());
  }

  private TreeMap<Integer, byte[]> upload(String id) {
    return Optional.ofNullable(uploads.get(id))
        .orElseThrow(
            () ->
                new ServiceException(
                    "NoSuchUpload", 404, "The specified upload does not exist.", Map.of()));
  }
}
