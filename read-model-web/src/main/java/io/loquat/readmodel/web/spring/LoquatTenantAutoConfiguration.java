package io.loquat.readmodel.web.spring;

import com.mongodb.client.MongoClient;
import io.loquat.readmodel.web.TenantAccess;
import io.loquat.readmodel.web.TenantFilter;
import io.loquat.readmodel.web.TenantResolver;
import io.loquat.readmodel.web.TenantStores;
import jakarta.servlet.Filter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingFilterBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * The tenant filter of a servlet application that says {@code loquat.tenant.enabled=true}. Every
 * bean gives way to one of the application's; a bean of {@link TenantAccess} says which tenants
 * there are.
 *
 * {@snippet :
 * @GetMapping("/orders")
 * List<Order> orders(HttpServletRequest request) {
 *   return TenantStores.of(request).documents().find("orders", new Document(), Order.class).toList();
 * }
 * }
 */
@AutoConfiguration(after = LoquatAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(Filter.class)
@ConditionalOnBooleanProperty("loquat.tenant.enabled")
public final class LoquatTenantAutoConfiguration {
  /** The way that {@code loquat.tenant.source} names. */
  @Bean
  @ConditionalOnMissingBean
  TenantResolver tenantResolver(LoquatProperties properties) {
    return properties.tenant().resolver();
  }

  /** The stores of all tenants, over the one client. */
  @Bean
  @ConditionalOnMissingBean
  TenantStores tenantStores(
      @Qualifier(LoquatAutoConfiguration.CLIENT) MongoClient client, LoquatProperties properties) {
    LoquatProperties.Tenant tenant = properties.tenant();
    return TenantStores.over(client)
        .databasePrefix(tenant.databasePrefix())
        .storesMax(tenant.storesMax())
        .idleMax(tenant.idleMax())
        .build();
  }

  /** The filter, with its paths and its place. */
  @Bean
  @ConditionalOnMissingFilterBean
  FilterRegistrationBean<TenantFilter> tenantFilter(
      TenantStores stores,
      TenantResolver resolver,
      ObjectProvider<TenantAccess> access,
      LoquatProperties properties) {
    LoquatProperties.Tenant tenant = properties.tenant();
    TenantFilter filter =
        TenantFilter.of(stores, resolver)
            .exceptPaths(tenant.exceptPaths())
            .allowing(access.getIfAvailable(() -> anybody -> true));
    FilterRegistrationBean<TenantFilter> registration = new FilterRegistrationBean<>(filter);
    registration.setUrlPatterns(tenant.urlPatterns());
    registration.setOrder(tenant.order());
    return registration;
  }
}
