package io.loquat.readmodel;

import io.loquat.readmodel.document.DocumentStore;
import io.loquat.readmodel.error.DocumentNotFoundException;
import io.loquat.readmodel.error.DuplicateKeyException;
import io.loquat.readmodel.error.LoquatException;
import io.loquat.readmodel.error.MappingException;
import io.loquat.readmodel.error.VersionMismatchException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Values under keys, with versions: what an event-sourcing projection stores its results in. All
 * implementations behave the same (one contract suite runs on each); they are thread-safe.
 *
 * {@snippet :
 * record Order(String customer, int lines) {}
 *
 * ReadModelStore store = new InMemoryReadModelStore(); // or new DocumentReadModelStore(documents)
 * store.put("o-1", new Order("Ada", 1), PutOptions.table("orders").metadata(new Document("position", 7L)));
 * Entry<Order> found = store.get("o-1", Order.class, TableOptions.table("orders")).orElseThrow();
 * found.version(); // 1
 * }
 *
 * <p><b>Tables.</b> One store serves several, named in the options; a table needs no creation.
 *
 * <p><b>Keys</b> are Unicode text of 1 to {@link #KEY_BYTES_MAX} bytes of UTF-8, without NUL. Their
 * order is that of their code points.
 *
 * <p><b>Values</b> are records and POJOs (through Jackson), {@link Map}, {@link org.bson.Document}
 * and {@link org.bson.BsonDocument}; up to 16 MiB as BSON. What is stored does not depend on the
 * caller's object afterwards. The key is the document's {@code _id}: a type with a property {@code
 * id} gets the key there, and a value whose id is another one is refused. The top-level names
 * {@code _version}, {@code _created}, {@code _updated} and {@code _archived} belong to the store:
 * they are dropped from what is put. Other top-level names must not begin with a dollar sign.
 *
 * <p><b>Versions.</b> A new value has version 1, each change adds 1. A put that changes neither the
 * value (its BSON bytes, and so the order of its fields) nor the metadata is no change: version and
 * time stay. A deletion forgets the version; a later put starts with 1 again.
 *
 * <p><b>Errors.</b> Arguments outside the rules: {@link IllegalArgumentException}, before anything
 * is done. Another version than expected: {@link VersionMismatchException}, whose actual version is
 * 0 where there is no value; {@link DocumentNotFoundException} where any version would have done. A
 * value that cannot be written or read as its type: {@link MappingException}. A put of a key whose
 * document was archived through the document store: {@link DuplicateKeyException}. Whatever else
 * the server answers: {@link LoquatException}.
 */
public interface ReadModelStore {
  /** The table of a call that names none, if the store was not made with another one. */
  String TABLE_NAME = "read_model";

  /** What a key takes at most, in bytes of UTF-8. */
  int KEY_BYTES_MAX = 1024;

  /** What a value takes at most, in bytes of BSON. */
  int VALUE_BYTES_MAX = 16 << 20;

  /** How many keys one batch names at most. */
  int BATCH_KEYS_MAX = 1000;

  /** How many keys one page of {@link #listKeys} has at most. */
  int PAGE_KEYS_MAX = 1000;

  /**
   * Puts a value, new or in place of the one that is there.
   *
   * @throws VersionMismatchException if the version is not as expected; nothing is changed
   * @throws DocumentNotFoundException if {@code DOCUMENT_EXISTS} was expected and there is no value
   */
  PutResult put(String key, Object value, PutOptions options);

  /** {@link #put(String, Object, PutOptions)} into the store's own table, at any version. */
  default PutResult put(String key, Object value) {
    return put(key, value, PutOptions.defaults());
  }

  /**
   * The value under a key.
   *
   * @param type what to read it as
   * @throws MappingException if the value cannot be read as that type
   */
  <T> Optional<Entry<T>> get(String key, Class<T> type, TableOptions options);

  /** {@link #get(String, Class, TableOptions)} from the store's own table. */
  default <T> Optional<Entry<T>> get(String key, Class<T> type) {
    return get(key, type, TableOptions.defaults());
  }

  /**
   * Deletes a value.
   *
   * @return whether there was one
   * @throws VersionMismatchException if the version is not as expected; nothing is changed
   * @throws DocumentNotFoundException if {@code DOCUMENT_EXISTS} was expected and there is no value
   */
  boolean delete(String key, DeleteKeyOptions options);

  /** {@link #delete(String, DeleteKeyOptions)} in the store's own table, at any version. */
  default boolean delete(String key) {
    return delete(key, DeleteKeyOptions.defaults());
  }

  /**
   * All values whose key begins with the prefix, in key order.
   *
   * <p>They are read page by page as the stream is consumed, so that it holds little at a time and
   * needs no closing. It is no snapshot: what is written meanwhile is seen if its key is still
   * ahead. Each key comes at most once.
   *
   * @param prefix empty for all
   */
  <T> Stream<Entry<T>> getAll(String prefix, Class<T> type, TableOptions options);

  /** {@link #getAll(String, Class, TableOptions)} of the store's own table. */
  default <T> Stream<Entry<T>> getAll(String prefix, Class<T> type) {
    return getAll(prefix, type, TableOptions.defaults());
  }

  /**
   * One page of the keys that begin with the prefix, in key order.
   *
   * @param prefix empty for all
   * @param limit 1 to {@link #PAGE_KEYS_MAX}
   * @param cursor of the page before, or empty for the first; it goes on after that page's last key
   *     whatever was written or deleted since
   */
  KeyPage listKeys(String prefix, int limit, Optional<String> cursor, TableOptions options);

  /** {@link #listKeys(String, int, Optional, TableOptions)} of the store's own table. */
  default KeyPage listKeys(String prefix, int limit, Optional<String> cursor) {
    return listKeys(prefix, limit, cursor, TableOptions.defaults());
  }

  /**
   * The values under these keys, in their order; keys without a value are left out.
   *
   * @param keys at most {@link #BATCH_KEYS_MAX}; one that is named twice is found once
   */
  <T> Map<String, Entry<T>> batchGet(Collection<String> keys, Class<T> type, TableOptions options);

  /** {@link #batchGet(Collection, Class, TableOptions)} from the store's own table. */
  default <T> Map<String, Entry<T>> batchGet(Collection<String> keys, Class<T> type) {
    return batchGet(keys, type, TableOptions.defaults());
  }

  /**
   * Puts several values.
   *
   * <p>The batch is neither ordered nor atomic: each put is done or fails by itself, and the result
   * says which. Others may see some of it before the rest.
   *
   * @param puts at most {@link #BATCH_KEYS_MAX}, each with a key of its own
   * @throws IllegalArgumentException before any is done, if one of them is outside the rules or two
   *     have the same key
   */
  BatchPutResult batchPut(List<Put> puts, TableOptions options);

  /** {@link #batchPut(List, TableOptions)} into the store's own table. */
  default BatchPutResult batchPut(List<Put> puts) {
    return batchPut(puts, TableOptions.defaults());
  }

  /**
   * Deletes several values; neither ordered nor atomic, as {@link #batchPut(List, TableOptions)}.
   *
   * @param deletes at most {@link #BATCH_KEYS_MAX}, each with a key of its own
   */
  BatchDeleteResult batchDelete(List<Delete> deletes, TableOptions options);

  /** {@link #batchDelete(List, TableOptions)} in the store's own table. */
  default BatchDeleteResult batchDelete(List<Delete> deletes) {
    return batchDelete(deletes, TableOptions.defaults());
  }

  /** What this store can do; the same for as long as it lives. */
  Capabilities getCapabilities();

  /** The document store underneath, for queries by more than the key; empty if there is none. */
  Optional<DocumentStore> getDocumentStore();
}
