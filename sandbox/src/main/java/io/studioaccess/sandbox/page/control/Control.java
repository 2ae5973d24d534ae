package io.studioaccess.sandbox.page.control;

/** One control. */
public interface Control {
  /**
   * @return what is written as JSON
   * @throws ControlException that names what is wrong with the request
   */
  Object apply(Body request);
}
