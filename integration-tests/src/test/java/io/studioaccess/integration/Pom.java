package io.studioaccess.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What a POM says about the modules of this project.
 *
 * @param modules as paths, those of profiles included
 */
record Pom(String artifactId, List<String> modules, List<Dependency> internalDependencies) {
  private static final String GROUP = "io.studioaccess";

  /**
   * A dependency on another module.
   *
   * @param scope {@code compile} where the POM names none
   */
  record Dependency(String artifactId, String scope) {}

  static Pom of(Path file) {
    Document pom = parse(file);
    Element project = pom.getDocumentElement();
    List<Dependency> internal = new ArrayList<>();
    for (Element dependency : elements(pom, "dependency")) {
      if (isOfTheProject(dependency) && child(dependency, "groupId").equals(Optional.of(GROUP))) {
        internal.add(
            new Dependency(
                child(dependency, "artifactId").orElseThrow(),
                child(dependency, "scope").orElse("compile")));
      }
    }
    return new Pom(
        child(project, "artifactId").orElseThrow(),
        elements(pom, "module").stream().map(module -> module.getTextContent().strip()).toList(),
        internal);
  }

  /** Not of its dependency management. */
  private static boolean isOfTheProject(Element dependency) {
    return dependency.getParentNode().getParentNode().getNodeName().equals("project");
  }

  private static Document parse(Path file) {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalArgumentException(file.toString(), e);
    }
  }

  private static List<Element> elements(Document pom, String name) {
    NodeList nodes = pom.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static Optional<String> child(Element element, String name) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeName().equals(name)) {
        return Optional.of(node.getTextContent().strip());
      }
    }
    return Optional.empty();
  }
}
