package io.loquat.readmodel.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.mongodb.client.MongoClient;
import io.loquat.readmodel.DocumentReadModelStore;
import io.loquat.readmodel.document.DocumentStore;
import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The stores of all tenants, one database each, over one client and its one pool of connections.
 * Thread-safe by Caffeine's cache, which keeps the stores that are in use and is bounded however
 * many names clients think of; what falls out of it goes on working for those who hold it.
 *
 * {@snippet :
 * TenantStores stores =
 *     TenantStores.over(client)
 *         .databasePrefix("tenant_") // the database of acme is tenant_acme
 *         .storesMax(5_000)
 *         .build();
 * TenantStore acme = stores.get(TenantName.of("acme"));
 * }
 *
 * <p>In a servlet or controller behind {@link TenantFilter}, the static {@link #of} is all one
 * needs:
 *
 * {@snippet :
 * long orders = TenantStores.of(request).documents().countDocuments("orders", new Document());
 * }
 */
public final class TenantStores {
  static final String ATTRIBUTE = TenantStore.class.getName();

  /** A store has a database; nothing is ever asked of this one. */
  private static final String NO_TENANT = "no-tenant";

  private final LoadingCache<TenantName, TenantStore> stores;
  private final String databasePrefix;

  private TenantStores(Builder builder) {
    databasePrefix = builder.databasePrefix;
    stores =
        Caffeine.newBuilder()
            .maximumSize(builder.storesMax)
            .expireAfterAccess(builder.idleMax)
            .build(tenant -> open(tenant, builder.documents.inDatabase(databaseOf(tenant))));
  }

  /**
   * Stores in the databases of a server.
   *
   * @param client stays the caller's to close, after the last request
   */
  public static Builder over(MongoClient client) {
    return over(DocumentStore.of(client, NO_TENANT));
  }

  /**
   * Stores in other databases of the server that a store is connected to, or is embedded in.
   *
   * @param documents stays the caller's to close, after the last request; its own database is
   *     nobody's
   */
  public static Builder over(DocumentStore documents) {
    return new Builder(documents);
  }

  /**
   * The stores of the tenant whose request this is.
   *
   * @throws IllegalStateException if no {@link TenantFilter} has seen the request, or it was
   *     excepted
   */
  public static TenantStore of(ServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof TenantStore store) {
      return store;
    }
    throw new IllegalStateException(
        "There is no tenant on this request: is TenantFilter mapped to its path?");
  }

  /**
   * The stores of a tenant, for work that no request asks for. Opening them sends nothing; the
   * database comes to be with the first write.
   *
   * @throws InvalidTenantException if the database's name would be too long with the prefix
   */
  public TenantStore get(TenantName tenant) {
    requireFits(tenant);
    return stores.get(tenant);
  }

  /** The name of the tenant's database. */
  public String databaseOf(TenantName tenant) {
    return databasePrefix + tenant.value();
  }

  void requireFits(TenantName tenant) {
    int lengthMax = TenantName.DATABASE_NAME_BYTES_MAX - databasePrefix.length();
    if (tenant.value().length() > lengthMax) {
      throw new InvalidTenantException(
          "The tenant's name is longer than " + lengthMax + " characters");
    }
  }

  /** How many tenants' stores are kept now. */
  long kept() {
    stores.cleanUp();
    return stores.estimatedSize();
  }

  private static TenantStore open(TenantName tenant, DocumentStore documents) {
    return new TenantStore(tenant, documents, new DocumentReadModelStore(documents));
  }

  /**
   * The settings of {@link TenantStores}. Confined to the thread that builds.
   *
   * {@snippet :
   * TenantStores.over(client).storesMax(100).idleMax(Duration.ofMinutes(1)).build();
   * }
   */
  public static final class Builder {
    private static final Pattern PREFIX = Pattern.compile("(?:[a-z0-9][a-z0-9_-]{0,31})?");

    private final DocumentStore documents;
    private String databasePrefix = "";
    private int storesMax = 1_000;
    private Duration idleMax = Duration.ofMinutes(10);

    private Builder(DocumentStore documents) {
      this.documents = documents;
    }

    /**
     * What the names of all tenants' databases begin with; nothing, if not said.
     *
     * @param prefix at most 32 characters, of those that a tenant's name may have
     * @throws IllegalArgumentException if it has others
     */
    public Builder databasePrefix(String prefix) {
      if (!PREFIX.matcher(prefix).matches()) {
        throw new IllegalArgumentException(
            "A prefix has at most 32 of a-z, 0-9, '-' and '_', and begins with a letter or digit");
      }
      databasePrefix = prefix;
      return this;
    }

    /**
     * How many tenants' stores are kept; 1,000 if not said.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder storesMax(int count) {
      if (count <= 0) {
        throw new IllegalArgumentException("At least one tenant's stores are kept, not " + count);
      }
      storesMax = count;
      return this;
    }

    /**
     * For how long stores are kept that nobody asks for; 10 minutes if not said.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder idleMax(Duration time) {
      if (!time.isPositive()) {
        throw new IllegalArgumentException("Stores are kept for some time, not " + time);
      }
      idleMax = time;
      return this;
    }

    /** The stores, none of them opened yet. */
    public TenantStores build() {
      return new TenantStores(this);
    }
  }
}
