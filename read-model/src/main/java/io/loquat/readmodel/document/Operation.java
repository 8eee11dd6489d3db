package io.loquat.readmodel.document;

import io.loquat.readmodel.channel.DatabaseCommand;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonDocument;

/**
 * One call: the command it is, and what its reply means. Both ways of running it, waiting or not,
 * share it. Immutable.
 *
 * @param filter the caller's filter, which may be what the server does not understand
 * @param decode makes the result; may throw what the reply says went wrong
 */
record Operation<R>(
    DatabaseCommand command,
    Optional<CallersFilter> filter,
    Function<? super BsonDocument, ? extends R> decode) {

  /** A filter as the caller gave it, and the collection it is for. Immutable. */
  record CallersFilter(String collection, BsonDocument filter) {}

  static <R> Operation<R> of(
      DatabaseCommand command, Function<? super BsonDocument, ? extends R> decode) {
    return new Operation<>(command, Optional.empty(), decode);
  }

  R result(BsonDocument reply) {
    return decode.apply(reply);
  }

  <U> Operation<U> map(Function<? super R, ? extends U> mapper) {
    return new Operation<>(command, filter, reply -> mapper.apply(decode.apply(reply)));
  }
}
