package io.studioaccess.studioctl.doctor;

import java.util.List;

/** One question about the installation. */
interface Check {

  Area area();

  /** For scripts: words with hyphens, which stay the same. */
  String name();

  /** For people: yes is the answer of a sound installation. */
  String question();

  /** None if all is fine. Whatever is thrown means that the question stays open. */
  List<Finding> findings();
}
