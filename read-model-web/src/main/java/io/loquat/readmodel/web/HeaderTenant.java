package io.loquat.readmodel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The tenant that a header names. Immutable. */
record HeaderTenant(String name) implements TenantResolver {
  HeaderTenant {
    if (name.isBlank()) {
      throw new IllegalArgumentException("The header needs a name");
    }
  }

  @Override
  public Optional<String> resolve(HttpServletRequest request) {
    List<String> values = Collections.list(request.getHeaders(name));
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
  }
}
