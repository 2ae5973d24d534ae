package io.studioaccess.sandbox.page.view;

/** A part of the state, as records that are written as JSON. */
interface Section {
  Object read();
}
