package io.loquat.store;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.Namespace;
import io.loquat.query.index.IndexSpec;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** What can go wrong in a store. Never reaches a client as it is: commands map it to a code. */
public abstract sealed class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  private StoreException(String message) {
    super(message, null, false, false);
  }

  /** The value of a unique key is taken. */
  public static final class DuplicateKey extends StoreException {
    private static final long serialVersionUID = 1L;
    private final transient Optional<IndexSpec> index;
    private final transient Optional<Namespace> namespace;
    private final transient BsonDocument keyValue;
    private final boolean archived;

    /**
     * An {@code _id} is taken.
     *
     * @param archived whether it is an archived document that has it, which most reads do not show
     */
    public DuplicateKey(BsonValue id, boolean archived) {
      super("duplicate _id");
      this.index = Optional.empty();
      this.namespace = Optional.empty();
      this.keyValue = new BsonDocument("_id", id);
      this.archived = archived;
    }

    /**
     * A key of a unique index is taken.
     *
     * @param keyValue the values by the fields of the index
     */
    public DuplicateKey(Namespace namespace, IndexSpec index, BsonDocument keyValue) {
      super("duplicate key in index " + index.name());
      this.index = Optional.of(index);
      this.namespace = Optional.of(namespace);
      this.keyValue = keyValue;
      this.archived = false;
    }

    public boolean archived() {
      return archived;
    }

    /** The index; empty for the one on {@code _id}. */
    public Optional<IndexSpec> index() {
      return index;
    }

    /** Of the index's collection, if {@link #index} says which index. */
    public Optional<Namespace> namespace() {
      return namespace;
    }

    /** The values that are taken, by the fields of the index. */
    public BsonDocument keyValue() {
      return keyValue;
    }
  }

  /** The document is not at the version that the write demands. */
  public static final class VersionMismatch extends StoreException {
    private static final long serialVersionUID = 1L;
    private final transient ExpectedVersion expected;
    private final long actual;
    private final transient BsonValue id;

    /**
     * @param actual the document's version; 0 if there is no document
     * @param id the document's {@code _id}, or null (BSON) if none is known
     */
    public VersionMismatch(ExpectedVersion expected, long actual, BsonValue id) {
      super("version mismatch");
      this.expected = expected;
      this.actual = actual;
      this.id = id;
    }

    public ExpectedVersion expected() {
      return expected;
    }

    public long actual() {
      return actual;
    }

    public BsonValue id() {
      return id;
    }
  }

  /** A build of indexes ended before they were ready; nothing of it is left. */
  public static final class IndexBuildAborted extends StoreException {
    private static final long serialVersionUID = 1L;

    public IndexBuildAborted(String reason) {
      super(reason);
    }
  }

  /** The collection is in the hands of an index build. */
  public static final class IndexBuildRunning extends StoreException {
    private static final long serialVersionUID = 1L;

    public IndexBuildRunning(String collection) {
      super(collection);
    }
  }

  public static final class NamespaceExists extends StoreException {
    private static final long serialVersionUID = 1L;

    public NamespaceExists(String collection) {
      super(collection);
    }
  }

  public static final class NamespaceNotFound extends StoreException {
    private static final long serialVersionUID = 1L;

    public NamespaceNotFound(String collection) {
      super(collection);
    }
  }

  /** It is a view, which has no documents of its own. */
  public static final class OnView extends StoreException {
    private static final long serialVersionUID = 1L;

    public OnView(String view) {
      super(view);
    }
  }

  /** A cursor's place in a capped collection was pushed out. */
  public static final class PositionLost extends StoreException {
    private static final long serialVersionUID = 1L;
    private final long recordId;

    /**
     * @param recordId of the document that it had read last
     */
    public PositionLost(long recordId) {
      super("position lost");
      this.recordId = recordId;
    }

    public long recordId() {
      return recordId;
    }
  }

  /** What a cursor reads from is gone: its collection, under its name, or its index. */
  public static final class PlanKilled extends StoreException {
    private static final long serialVersionUID = 1L;

    public PlanKilled(String message) {
      super(message);
    }
  }

  /** The deadline passed. */
  public static final class DeadlineExceeded extends StoreException {
    private static final long serialVersionUID = 1L;

    public DeadlineExceeded() {
      super("operation exceeded time limit");
    }
  }

  /** Too much is waiting, or another process is in the way: it may work later. */
  public static final class Busy extends StoreException {
    private static final long serialVersionUID = 1L;

    public Busy(String message) {
      super(message);
    }
  }

  /** A bound was reached, such as the memory of a sort. */
  public static final class LimitReached extends StoreException {
    private static final long serialVersionUID = 1L;

    public LimitReached(String message) {
      super(message);
    }
  }

  /** The disk is full or refuses; reads go on, and writes do once there is room. */
  public static final class DiskFailure extends StoreException {
    private static final long serialVersionUID = 1L;

    public DiskFailure(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The file is not ours, of a newer format, or corrupt; the message names it. */
  public static final class Unreadable extends StoreException {
    private static final long serialVersionUID = 1L;

    public Unreadable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The store is closing. */
  public static final class Closed extends StoreException {
    private static final long serialVersionUID = 1L;

    public Closed() {
      super("the store is closed");
    }
  }

  /** A fault of ours. */
  public static final class Internal extends StoreException {
    private static final long serialVersionUID = 1L;

    public Internal(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
