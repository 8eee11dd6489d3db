package io.loquat.commands.administration.options;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The option {@code encryptedFields} of {@code create}: checked in full, so that a mistake is heard
 * of, and then refused, as a server without replication does. Stateless.
 */
public final class EncryptedFields {
  /** The option's name. */
  public static final String FIELD = "encryptedFields";

  private static final Set<String> FIELDS =
      Set.of("escCollection", "eccCollection", "ecocCollection", "fields", "strEncodeVersion");

  private static final Set<String> OF_A_FIELD = Set.of("path", "keyId", "bsonType", "queries");
  private static final Set<String> NEVER_ENCRYPTED =
      Set.of("minKey", "maxKey", "null", "undefined");

  /** By the names that {@code $type} knows too. */
  private static final Set<String> TYPES =
      Set.of(
          "double",
          "string",
          "object",
          "array",
          "binData",
          "undefined",
          "objectId",
          "bool",
          "date",
          "null",
          "regex",
          "dbPointer",
          "javascript",
          "symbol",
          "javascriptWithScope",
          "int",
          "timestamp",
          "long",
          "decimal",
          "minKey",
          "maxKey");

  private EncryptedFields() {}

  /** Checks all there is; a collection cannot have it. */
  public static void checkTypes(Arguments arguments) {
    Optional<Arguments> config = arguments.nested(FIELD);
    if (config.isEmpty()) {
      return;
    }
    Arguments options = config.get();
    options.allowOnly(FIELDS);
    List<Arguments> fields = new ArrayList<>();
    List<BsonDocument> documents = options.requiredDocuments("fields");
    for (int i = 0; i < documents.size(); i++) {
      Arguments field = new Arguments(options.path("fields." + i), documents.get(i));
      checkField(field);
      fields.add(field);
    }
    for (String collection : List.of("escCollection", "eccCollection", "ecocCollection")) {
      options.string(collection);
    }
    checkPaths(fields);
  }

  /** What it may stand beside. */
  public static void refuse(Arguments arguments) {
    if (!arguments.has(FIELD)) {
      return;
    }
    if (arguments.boolOrNumber("capped", false)) {
      throw error(6367301, "Encrypted fields cannot be used with capped collections");
    }
    if (arguments.has(ViewOptions.VIEW_ON) || arguments.has(TimeSeriesOptions.FIELD)) {
      throw error(6346401, "Encrypted fields cannot be used with views or timeseries collections");
    }
    throw error(6346402, "Encrypted collections are not supported on standalone");
  }

  private static void checkField(Arguments field) {
    field.allowOnly(OF_A_FIELD);
    BsonValue keyId = field.required("keyId");
    if (!(keyId instanceof BsonBinary)) {
      throw field.wrongType("keyId", keyId, "type 'binData'");
    }
    Optional<BsonBinary> unused = field.uuid("keyId");
    if (field.requiredString("path").indexOf('\0') >= 0) {
      throw error(9867600, "Encrypted field paths must not contain null bytes");
    }
    Optional<String> type = field.string("bsonType");
    List<Arguments> queries = queries(field);
    if (field.document().containsKey("queries")) {
      checkQueries(field, type, queries);
    } else if (type.isPresent() && NEVER_ENCRYPTED.contains(known(type.get()))) {
      throw error(6338406, "Type '" + type.get() + "' is not a supported unindexed type");
    }
  }

  private static List<Arguments> queries(Arguments field) {
    BsonValue queries = field.document().get("queries");
    String path = field.path("queries");
    return switch (queries) {
      case null -> List.of();
      case BsonDocument one -> List.of(EncryptedQuery.read(new Arguments(path, one)));
      case BsonArray _ ->
          field.documents("queries").stream()
              .map(one -> EncryptedQuery.read(new Arguments(path, one)))
              .toList();
      default -> throw field.wrongType("queries", queries, "types '[object, array]'");
    };
  }

  private static void checkQueries(
      Arguments field, Optional<String> type, List<Arguments> queries) {
    if (queries.isEmpty()) {
      throw error(9783412, "At least one query type should be specified per field");
    }
    String bsonType =
        known(
            type.orElseThrow(
                () -> error(6412601, "BSON type needs to be specified for an indexed field")));
    String path = field.requiredString("path");
    if (queries.size() > 2) {
      throw error(9783413, "The number of query types for an encrypted field cannot exceed two");
    }
    if (queries.size() == 2) {
      EncryptedQuery.checkPair(queries.getFirst(), queries.getLast(), bsonType, path);
    } else {
      EncryptedQuery.check(queries.getFirst(), bsonType, path);
    }
  }

  private static String known(String type) {
    if (!TYPES.contains(type)) {
      throw new CommandException(ErrorCode.BAD_VALUE, "Unknown type name: " + type);
    }
    return type;
  }

  private static void checkPaths(List<Arguments> fields) {
    Set<BsonValue> keys = new HashSet<>();
    List<String> paths = new ArrayList<>();
    for (Arguments field : fields) {
      if (!keys.add(field.required("keyId"))) {
        throw error(6338401, "Duplicate key ids are not allowed");
      }
      String path = field.requiredString("path");
      if (path.isEmpty()) {
        throw error(6316402, "Encrypted field must have a non-empty path");
      }
      if (path.equals("_id") || path.startsWith("_id.")) {
        throw error(6316403, "Cannot encrypt _id or its subfields");
      }
      paths.forEach(other -> checkApart(path, other));
      paths.add(path);
    }
  }

  private static void checkApart(String path, String other) {
    if (path.equals(other)) {
      throw error(6338402, "Duplicate paths are not allowed");
    }
    if (path.startsWith(other + ".") || other.startsWith(path + ".")) {
      throw error(
          6338403,
          "Conflicting index paths found as one is a prefix of another '%s' and '%s'"
              .formatted(path, other));
    }
  }

  /** The first of the fields that is there, if any; the map gives each its error's number. */
  static void refuseFields(Arguments query, Map<String, Integer> refused, String kind) {
    for (Map.Entry<String, Integer> field : refused.entrySet()) {
      if (query.has(field.getKey())) {
        throw error(
            field.getValue(),
            "The field '%s' is not allowed for %s index but is present"
                .formatted(field.getKey(), kind));
      }
    }
  }

  static CommandException error(int location, String message) {
    return new CommandException(ErrorCode.location(location), message);
  }
}
