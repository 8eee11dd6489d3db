package io.loquat.readmodel.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A servlet filter that finds out which tenant a request belongs to and puts the tenant's stores on
 * the request, where {@link TenantStores#of} finds them. Immutable, and so shared by all requests.
 *
 * {@snippet :
 * TenantStores stores = TenantStores.over(client).databasePrefix("tenant_").build();
 * TenantFilter filter =
 *     TenantFilter.of(stores, TenantResolver.header("X-Tenant"))
 *         .allowing(tenant -> knownTenants.contains(tenant.value()))
 *         .exceptPaths(List.of("/health"));
 * servletContext
 *     .addFilter("tenants", filter)
 *     .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
 * }
 *
 * <p>A request that names no tenant, or none that can be one, is answered with 400; one that names
 * a tenant that is not allowed, with 403. The body says why, as {@code application/problem+json}.
 * Such a request never reaches the application, and no request is ever given a default database.
 *
 * <p>Works with asynchronous servlets when registered with {@code asyncSupported}: the stores stay
 * on the request through forwards, includes, asynchronous dispatches and error pages, as those of
 * the tenant that the client's request named. Work on another thread should take the {@link
 * TenantStore} along rather than the request, which the container may use again.
 */
public final class TenantFilter implements Filter {
  private static final Logger LOG = LoggerFactory.getLogger(TenantFilter.class);

  private final TenantStores stores;
  private final TenantResolver resolver;
  private final TenantAccess access;
  private final Predicate<HttpServletRequest> excepted;

  private TenantFilter(
      TenantStores stores,
      TenantResolver resolver,
      TenantAccess access,
      Predicate<HttpServletRequest> excepted) {
    this.stores = stores;
    this.resolver = resolver;
    this.access = access;
    this.excepted = excepted;
  }

  /** A filter for all requests, which lets every well-formed tenant in. */
  public static TenantFilter of(TenantStores stores, TenantResolver resolver) {
    return new TenantFilter(stores, resolver, tenant -> true, request -> false);
  }

  /**
   * The same filter, which lets these tenants in only; others are answered with 403.
   *
   * <p>Without it, everybody who can reach the application can have a new database by writing to
   * it.
   */
  public TenantFilter allowing(TenantAccess access) {
    return new TenantFilter(stores, resolver, access, excepted);
  }

  /**
   * The same filter, which leaves these requests alone: they have no tenant and no stores.
   *
   * @param excepted asked first for each request; must be thread-safe
   */
  public TenantFilter except(Predicate<HttpServletRequest> excepted) {
    return new TenantFilter(stores, resolver, access, excepted);
  }

  /**
   * The same filter, which leaves requests for these paths alone, and for all below them.
   *
   * @param paths below the application's context path, such as {@code /health}; they are compared
   *     with the path as the container has decoded and normalized it
   */
  public TenantFilter exceptPaths(List<String> paths) {
    List<String> spared = List.copyOf(paths);
    return except(
        request -> {
          String path = PathTenant.normalized(request);
          return spared.stream()
              .anyMatch(spare -> path.equals(spare) || path.startsWith(spare + "/"));
        });
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(request instanceof HttpServletRequest http)
        || !(response instanceof HttpServletResponse answer)) {
      throw new ServletException("Tenants are told apart in HTTP requests only");
    }
    if (isDecided(http)) {
      chain.doFilter(request, response);
      return;
    }
    switch (decide(http)) {
      case Decision.Admitted(TenantName tenant) -> {
        http.setAttribute(TenantStores.ATTRIBUTE, stores.get(tenant));
        chain.doFilter(request, response);
      }
      case Decision.Refused refused -> {
        LOG.atDebug().addKeyValue("status", refused.status()).log(refused.detail());
        refused.answer(answer);
      }
    }
  }

  /** An error page for a request that had no tenant must not be refused in its turn. */
  private boolean isDecided(HttpServletRequest request) {
    return request.getAttribute(TenantStores.ATTRIBUTE) != null
        || request.getDispatcherType() == DispatcherType.ERROR
        || excepted.test(request);
  }

  private Decision decide(HttpServletRequest request) {
    TenantName tenant;
    try {
      Optional<String> named = resolver.resolve(request);
      if (named.isEmpty()) {
        return Decision.Refused.badRequest("The request names no tenant");
      }
      tenant = TenantName.of(named.get());
      stores.requireFits(tenant);
    } catch (InvalidTenantException invalid) {
      return Decision.Refused.badRequest(String.valueOf(invalid.getMessage()));
    }
    return access.allows(tenant)
        ? new Decision.Admitted(tenant)
        : Decision.Refused.forbidden("The tenant is not known here");
  }
}
