package io.studioaccess.sandbox.wire;

import java.util.Map;

/**
 * An error of an AWS service: a code, a message, and the members that the error's shape declares.
 */
public final class ServiceException extends RuntimeException {

  private final String code;
  private final int status;
  private final transient Map<String, Object> members;

  public ServiceException(String code, int status, String message, Map<String, Object> members) {
    super(message);
    this.code = code;
    this.status = status;
    this.members = Map.copyOf(members);
  }

  public ServiceException(String code, String message) {
    this(code, 400, message, Map.of());
  }

  public static ServiceException validation(String message) {
    return new ServiceException("ValidationException", message);
  }

  public String code() {
    return code;
  }

  public int status() {
    return status;
  }

  public Map<String, Object> members() {
    return members;
  }

  public String message() {
    return String.valueOf(getMessage());
  }
}
