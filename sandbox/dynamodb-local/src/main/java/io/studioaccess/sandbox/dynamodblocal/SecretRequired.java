package io.studioaccess.sandbox.dynamodblocal;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers requests without the secret with status 403, before DynamoDB Local reads them. */
final class SecretRequired extends Handler.Wrapper {

  private final Secret secret;

  SecretRequired(Secret secret, Handler handler) {
    super(handler);
    this.secret = secret;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (secret.matches(request.getHeaders().get(Secret.HEADER))) {
      return super.handle(request, response, callback);
    }
    Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403);
    return true;
  }
}
