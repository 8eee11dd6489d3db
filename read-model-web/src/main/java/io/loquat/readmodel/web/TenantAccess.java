package io.loquat.readmodel.web;

/**
 * Which tenants there are. Asked for each request, so it must be quick and thread-safe; what it
 * throws goes to the container. With Spring Boot, a bean of this type is found and used.
 *
 * {@snippet :
 * TenantAccess known = tenant -> customers.contains(tenant.value());
 * }
 */
@FunctionalInterface
public interface TenantAccess {
  /** Whether requests of this tenant are let in; others are answered with 403. */
  boolean allows(TenantName tenant);
}
