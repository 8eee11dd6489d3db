package io.loquat.readmodel.web.spring;

import io.loquat.readmodel.web.TenantResolver;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The application's properties that begin with {@code loquat}. Immutable.
 *
 * {@snippet lang=properties :
 * loquat.uri=mongodb://127.0.0.1:27017/
 * loquat.database=shop
 * loquat.tenant.enabled=true
 * loquat.tenant.header=X-Tenant
 * loquat.tenant.database-prefix=tenant_
 * }
 *
 * @param uri the server's connection string
 * @param database the database of the stores that belong to no tenant; empty for the one that the
 *     connection string names
 * @param tenant how tenants are told apart
 */
@ConfigurationProperties("loquat")
public record LoquatProperties(
    @DefaultValue("mongodb://127.0.0.1:27017/") String uri,
    @DefaultValue("") String database,
    @DefaultValue Tenant tenant) {

  /** Where a request says whose it is. */
  public enum Source {
    /** In the header {@code loquat.tenant.header}. */
    HEADER,
    /** In the host name, before {@code loquat.tenant.parent-domain}. */
    SUBDOMAIN,
    /** In the path, as the segment {@code loquat.tenant.path-segment}. */
    PATH
  }

  /**
   * How tenants are told apart. Immutable.
   *
   * @param enabled whether there are tenants at all
   * @param source where a request says whose it is
   * @param header the header's name
   * @param parentDomain the domain below which each tenant has its host
   * @param pathSegment which segment of the path, from 0
   * @param databasePrefix what the names of the tenants' databases begin with
   * @param storesMax how many tenants' stores are kept
   * @param idleMax for how long stores are kept that nobody asks for
   * @param urlPatterns the servlet patterns of the paths that belong to tenants
   * @param exceptPaths paths that belong to no tenant, each with what is below it
   * @param order the filter's place among the application's; after Spring Security's, which is
   *     -100, so that a resolver can ask who is logged in
   */
  public record Tenant(
      @DefaultValue("false") boolean enabled,
      @DefaultValue("header") Source source,
      @DefaultValue("X-Tenant") String header,
      @DefaultValue("") String parentDomain,
      @DefaultValue("0") int pathSegment,
      @DefaultValue("") String databasePrefix,
      @DefaultValue("1000") int storesMax,
      @DefaultValue("10m") Duration idleMax,
      @DefaultValue("/*") List<String> urlPatterns,
      @DefaultValue List<String> exceptPaths,
      @DefaultValue("0") int order) {

    /** The resolver that these properties describe. */
    TenantResolver resolver() {
      return switch (source) {
        case HEADER -> TenantResolver.header(header);
        case SUBDOMAIN -> TenantResolver.subdomain(parentDomain);
        case PATH -> TenantResolver.pathSegment(pathSegment);
      };
    }
  }
}
