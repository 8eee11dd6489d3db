package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.KeyEncoding;
import io.loquat.model.MissingValue;
import io.loquat.model.TextOrder;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.Expressions;
import io.loquat.query.expression.accumulator.Accumulation;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.limit.DocumentSize;
import io.loquat.query.limit.MemoryBudget;
import io.loquat.query.pipeline.Pipeline.CountTail;
import io.loquat.query.plan.DistinctField;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * {@code $group}: one document for each value of an expression, with what accumulators make of the
 * documents that have it. Groups come out in the order in which they were first met.
 */
record Group(Expression id, List<GroupField> fields, TextOrder texts) implements Stage {
  private static final String ID = "_id";

  static Stage parse(BsonValue argument, QueryContext context) {
    if (!(argument instanceof BsonDocument specification)) {
      throw new CommandException(
          ErrorCode.location(15947), "a group's fields must be specified in an object");
    }
    List<GroupField> fields = new ArrayList<>();
    Optional<Expression> id = Optional.empty();
    for (Map.Entry<String, BsonValue> field : specification.entrySet()) {
      if (field.getKey().equals(ID)) {
        id = Optional.of(Expressions.parse(field.getValue(), context));
      } else {
        fields.add(GroupField.parse(field.getKey(), field.getValue(), context));
      }
    }
    Expression grouping =
        id.orElseThrow(
            () ->
                new CommandException(
                    ErrorCode.location(15955), "a group specification must include an _id"));
    return new Group(grouping, List.copyOf(fields), context.texts());
  }

  @Override
  public Iterator<StageDocument> run(Iterator<StageDocument> input) {
    return new LazyIterator(() -> new Run().over(input));
  }

  /** The result made of a mere count, if this does nothing but count all documents. */
  Optional<CountTail> countTail() {
    if (!(id instanceof Expression.Constant(BsonValue key))
        || !fields.stream().allMatch(GroupField::countsDocuments)) {
      return Optional.empty();
    }
    return Optional.of(
        count -> {
          BsonDocument result = new BsonDocument(ID, present(key));
          fields.forEach(field -> result.put(field.name(), Count.number(count)));
          return count == 0 ? List.of() : List.of(result);
        });
  }

  /** The field whose values are the groups, if nothing else is made of the documents. */
  Optional<DistinctField> distinct() {
    return id instanceof Expression.FieldRef(List<String> parts)
            && fields.isEmpty()
            && !parts.isEmpty()
            && !parts.equals(List.of(ID))
        ? Optional.of(new DistinctField(String.join(".", parts), texts, true))
        : Optional.empty();
  }

  private static BsonValue present(BsonValue key) {
    return MissingValue.is(key) ? BsonNull.VALUE : key;
  }

  /** One run of the stage: the groups so far. */
  private final class Run {
    private static final long GROUP_BYTES = 200;

    private final MemoryBudget memory = new MemoryBudget("$group");
    private final Map<ByteBuffer, Members> groups = new LinkedHashMap<>();

    Iterator<StageDocument> over(Iterator<StageDocument> input) {
      input.forEachRemaining(this::add);
      return groups.values().stream().map(this::result).map(StageDocument::made).iterator();
    }

    private void add(StageDocument row) {
      Scope scope = Scope.of(row.document(), row.meta());
      BsonValue key = present(id.evaluate(scope));
      Members group =
          groups.computeIfAbsent(
              ByteBuffer.wrap(KeyEncoding.encode(key, texts)), encoded -> group(encoded, key));
      for (int i = 0; i < fields.size(); i++) {
        group.accumulations.get(i).add(fields.get(i).accumulator().read(scope));
      }
    }

    private Members group(ByteBuffer encoded, BsonValue key) {
      memory.take(
          encoded.remaining() + DocumentSize.bytesAtMost(key) + GROUP_BYTES * (1 + fields.size()));
      return new Members(
          key, fields.stream().map(field -> field.accumulator().start(key, memory)).toList());
    }

    private BsonDocument result(Members group) {
      BsonDocument result = new BsonDocument(ID, group.key);
      for (int i = 0; i < fields.size(); i++) {
        result.put(fields.get(i).name(), group.accumulations.get(i).result());
      }
      return result;
    }
  }

  private record Members(BsonValue key, List<Accumulation> accumulations) {}
}
