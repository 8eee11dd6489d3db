package io.loquat.query.accumulator;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.accumulator.Accumulation;
import io.loquat.query.limit.DocumentSize;
import io.loquat.query.limit.MemoryBudget;
import io.loquat.query.operator.ShellText;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The fields of all documents in one. Confined to one run. */
final class MergeAccumulation implements Accumulation {
  private final BsonDocument merged = new BsonDocument();
  private final MemoryBudget memory;

  MergeAccumulation(MemoryBudget memory) {
    this.memory = memory;
  }

  @Override
  public void add(BsonValue value) {
    if (MissingValue.isNullish(value)) {
      return;
    }
    if (!(value instanceof BsonDocument document)) {
      throw new CommandException(
          ErrorCode.location(5911200),
          "$mergeObjects requires object inputs, but input %s is of type %s"
              .formatted(ShellText.of(value), ShellText.typeName(value)));
    }
    document.forEach(this::put);
  }

  private void put(String name, BsonValue value) {
    BsonValue before = merged.put(name, value);
    long freed = before == null ? 0 : DocumentSize.bytesAtMost(before);
    long nameBytes = before == null ? 2L * name.length() : 0;
    memory.take(DocumentSize.bytesAtMost(value) + nameBytes - freed);
  }

  @Override
  public BsonValue result() {
    return merged;
  }
}
