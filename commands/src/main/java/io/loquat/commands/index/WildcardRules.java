package io.loquat.commands.index;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.ShellText;
import io.loquat.query.projection.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** What the key pattern and the projection of a wildcard index may be. Stateless. */
final class WildcardRules {
  private static final int ONLY_ONE = 7246201;
  private static final int NO_WILDCARD = 7246202;
  private static final int KEYS_OVERLAP = 7246204;
  private static final int RULES_OVERLAP = 7246200;
  private static final int NOT_A_FLAG = 7246207;
  private static final int KEY_INCLUDED = 7246208;
  private static final int KEY_NOT_EXCLUDED = 7246209;
  private static final int LAST_KEY_NOT_EXCLUDED = 7246210;
  private static final int MIXED = 7246211;

  /** A rule of the projection is neither a flag nor more rules. */
  private static final int NOT_A_RULE = 51271;

  private static final String ID = "_id";

  private WildcardRules() {}

  /** Checks the key pattern of a wildcard index. */
  static void checkKey(BsonDocument key) {
    List<String> wildcards = key.keySet().stream().filter(KeyPatternRules::isWildcard).toList();
    if (wildcards.size() > 1) {
      throw location(ONLY_ONE, "Index Key can contain only one wildcard index field");
    }
    if (wildcards.isEmpty()) {
      throw new CommandException(
          ErrorCode.location(NO_WILDCARD),
          "No wildcard index field is specified for the wildcard index");
    }
    String wildcard = wildcards.getFirst();
    if (!wildcard.equals(KeyPatternRules.WILDCARD)) {
      String prefix = wildcard.substring(0, wildcard.length() - 4);
      for (String field : others(key)) {
        if (isWithin(field, prefix)) {
          throw location(
              KEYS_OVERLAP,
              "A wildcard index field should not overlap with and index key fields if wildcard"
                  + " projection is empty, however '"
                  + field
                  + "' is overlapping with the wildcard index field.");
        }
      }
    }
  }

  /**
   * Checks the option {@code wildcardProjection}.
   *
   * @throws CommandException BadValue, FailedToParse and others
   */
  static void check(BsonDocument key, Optional<BsonValue> given) {
    boolean wildcard = KeyPatternRules.plugin(key).equals("wildcard");
    if (given.isEmpty()) {
      if (wildcard && key.size() > 1 && key.containsKey(KeyPatternRules.WILDCARD)) {
        throw new CommandException(
            ErrorCode.CANNOT_CREATE_INDEX,
            "Compound wildcard indexes on all fields must also specify 'wildcardProjection'"
                + " option");
      }
      return;
    }
    if (!wildcard) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "The field 'wildcardProjection' is only allowed in 'wildcard' indexes");
    }
    if (!(given.get() instanceof BsonDocument projection)) {
      throw new CommandException(
          ErrorCode.TYPE_MISMATCH,
          "The field 'wildcardProjection' must be a non-empty object, but got "
              + ShellText.typeName(given.get()));
    }
    if (!key.containsKey(KeyPatternRules.WILDCARD)) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE,
          "The field 'wildcardProjection' is only allowed when 'key' is {\"$**\": ±1}");
    }
    if (projection.isEmpty()) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE, "The 'wildcardProjection' field can't be an empty object");
    }
    if (key.size() > 1) {
      checkCompound(others(key), projection);
    }
    checkRules(projection);
    Projection.parse(projection, QueryContext.plain());
  }

  private static void checkRules(BsonDocument projection) {
    projection.forEach(
        (field, rule) -> {
          if (rule instanceof BsonDocument nested
              && !nested.isEmpty()
              && nested.keySet().stream().noneMatch(name -> name.startsWith("$"))) {
            checkRules(nested);
          } else if (!(rule instanceof BsonNumber) && !(rule instanceof BsonBoolean)) {
            throw location(
                NOT_A_RULE,
                "Bad projection specification, cannot use computed fields when parsing a spec in"
                    + " basic mode: "
                    + ShellText.field(field, rule));
          }
        });
  }

  /** The projection must leave out the other fields of the key pattern. */
  private static void checkCompound(List<String> keys, BsonDocument projection) {
    List<String> included = new ArrayList<>();
    List<String> excluded = new ArrayList<>();
    projection.forEach(
        (field, rule) -> {
          if (!(rule instanceof BsonNumber) && !(rule instanceof BsonBoolean)) {
            throw location(
                NOT_A_FLAG,
                "Fields in wildcardProjection must be numbers, however '%s' is a %s."
                    .formatted(ShellText.field(field, rule), ShellText.typeName(rule)));
          }
          (isTrue(rule) ? included : excluded).add(field);
        });
    checkApart(included);
    checkApart(excluded);
    for (String key : keys) {
      if (included.stream().anyMatch(rule -> isWithin(key, rule))) {
        throw location(
            KEY_INCLUDED,
            "Index Key and Wildcard Projection cannot contain overlapping fields, however '"
                + key
                + "' index field is overlapping with a wildcardProjection path.");
      }
    }
    checkExcluded(keys.stream().sorted().toList(), excluded);
    boolean onlyId = included.equals(List.of(ID)) || excluded.equals(List.of(ID));
    if (!included.isEmpty() && !excluded.isEmpty() && !onlyId) {
      throw location(
          MIXED,
          "Inclusion and exclusion statements cannot combine in the wildcardProjection with an"
              + " exception of explicitly including _id field");
    }
  }

  private static void checkExcluded(List<String> keys, List<String> excluded) {
    if (excluded.isEmpty()) {
      return;
    }
    for (String key : keys) {
      if (excluded.stream().noneMatch(rule -> isWithin(key, rule))) {
        boolean last = excluded.stream().allMatch(rule -> rule.compareTo(key) < 0);
        throw location(
            last ? LAST_KEY_NOT_EXCLUDED : KEY_NOT_EXCLUDED,
            "wildcardProjection paths must exclude all regular index fields, however '"
                + key
                + "' is not excluded.");
      }
    }
  }

  private static void checkApart(List<String> rules) {
    for (String one : rules) {
      for (String other : rules) {
        if (!one.equals(other) && isWithin(one, other)) {
          throw location(
              RULES_OVERLAP,
              "Fields in Wildcard Projection cannot overlap, however '%s' is overlapped with '%s'"
                  .formatted(other, one));
        }
      }
    }
  }

  private static List<String> others(BsonDocument key) {
    return key.keySet().stream().filter(field -> !KeyPatternRules.isWildcard(field)).toList();
  }

  private static boolean isTrue(BsonValue rule) {
    return rule instanceof BsonNumber number
        ? number.doubleValue() != 0
        : rule.equals(BsonBoolean.TRUE);
  }

  private static boolean isWithin(String path, String outer) {
    return path.equals(outer) || path.startsWith(outer + ".");
  }

  private static CommandException location(int code, String why) {
    return new CommandException(ErrorCode.location(code), why);
  }
}
