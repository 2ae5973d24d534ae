package io.studioaccess.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing. The token remembers the last key and not a position, so that entries which
 * come and go between two pages neither hide nor repeat others.
 */
public record Page<T>(List<T> items, @Nullable String nextToken) {

  public Page {
    items = List.copyOf(items);
  }

  /**
   * The page that follows the token.
   *
   * @param asked the caller's MaxResults, if any
   * @param limit the most that one page ever holds
   * @throws Refusal for a token that no page ever carried
   */
  public static <T> Page<T> of(
      NavigableMap<String, T> all, @Nullable String token, @Nullable Integer asked, int limit) {
    var rest = token == null ? all : all.tailMap(key(token), false);
    int size = asked == null ? limit : Math.min(asked, limit);
    var items = new ArrayList<T>();
    String last = "";
    for (var entry : rest.entrySet()) {
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
      throw Refusal.validation("Invalid NextToken");
    }
  }
}
