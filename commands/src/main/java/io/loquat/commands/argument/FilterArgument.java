package io.loquat.commands.argument;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.softdelete.ArchiveTerms;
import io.loquat.store.Visibility;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A filter as clients send it, with Loquat's own operators taken out of its top level. Immutable.
 *
 * @param archive what it says about archived documents, and the filter that is left
 * @param expected {@code $expectedVersion}
 */
public record FilterArgument(ArchiveTerms archive, Optional<ExpectedVersion> expected) {
  private static final String EXPECTED_VERSION = "$expectedVersion";

  /** The filter of a read, parsed, and which documents it is about. Immutable. */
  public record Read(Filter filter, Visibility visibility) {}

  /** The filter of a read, which knows no expected version. */
  public static Read forRead(BsonDocument filter, QueryContext context) {
    return read(termsOfRead(filter), context);
  }

  /**
   * The filter of a command that reads archived documents only.
   *
   * @param command its name, for messages
   */
  public static Read forArchived(String command, BsonDocument filter, QueryContext context) {
    Read read = read(termsOfRead(filter).requireArchived(command), context);
    return new Read(read.filter(), Visibility.ARCHIVED);
  }

  private static Read read(ArchiveTerms terms, QueryContext context) {
    return new Read(Filters.parse(terms.rest(), context), terms.visibility());
  }

  /** What the filter of a read says about archived documents; it is still to be parsed. */
  public static ArchiveTerms termsOfRead(BsonDocument given) {
    BsonDocument filter = LiftedOperators.in(given);
    if (filter.containsKey(EXPECTED_VERSION)) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, EXPECTED_VERSION + " is only allowed in the filter of a write");
    }
    return ArchiveTerms.of(filter).refuseSoftDelete();
  }

  /** The filter of a write, still to be parsed. */
  public static FilterArgument forWrite(BsonDocument given) {
    BsonDocument filter = LiftedOperators.in(given);
    BsonValue version = filter.get(EXPECTED_VERSION);
    if (version == null) {
      return new FilterArgument(ArchiveTerms.of(filter), Optional.empty());
    }
    BsonDocument rest = new BsonDocument();
    rest.putAll(filter);
    rest.remove(EXPECTED_VERSION);
    return new FilterArgument(
        ArchiveTerms.of(rest),
        Optional.of(ExpectedVersion.parse("filter." + EXPECTED_VERSION, version)));
  }
}
