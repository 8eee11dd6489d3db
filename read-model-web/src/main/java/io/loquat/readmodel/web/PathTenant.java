package io.loquat.readmodel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The tenant that a segment of the path names. Immutable.
 *
 * <p>The path is there twice: as the client wrote it, and as the container decoded and normalized
 * it. Frameworks route by the one or the other, so they must agree on the tenant.
 */
record PathTenant(int index) implements TenantResolver {
  PathTenant {
    if (index < 0) {
      throw new IllegalArgumentException("Segments of the path count from 0, not " + index);
    }
  }

  @Override
  public Optional<String> resolve(HttpServletRequest request) {
    String raw = request.getRequestURI().substring(request.getContextPath().length());
    Optional<String> written = segment(raw);
    if (!written.equals(segment(normalized(request)))) {
      throw new InvalidTenantException("The path does not say clearly whose request it is");
    }
    return written;
  }

  /** The path below the context path as the container understands it. */
  static String normalized(HttpServletRequest request) {
    String pathInfo = request.getPathInfo();
    return request.getServletPath() + (pathInfo == null ? "" : pathInfo);
  }

  /** Empty segments count: a path is not to be read in two ways. */
  private Optional<String> segment(String path) {
    int start = path.startsWith("/") ? 1 : 0;
    for (int skipped = 0; skipped < index; skipped++) {
      int slash = path.indexOf('/', start);
      if (slash < 0) {
        return Optional.empty();
      }
      start = slash + 1;
    }
    int end = path.indexOf('/', start);
    String found = path.substring(start, end < 0 ? path.length() : end);
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }
}
