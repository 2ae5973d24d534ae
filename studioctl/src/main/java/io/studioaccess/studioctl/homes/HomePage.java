package io.studioaccess.studioctl.homes;

import io.studioaccess.studioctl.console.HtmlPage;
import io.studioaccess.studioctl.console.Quantity;
import java.util.List;

/** Renders the list as a self-contained page without scripts. */
final class HomePage {
  private HomePage() {}

  static String of(String stack, String at, List<Home> homes) {
    String title = "SageMaker Studio homes without an owner";
    return HtmlPage.of(
        title,
        HtmlPage.element("h1", title)
            + HtmlPage.element("p", "Stack %s, %s".formatted(stack, at))
            + HtmlPage.element(
                "p",
                "%s. Studio Access deletes none of them."
                    .formatted(Quantity.of(homes.size(), "home directory", "home directories")))
            + HtmlPage.table(Home.COLUMNS, homes.stream().map(Home::cells).toList()));
  }
}
