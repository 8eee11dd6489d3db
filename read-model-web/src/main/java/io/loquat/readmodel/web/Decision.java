package io.loquat.readmodel.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What becomes of a request: it is let in for a tenant, or answered at once. Immutable. */
sealed interface Decision {
  /** The request is this tenant's. */
  record Admitted(TenantName tenant) implements Decision {}

  /**
   * The request goes no further.
   *
   * @param detail why; text of ours, never the client's
   */
  record Refused(int status, String title, String detail) implements Decision {
    static Refused badRequest(String detail) {
      return new Refused(HttpServletResponse.SC_BAD_REQUEST, "Bad Request", detail);
    }

    static Refused forbidden(String detail) {
      return new Refused(HttpServletResponse.SC_FORBIDDEN, "Forbidden", detail);
    }

    /** Writes the answer itself: an error page of the application might want the tenant's store. */
    void answer(HttpServletResponse response) throws IOException {
      String problem =
          "{\"type\":\"about:blank\",\"title\":\""
              + title
              + "\",\"status\":"
              + status
              + ",\"detail\":\""
              + quoted(detail)
              + "\"}";
      byte[] body = problem.getBytes(StandardCharsets.UTF_8);
      response.setStatus(status);
      response.setContentType("application/problem+json");
      response.setHeader("Cache-Control", "no-store");
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }

    /** A resolver of the application may say what it likes. */
    private static String quoted(String text) {
      StringBuilder quoted = new StringBuilder();
      for (char c : text.toCharArray()) {
        if (c == '"' || c == '\\') {
          quoted.append('\\').append(c);
        } else if (c < ' ' || Character.isSurrogate(c)) {
          quoted.append("\\u").append(HexFormat.of().toHexDigits(c));
        } else {
          quoted.append(c);
        }
      }
      return quoted.toString();
    }
  }
}
