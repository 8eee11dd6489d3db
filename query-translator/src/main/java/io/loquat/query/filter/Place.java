package io.loquat.query.filter;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import java.util.List;

/** Where in a filter the parser is, for messages and for the bound on nesting. Immutable. */
sealed interface Place {
  /** The deepest nesting of operators that is accepted, as in MongoDB. */
  int DEPTH_MAX = 100;

  /**
   * The filter itself.
   *
   * @param allowsNear whether it may say in which order documents come
   */
  record Root(QueryContext context, boolean allowsNear) implements Place {
    @Override
    public int depth() {
      return 0;
    }

    @Override
    public boolean isWithinElements() {
      return false;
    }

    @Override
    public String toString() {
      return "filter";
    }
  }

  /** A field, an operator or an entry of an operator's array. */
  record Step(Place parent, String name, int depth) implements Place {
    @Override
    public QueryContext context() {
      return parent.context();
    }

    @Override
    public boolean allowsNear() {
      return parent.allowsNear();
    }

    @Override
    public boolean isWithinElements() {
      return name.equals(ElemMatch.SPEC.name()) || parent.isWithinElements();
    }

    @Override
    public String toString() {
      return name.startsWith("[") ? parent + name : parent + "." + name;
    }
  }

  /** How many operators there are from the top down to here. */
  int depth();

  /** What the command says about all that is in the filter. */
  QueryContext context();

  /** Whether the whole filter may hold {@code $near}. */
  boolean allowsNear();

  /** Whether the filter here is one for elements of arrays, and not for documents. */
  boolean isWithinElements();

  /** Whether it is inside one of these operators. */
  default boolean isBelow(List<String> operators) {
    return this instanceof Step(Place parent, String name, _)
        && (operators.contains(name) || parent.isBelow(operators));
  }

  default Place at(String name) {
    int depth = name.startsWith("$") ? depth() + 1 : depth();
    if (depth > DEPTH_MAX) {
      throw error("exceeded maximum query tree depth of " + DEPTH_MAX);
    }
    return new Step(this, name, depth);
  }

  /** An entry of the operator's array here; it is no deeper than the operator. */
  default Place entry(int index) {
    return new Step(this, "[" + index + "]", depth());
  }

  default CommandException error(String message) {
    return error(ErrorCode.BAD_VALUE, message);
  }

  /** MongoDB's words, then the path to the mistake, which MongoDB leaves out. */
  default CommandException error(ErrorCode code, String message) {
    return new CommandException(code, message + " (at " + shortened() + ")");
  }

  private String shortened() {
    String path = toString();
    return path.length() <= 200 ? path : path.substring(0, 200) + "...";
  }
}
