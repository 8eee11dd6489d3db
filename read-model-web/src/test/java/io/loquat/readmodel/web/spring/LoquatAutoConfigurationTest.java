package io.loquat.readmodel.web.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.loquat.readmodel.InMemoryReadModelStore;
import io.loquat.readmodel.ReadModelStore;
import io.loquat.readmodel.document.DocumentStore;
import io.loquat.readmodel.web.TenantFilter;
import io.loquat.readmodel.web.TenantName;
import io.loquat.readmodel.web.TenantResolver;
import io.loquat.readmodel.web.TenantStores;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which beans there are, and to whose beans they give way. No server is asked anything. */
class LoquatAutoConfigurationTest {
  private static final AutoConfigurations ALL =
      AutoConfigurations.of(LoquatAutoConfiguration.class, LoquatTenantAutoConfiguration.class);

  private final ApplicationContextRunner application =
      new ApplicationContextRunner().withConfiguration(ALL);
  private final WebApplicationContextRunner web =
      new WebApplicationContextRunner().withConfiguration(ALL);
  private final WebApplicationContextRunner tenants =
      web.withPropertyValues("loquat.tenant.enabled=true");

  @Test
  void makesStoresOfTheDatabaseInTheProperties() {
    application
        .withPropertyValues("loquat.uri=mongodb://h.invalid/uris", "loquat.database=shop")
        .run(
            context -> {
              assertThat(context.getBean(DocumentStore.class).database()).isEqualTo("shop");
              assertThat(context.getBean(ReadModelStore.class).getDocumentStore())
                  .containsSame(context.getBean(DocumentStore.class));
            });
  }

  @Test
  void takesTheDatabaseOfTheConnectionString() {
    application
        .withPropertyValues("loquat.uri=mongodb://h.invalid/uris")
        .run(
            context ->
                assertThat(context.getBean(DocumentStore.class).database()).isEqualTo("uris"));
  }

  @Test
  void saysWhatToSetWhereThereIsNoDatabase() {
    application
        .withUserConfiguration(NeedsStore.class)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("loquat.database"));
  }

  @Test
  void givesWayToConnectionDetails() {
    application
        .withPropertyValues("loquat.uri=mongodb://h.invalid/uris", "loquat.database=shop")
        .withUserConfiguration(Container.class)
        .run(
            context -> {
              assertThat(context).hasSingleBean(LoquatConnectionDetails.class);
              assertThat(context.getBean(DocumentStore.class).database()).isEqualTo("container");
            });
  }

  @Test
  void givesWayToStoresOfTheApplication() {
    application
        .withBean(ReadModelStore.class, InMemoryReadModelStore::new)
        .run(
            context ->
                assertThat(context.getBean(ReadModelStore.class))
                    .isInstanceOf(InMemoryReadModelStore.class));
  }

  @Test
  void leavesAnotherMongoClientAlone() {
    try (MongoClient other = MongoClients.create("mongodb://other.invalid/")) {
      application
          .withPropertyValues("loquat.database=shop")
          .withBean("mongo", MongoClient.class, () -> other)
          .run(
              context -> {
                assertThat(context.getBean(MongoClient.class)).isSameAs(other);
                assertThat(context.getBean(LoquatAutoConfiguration.CLIENT)).isNotSameAs(other);
              });
    }
  }

  @Test
  void leavesMongoDbItsOwnAutoConfiguration() {
    application
        .withConfiguration(AutoConfigurations.of(AlsoMongo.class))
        .run(
            context ->
                assertThat(context.getBean(MongoClient.class)).isSameAs(context.getBean("mongo")));
  }

  @Test
  void givesWayToAClientOfItsName() {
    try (MongoClient own = MongoClients.create("mongodb://own.invalid/")) {
      application
          .withBean(LoquatAutoConfiguration.CLIENT, MongoClient.class, () -> own)
          .run(
              context -> {
                assertThat(context).hasSingleBean(MongoClient.class);
                assertThat(context.getBean(LoquatAutoConfiguration.CLIENT)).isSameAs(own);
              });
    }
  }

  @Test
  void hasNoTenantsUnlessToldTo() {
    web.run(context -> assertThat(context).doesNotHaveBean(TenantStores.class));
    application
        .withPropertyValues("loquat.tenant.enabled=true")
        .run(context -> assertThat(context).doesNotHaveBean(TenantStores.class));
  }

  @Test
  void registersTheFilterWithItsProperties() {
    tenants
        .withPropertyValues(
            "loquat.tenant.url-patterns=/a/*,/b/*",
            "loquat.tenant.order=-7",
            "loquat.tenant.database-prefix=t_",
            "loquat.tenant.source=subdomain",
            "loquat.tenant.parent-domain=example.com")
        .run(
            context -> {
              FilterRegistrationBean<?> filter = context.getBean(FilterRegistrationBean.class);
              assertThat(filter.getFilter()).isInstanceOf(TenantFilter.class);
              assertThat(filter.getUrlPatterns()).containsExactly("/a/*", "/b/*");
              assertThat(filter.getOrder()).isEqualTo(-7);
              assertThat(context.getBean(TenantResolver.class))
                  .isEqualTo(TenantResolver.subdomain("example.com"));
              assertThat(context.getBean(TenantStores.class).databaseOf(TenantName.of("acme")))
                  .isEqualTo("t_acme");
            });
  }

  @Test
  void needsNoDatabaseWithTenants() {
    tenants.run(context -> assertThat(context).hasNotFailed().hasSingleBean(TenantStores.class));
  }

  @Test
  void failsAtStartForASourceThatIsNotDescribed() {
    tenants
        .withPropertyValues("loquat.tenant.source=subdomain")
        .run(
            context ->
                assertThat(context).getFailure().rootCause().hasMessageContaining("parent domain"));
  }

  @Test
  void givesWayToATenantFilterOfTheApplication() {
    tenants
        .withUserConfiguration(OwnFilter.class)
        .run(
            context -> {
              assertThat(context).doesNotHaveBean(FilterRegistrationBean.class);
              assertThat(context).hasSingleBean(TenantFilter.class);
              assertThat(context.getBean(TenantResolver.class)).isSameAs(OwnFilter.NOBODY);
            });
  }

  @Test
  void doesWithoutTheServletApi() {
    application
        .withClassLoader(new FilteredClassLoader("jakarta.servlet"))
        .withPropertyValues("loquat.database=shop", "loquat.tenant.enabled=true")
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(DocumentStore.class));
  }

  /** As Spring Boot's configuration of MongoDB does, and after ours. */
  @AutoConfiguration(after = LoquatAutoConfiguration.class)
  static class AlsoMongo {
    @Bean
    @ConditionalOnMissingBean(MongoClient.class)
    MongoClient mongo() {
      return MongoClients.create("mongodb://mongo.invalid/");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class NeedsStore {
    @Bean
    List<DocumentStore> needed(DocumentStore store) {
      return List.of(store);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Container {
    @Bean
    LoquatConnectionDetails container() {
      return () -> new ConnectionString("mongodb://container.invalid/container");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnFilter {
    static final TenantResolver NOBODY = request -> Optional.empty();

    @Bean
    TenantResolver nobody() {
      return NOBODY;
    }

    @Bean
    TenantFilter own(TenantStores stores, TenantResolver resolver) {
      return TenantFilter.of(stores, resolver);
    }
  }
}
