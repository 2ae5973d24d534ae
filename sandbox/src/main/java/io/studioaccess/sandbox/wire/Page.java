package io.studioaccess.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing. The token contains the last key rather than a position, so entries that
 * are added or removed between two pages neither hide nor repeat others.
 */
public record Page<T>(List<T> items, @Nullable String nextToken) {

  public Page {
    items = List.copyOf(items);
  }

  /**
   * The page after the token.
   *
   * @param requested the caller's MaxResults, if any
   * @param limit the maximum page size
   * @throws ServiceException if the token is invalid
   */
  public static <T> Page<T> of(
      NavigableMap<String, T> all, @Nullable String token, @Nullable Integer requested, int limit) {
    return of(all, _ -> true, token, requested, limit);
  }

  /**
   * The page after the token, of the entries that match. It reads no entry before the token, so
   * that all pages of a large listing together cost one pass.
   */
  public static <T> Page<T> of(
      NavigableMap<String, T> all,
      Predicate<? super T> condition,
      @Nullable String token,
      @Nullable Integer requested,
      int limit) {
    var rest = token == null ? all : all.tailMap(key(token), false);
    int size = requested == null ? limit : Math.min(requested, limit);
    var items = new ArrayList<T>();
    String last = "";
    for (var entry : rest.entrySet()) {
      if (!condition.test(entry.getValue())) {
        continue;
      }
      if (items.size() == size) {
        return new Page<>(items, token(last));
      }
      items.add(entry.getValue());
      last = entry.getKey();
    }
    return new Page<>(items, null);
  }

  private static String token(String key) {
    return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String key(String token) {
    try {
      return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ServiceException.validation("Invalid NextToken");
    }
  }
}
