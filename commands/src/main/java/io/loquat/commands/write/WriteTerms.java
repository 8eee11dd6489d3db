package io.loquat.commands.write;

import io.loquat.commands.CommandContext;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Collations;
import io.loquat.commands.argument.QueryTerms;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What a write command says to the statements in it. Immutable.
 *
 * @param likely the rules that its collection most likely has
 * @param retryable whether the client may send it again to have it done once
 */
record WriteTerms(CollectionRules likely, QueryTerms command, boolean retryable) {
  static WriteTerms of(CommandContext context) {
    return new WriteTerms(
        CollectionRules.ofNewCollection(context.server().settings().systemFields()),
        new QueryTerms(
            context.queryContext(), Optional.empty(), context.arguments().document("let")),
        context.isRetryable());
  }

  /**
   * Checks that a statement that changes many documents is not to be retried.
   *
   * @throws CommandException InvalidOptions
   */
  void checkMulti(boolean multi) {
    if (multi && retryable) {
      throw new CommandException(
          ErrorCode.INVALID_OPTIONS, "Cannot use retryable writes with multi=true");
    }
  }

  /**
   * Parses a statement ahead.
   *
   * @param statement may have a collation of its own
   * @param parser is given the statement's context under the rules of its collection
   */
  <T> ParsedAhead<T> ahead(
      Arguments statement, BiFunction<CollectionRules, QueryContext, T> parser) {
    QueryTerms terms = command.withCollation(Collations.read(statement));
    return new ParsedAhead<>(
        likely, rules -> parser.apply(rules, terms.under(rules.texts(), rules.textIndex())));
  }
}
