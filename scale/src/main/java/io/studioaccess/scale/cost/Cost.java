package io.studioaccess.scale.cost;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** {@code Cost REPOSITORY [NAME=value …]} prints what changes and months cost. */
public final class Cost {
  private Cost() {}

  public static void main(String[] arguments) throws IOException {
    Path repository = Path.of(arguments[0]).toRealPath();
    try {
      CostOptions options =
          CostOptions.of(
              repository,
              Arrays.stream(arguments).skip(1).filter(word -> !word.isBlank()).toList());
      System.out.println(PriceList.markdown(repository, options));
    } catch (IllegalArgumentException e) {
      System.err.println("make cost: " + e.getMessage());
      System.exit(2);
    }
  }
}
