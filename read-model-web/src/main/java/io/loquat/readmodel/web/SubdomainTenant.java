package io.loquat.readmodel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/** The tenant that the host name begins with. Host names ignore case. Immutable. */
record SubdomainTenant(String parentDomain) implements TenantResolver {
  SubdomainTenant {
    if (parentDomain.isBlank() || parentDomain.startsWith(".")) {
      throw new IllegalArgumentException("The parent domain is a host name, such as example.com");
    }
    parentDomain = parentDomain.toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<String> resolve(HttpServletRequest request) {
    String host = request.getServerName().toLowerCase(Locale.ROOT);
    String end = "." + parentDomain;
    return host.endsWith(end)
        ? Optional.of(host.substring(0, host.length() - end.length()))
        : Optional.empty();
  }
}
