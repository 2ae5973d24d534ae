package io.studioaccess.conformance.beliefs;

import java.util.List;

/**
 * The beliefs about one subject.
 *
 * @param title a heading of the table
 */
public record Topic(String title, List<Belief> beliefs) {

  public Topic {
    beliefs = List.copyOf(beliefs);
  }
}
