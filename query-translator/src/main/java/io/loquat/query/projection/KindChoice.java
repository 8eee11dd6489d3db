package io.loquat.query.projection;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import io.loquat.query.projection.Projection.Kind;
import java.util.Optional;
import org.bson.BsonValue;

/**
 * Finds out whether a projection includes or excludes, and refuses what is both. Confined to one
 * parse.
 *
 * <p>Only {@code _id} goes with either. What decides if no other field does is history: {@code
 * $slice} excludes, {@code $elemMatch} includes, {@code $meta} adds to a document in {@code find}
 * and computes one in a stage.
 */
final class KindChoice {
  private final boolean stage;
  private Optional<Kind> kind = Optional.empty();
  private Optional<Boolean> idNamed = Optional.empty();
  private boolean hasSlice;
  private boolean hasElemMatch;
  private boolean hasMeta;

  KindChoice(boolean stage) {
    this.stage = stage;
  }

  /** A field is included or excluded by its name. */
  void name(String field, boolean included) {
    if (included && isSettled(Kind.EXCLUSION)) {
      throw new CommandException(
          ErrorCode.location(31253),
          "Cannot do inclusion on field " + field + " in exclusion projection");
    }
    if (!included && isSettled(Kind.INCLUSION)) {
      throw new CommandException(
          ErrorCode.location(31254),
          "Cannot do exclusion on field " + field + " in inclusion projection");
    }
    kind = Optional.of(included ? Kind.INCLUSION : Kind.EXCLUSION);
  }

  void nameId(boolean included) {
    idNamed = Optional.of(included);
  }

  /** A field gets a value that is no operator. */
  void compute(String field, BsonValue value) {
    if (isSettled(Kind.EXCLUSION)) {
      throw new CommandException(
          ErrorCode.location(31310),
          "Cannot use an expression "
              + ShellText.field(field, value)
              + " in an exclusion projection");
    }
    kind = Optional.of(Kind.INCLUSION);
  }

  /** A field gets the value of an operator. */
  void operator(boolean isMeta) {
    hasMeta |= isMeta;
    if (isMeta) {
      return;
    }
    if (isSettled(Kind.EXCLUSION)) {
      throw new CommandException(
          ErrorCode.location(31252),
          "Cannot use expression other than $meta in exclusion projection");
    }
    kind = Optional.of(Kind.INCLUSION);
  }

  void slice() {
    hasSlice = true;
  }

  void elemMatch() {
    hasElemMatch = true;
  }

  boolean hasElemMatch() {
    return hasElemMatch;
  }

  /** Whether {@code _id} is included, if it is named. */
  Optional<Boolean> idNamed() {
    return idNamed;
  }

  Kind decided() {
    return kind.orElseGet(() -> includesByDefault() ? Kind.INCLUSION : Kind.EXCLUSION);
  }

  private boolean includesByDefault() {
    if (hasSlice) {
      return idNamed.orElse(false);
    }
    return hasElemMatch || (stage && hasMeta) || idNamed.orElse(false);
  }

  private boolean isSettled(Kind wanted) {
    return kind.isPresent() && kind.get() == wanted;
  }
}
