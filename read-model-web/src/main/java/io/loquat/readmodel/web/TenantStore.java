package io.loquat.readmodel.web;

import io.loquat.readmodel.ReadModelStore;
import io.loquat.readmodel.document.DocumentStore;

/**
 * A tenant and what is the tenant's: both stores work on one database, which nobody else's stores
 * reach. Thread-safe, as its stores are; it may outlive the request that it came with.
 *
 * {@snippet :
 * TenantStore store = TenantStores.of(request);
 * store.documents().insertOne("orders", order);
 * store.readModel().put("order-7", order);
 * }
 *
 * @param tenant whose it is
 * @param documents the tenant's documents, by collection
 * @param readModel the tenant's read models, by key
 */
public record TenantStore(TenantName tenant, DocumentStore documents, ReadModelStore readModel) {}
