package io.loquat.query.index;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.index.IndexField.Kind;
import io.loquat.query.text.TextIndex;

/** The generator of each kind of index. */
final class KeyGenerators {
  private KeyGenerators() {}

  /** The generator of an index whose fields, collation and options are known. */
  static KeyGenerator of(IndexSpec spec) {
    if (spec.has(Kind.TEXT)) {
      return new TextKeys(spec.fields(), TextIndex.of(spec.description()));
    }
    for (Kind kind : Kind.values()) {
      if (kind != Kind.VALUE && spec.has(kind)) {
        throw new CommandException(
            ErrorCode.COMMAND_NOT_SUPPORTED, "An index of kind " + kind + " is not supported yet");
      }
    }
    return new BtreeKeys(spec.fields(), spec.sparse(), spec.collation().texts());
  }
}
